package org.chatterbloke.text.english.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chatterbloke.inference.onnx.InferenceException;
import org.chatterbloke.inference.onnx.OnnxModel;
import org.chatterbloke.inference.onnx.OnnxOptions;
import org.chatterbloke.inference.onnx.Tensor;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.UnknownWordReader;
import org.jspecify.annotations.Nullable;

/**
 * Guesses unknown words with a character transformer. In: {@code chars} int64[1,L]; out: {@code
 * ids} int64[1,T], read as in CTC (repeats collapse, zeros vanish). The last few thousand answers
 * are kept. The network is loaded at the first unknown word. Thread-safe.
 */
final class UnknownWords implements UnknownWordReader, AutoCloseable {

  private static final int REMEMBERED = 4096;

  /** Longer words are read in pieces of this many characters, so that nothing is left out. */
  private static final int PIECE = 20;

  private final Path networkFile;
  private final Path alphabetFile;
  private final String language;
  private @Nullable Network network;
  private final Map<String, String> known =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  UnknownWords(Path networkFile, Path alphabetFile, String language) {
    this.networkFile = networkFile;
    this.alphabetFile = alphabetFile;
    this.language = language;
  }

  private record Network(
      OnnxModel model, Map<Integer, Integer> letters, String[] phonemes, int longest) {}

  @Override
  public String phonemes(String word, String wanted) throws TextException {
    if (!language.equalsIgnoreCase(wanted)) {
      return "";
    }
    synchronized (known) {
      String remembered = known.get(word);
      if (remembered != null) {
        return remembered;
      }
      String phonemes = guess(word);
      known.put(word, phonemes);
      return phonemes;
    }
  }

  private String guess(String word) throws TextException {
    Network current = network;
    if (current == null) {
      current = load();
      network = current;
    }
    long[] ids =
        word.codePoints()
            .mapToObj(current.letters()::get)
            .filter(java.util.Objects::nonNull)
            .mapToLong(Integer::longValue)
            .toArray();
    if (ids.length <= current.longest()) {
      return run(current, ids);
    }
    StringBuilder whole = new StringBuilder();
    for (int start = 0; start < ids.length; start += PIECE) {
      long[] piece = java.util.Arrays.copyOfRange(ids, start, Math.min(ids.length, start + PIECE));
      whole.append(run(current, piece));
    }
    return whole.toString();
  }

  private String run(Network current, long[] ids) throws TextException {
    if (ids.length == 0) {
      return "";
    }
    try {
      Tensor out =
          current.model().run(Map.of("chars", new Tensor.Longs(ids, 1, ids.length))).get("ids");
      StringBuilder phonemes = new StringBuilder();
      if (out instanceof Tensor.Longs(long[] values, long[] ignored)) {
        long previous = 0;
        for (long value : values) {
          if (value != previous && value > 0 && value < current.phonemes().length) {
            phonemes.append(current.phonemes()[(int) value]);
          }
          previous = value;
        }
      }
      return phonemes.toString();
    } catch (InferenceException e) {
      throw new TextException(e.kind(), e.sentence(), e.remedy(), e);
    }
  }

  private Network load() throws TextException {
    try {
      JsonScanner scanner = new JsonScanner(JsonScanner.bytes(alphabetFile));
      Map<Integer, Integer> letters = new java.util.HashMap<>();
      java.util.List<String> phonemes = new java.util.ArrayList<>();
      phonemes.add("");
      int longest = PIECE;
      scanner.expect('{');
      while (!scanner.take('}')) {
        String key = scanner.string();
        scanner.expect(':');
        switch (key) {
          case "in" -> {
            scanner.expect('[');
            while (!scanner.take(']')) {
              letters.put(scanner.string().codePointAt(0), letters.size() + 1);
              scanner.take(',');
            }
          }
          case "out" -> {
            scanner.expect('[');
            while (!scanner.take(']')) {
              phonemes.add(scanner.string());
              scanner.take(',');
            }
          }
          case "maxlen" -> longest = scanner.tenths() / 10;
          default -> scanner.skipValue();
        }
        scanner.take(',');
      }
      OnnxModel model = OnnxModel.open(networkFile, new OnnxOptions(1, true, false));
      return new Network(model, letters, phonemes.toArray(String[]::new), longest);
    } catch (IOException e) {
      throw EnglishData.damaged(alphabetFile.getFileName().toString(), e);
    } catch (InferenceException e) {
      throw new TextException(e.kind(), e.sentence(), e.remedy(), e);
    }
  }

  /** Frees the network; a later call loads it again. */
  @Override
  public void close() {
    synchronized (known) {
      Network current = network;
      if (current != null) {
        current.model().close();
        network = null;
      }
    }
  }
}
