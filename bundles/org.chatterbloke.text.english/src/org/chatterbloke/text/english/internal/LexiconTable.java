package org.chatterbloke.text.english.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One dictionary file of misaki: the JSON stays in memory as bytes, with an index of its sorted
 * keys (some 3 MB for 90,000 words, where a map of strings takes 20). Immutable, thread-safe.
 */
final class LexiconTable {

  private static final int LONGEST_KEY = 64;

  private final byte[] json;
  private final int[] keys;

  private LexiconTable(byte[] json, int[] keys) {
    this.json = json;
    this.keys = keys;
  }

  /**
   * One entry.
   *
   * @param phonemes the reading, or null if it depends on the part of speech
   * @param readings by part of speech ({@code DEFAULT} is always there; a null value means "spell
   *     it"), or null
   */
  record Entry(@Nullable String phonemes, @Nullable Map<String, @Nullable String> readings) {}

  /** Reads a file {@code {"word":"phonemes","word":{"DEFAULT":…},…}} with ASCII keys in order. */
  static LexiconTable load(Path file) throws IOException {
    byte[] json = JsonScanner.bytes(file);
    JsonScanner scanner = new JsonScanner(json);
    int[] keys = new int[1 << 17];
    int count = 0;
    scanner.expect('{');
    while (!scanner.take('}')) {
      int key = scanner.skipString();
      if (count > 0 && compare(json, keys[count - 1], key) >= 0) {
        throw new IOException("keys of " + file.getFileName() + " are not in order");
      }
      if (count == keys.length) {
        keys = Arrays.copyOf(keys, count * 2);
      }
      keys[count++] = key;
      scanner.expect(':');
      scanner.skipValue();
      scanner.take(',');
    }
    return new LexiconTable(json, Arrays.copyOf(keys, count));
  }

  private static int compare(byte[] json, int a, int b) {
    for (int i = 0; ; i++) {
      byte x = json[a + i];
      byte y = json[b + i];
      if (x == '"' || y == '"') {
        return x == y ? 0 : x == '"' ? -1 : 1;
      }
      if (x != y) {
        return x - y;
      }
    }
  }

  int size() {
    return keys.length;
  }

  boolean contains(String word) {
    return find(word) >= 0;
  }

  /** The entry of exactly this word, or null. */
  @Nullable Entry get(String word) {
    int index = find(word);
    if (index < 0) {
      return null;
    }
    try {
      JsonScanner scanner = new JsonScanner(json, keys[index] + word.length() + 1);
      scanner.expect(':');
      if (scanner.peek() == '"') {
        return new Entry(scanner.string(), null);
      }
      Map<String, @Nullable String> readings = new HashMap<>();
      scanner.expect('{');
      while (!scanner.take('}')) {
        String tag = scanner.string();
        scanner.expect(':');
        if (scanner.peek() == '"') {
          readings.put(tag, scanner.string());
        } else {
          scanner.skipValue();
          readings.put(tag, null);
        }
        scanner.take(',');
      }
      return new Entry(null, readings);
    } catch (IOException e) {
      throw new IllegalStateException("the index does not fit the dictionary", e);
    }
  }

  private int find(String word) {
    if (word.isEmpty() || word.length() > LONGEST_KEY) {
      return -1;
    }
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(word, keys[middle]);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return -1;
  }

  private int compare(String word, int key) {
    for (int i = 0; i < word.length(); i++) {
      byte b = json[key + i];
      if (b == '"') {
        return 1;
      }
      int difference = word.charAt(i) - b;
      if (difference != 0) {
        return difference;
      }
    }
    return json[key + word.length()] == '"' ? 0 : -1;
  }
}
