package org.chatterbloke.voice.engine.kokoro.internal;

import java.util.HashMap;
import java.util.Map;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.voice.model.kokoro.KokoroModel;

/** Loaded models by number of threads, each kept as long as a session uses it. Thread-safe. */
final class SharedModels {

  private final Map<Integer, Shared> models = new HashMap<>();

  /** Loads a model. */
  @FunctionalInterface
  interface Loader {
    KokoroModel load() throws ChatterBlokeException;
  }

  private static final class Shared {
    private final KokoroModel model;
    private int users;

    Shared(KokoroModel model) {
      this.model = model;
    }
  }

  /** A model in use; closing gives it back, once. */
  final class Lease implements AutoCloseable {
    private final int threads;
    private final KokoroModel model;
    private boolean isClosed;

    private Lease(int threads, KokoroModel model) {
      this.threads = threads;
      this.model = model;
    }

    KokoroModel model() {
      return model;
    }

    boolean isClosed() {
      synchronized (models) {
        return isClosed;
      }
    }

    @Override
    public void close() {
      synchronized (models) {
        if (!isClosed) {
          isClosed = true;
          giveBack(threads);
        }
      }
    }
  }

  /** The model for a number of threads, loaded now if nobody uses it. */
  Lease lease(int threads, Loader loader) throws ChatterBlokeException {
    synchronized (models) {
      Shared shared = models.get(threads);
      if (shared == null) {
        shared = new Shared(loader.load());
        models.put(threads, shared);
      }
      shared.users++;
      return new Lease(threads, shared.model);
    }
  }

  private void giveBack(int threads) {
    Shared shared = models.get(threads);
    if (shared != null && --shared.users == 0) {
      models.remove(threads);
      shared.model.close();
    }
  }
}
