package org.chatterbloke.inference.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.chatterbloke.base.FailureKind;

/**
 * A loaded ONNX model. {@link #run} may be called from several threads; {@link #close} when none
 * runs. Native code is loaded by the first model that is opened.
 */
public final class OnnxModel implements AutoCloseable {

  private static final Duration CANCEL_POLL = Duration.ofMillis(50);

  private final OrtSession session;
  private final String name;
  private boolean isClosed;

  private OnnxModel(OrtSession session, String name) {
    this.session = session;
    this.name = name;
  }

  /**
   * Loads a model from a file; the file is mapped or read by the runtime.
   *
   * @throws InferenceException if the file is missing, no model, or too large for the memory
   */
  public static OnnxModel open(Path file, OnnxOptions options) throws InferenceException {
    return open(
        file.getFileName().toString(),
        options,
        (environment, settings) -> environment.createSession(file.toString(), settings));
  }

  /** Loads a model from bytes; {@code name} is for messages. */
  public static OnnxModel open(String name, byte[] model, OnnxOptions options)
      throws InferenceException {
    return open(
        name, options, (environment, settings) -> environment.createSession(model, settings));
  }

  private interface Loader {
    OrtSession load(OrtEnvironment environment, OrtSession.SessionOptions settings)
        throws OrtException;
  }

  private static OnnxModel open(String name, OnnxOptions options, Loader loader)
      throws InferenceException {
    try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
      settings.setIntraOpNumThreads(options.threads());
      settings.setInterOpNumThreads(1);
      settings.setOptimizationLevel(
          options.optimise()
              ? OrtSession.SessionOptions.OptLevel.ALL_OPT
              : OrtSession.SessionOptions.OptLevel.BASIC_OPT);
      settings.setCPUArenaAllocator(options.reuseMemory());
      settings.setMemoryPatternOptimization(false);
      // Threads that wait for work sleep instead of spinning: the machine is not ours alone.
      settings.addConfigEntry("session.intra_op.allow_spinning", "0");
      return new OnnxModel(loader.load(OrtEnvironment.getEnvironment(), settings), name);
    } catch (OrtException e) {
      if (isOutOfMemory(e)) {
        throw outOfMemory(name, e);
      }
      throw new InferenceException(
          FailureKind.STORAGE,
          "The model file " + name + " cannot be loaded.",
          "Run \u201cchatterbloke models verify\u201d to find and replace damaged files.",
          e);
    } catch (LinkageError e) {
      throw new InferenceException(
          FailureKind.UNAVAILABLE,
          "ONNX Runtime cannot be loaded on this machine (" + e.getMessage() + ").",
          "Install the runtime for this platform with \u201cchatterbloke plugins install\u201d.",
          e);
    }
  }

  /** Names of the inputs. */
  public Set<String> inputs() {
    return session.getInputNames();
  }

  /** Names of the outputs. */
  public Set<String> outputs() {
    return session.getOutputNames();
  }

  /** Runs the model and returns all outputs. */
  public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs) throws InferenceException {
    return run(inputs, outputs());
  }

  /**
   * Runs the model.
   *
   * @param inputs by name
   * @param wanted names of the outputs to return
   * @return the outputs by name; float16 and int32 outputs are not supported
   * @throws InferenceException if the runtime refuses
   */
  public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted)
      throws InferenceException {
    try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
      return run(inputs, wanted, options);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /**
   * Runs the model and stops in the middle if told to.
   *
   * @param inputs by name
   * @param wanted names of the outputs to return
   * @param cancelled asked twenty times a second, on another thread
   * @return the outputs by name
   * @throws CancellationException if {@code cancelled} became true before the end
   * @throws InferenceException if the runtime refuses
   */
  public Map<String, Tensor> run(
      Map<String, ? extends Tensor> inputs, Set<String> wanted, BooleanSupplier cancelled)
      throws InferenceException {
    try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
      Thread watch =
          Thread.ofVirtual().name("cancel " + name).start(() -> watch(options, cancelled));
      try {
        return run(inputs, wanted, options);
      } catch (OrtException e) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        throw failed(e);
      } finally {
        watch.interrupt();
        join(watch);
      }
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  private static void watch(OrtSession.RunOptions options, BooleanSupplier cancelled) {
    try {
      while (!cancelled.getAsBoolean()) {
        Thread.sleep(CANCEL_POLL);
      }
      options.setTerminate(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OrtException e) {
      throw new IllegalStateException("stopping a run", e);
    }
  }

  private static void join(Thread watch) {
    boolean interrupted = false;
    while (true) {
      try {
        watch.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, Tensor> run(
      Map<String, ? extends Tensor> inputs, Set<String> wanted, OrtSession.RunOptions options)
      throws OrtException {
    Map<String, OnnxTensor> feeds = new HashMap<>();
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      for (Map.Entry<String, ? extends Tensor> input : inputs.entrySet()) {
        feeds.put(input.getKey(), toNative(environment, input.getValue()));
      }
      try (OrtSession.Result result = session.run(feeds, wanted, options)) {
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> output : result) {
          outputs.put(output.getKey(), fromNative((OnnxTensor) output.getValue()));
        }
        return outputs;
      }
    } finally {
      feeds.values().forEach(OnnxTensor::close);
    }
  }

  private InferenceException failed(OrtException cause) {
    return isOutOfMemory(cause)
        ? outOfMemory(name, cause)
        : new InferenceException(
            FailureKind.INTERNAL,
            "The model " + name + " failed to run.",
            "Please report this with the log file; shorter text may work meanwhile.",
            cause);
  }

  private static boolean isOutOfMemory(OrtException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("allocate memory") || message.contains("bad_alloc");
  }

  private static InferenceException outOfMemory(String name, OrtException cause) {
    return new InferenceException(
        FailureKind.RESOURCES,
        "There is not enough memory to run the model " + name + ".",
        "Close other programs, or use shorter sentences or a smaller engine.",
        cause);
  }

  private static OnnxTensor toNative(OrtEnvironment environment, Tensor tensor)
      throws OrtException {
    return switch (tensor) {
      case Tensor.Floats(float[] data, long[] shape) ->
          OnnxTensor.createTensor(environment, FloatBuffer.wrap(data), shape);
      case Tensor.Longs(long[] data, long[] shape) ->
          OnnxTensor.createTensor(environment, LongBuffer.wrap(data), shape);
    };
  }

  private static Tensor fromNative(OnnxTensor tensor) throws OrtException {
    long[] shape = tensor.getInfo().getShape();
    if (tensor.getInfo().type == OnnxJavaType.FLOAT) {
      // The runtime's binding copies into a new array already; a second copy would cost as much
      // again.
      FloatBuffer buffer = tensor.getFloatBuffer();
      if (buffer.hasArray() && buffer.array().length == buffer.remaining()) {
        return new Tensor.Floats(buffer.array(), shape);
      }
      float[] data = new float[buffer.remaining()];
      buffer.get(data);
      return new Tensor.Floats(data, shape);
    }
    LongBuffer buffer = tensor.getLongBuffer();
    if (buffer == null) {
      throw new OrtException("unsupported output type " + tensor.getInfo().type);
    }
    long[] data = new long[buffer.remaining()];
    buffer.get(data);
    return new Tensor.Longs(data, shape);
  }

  /** Frees the native session; further calls do nothing. */
  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("closing " + name, e);
    }
  }
}
