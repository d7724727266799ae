package org.chatterbloke.text.english.internal;

import static org.chatterbloke.text.english.internal.LongIntTable.EMPTY_HASH;
import static org.chatterbloke.text.english.internal.LongIntTable.hash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An averaged-perceptron part-of-speech tagger with the tags of the Penn Treebank. Model and
 * features are those of {@code hibari.g2p.tagger}. Words with one dominant tag are looked up; for
 * the others fifteen features of the word and its neighbours vote. Immutable, thread-safe.
 */
final class Tagger {

  private static final int FEATURES = 15;
  private static final int COUNT_BITS = 6;

  private final String[] tags;
  private final int fallback;
  private final LongIntTable dominantTags;
  private final LongIntTable vocabulary;
  private final LongIntTable features;
  private final byte[] weightTags;
  private final short[] weightTenths;

  private Tagger(
      String[] tags,
      LongIntTable dominantTags,
      LongIntTable vocabulary,
      LongIntTable features,
      byte[] weightTags,
      short[] weightTenths) {
    this.tags = tags;
    this.fallback = List.of(tags).indexOf("NN");
    this.dominantTags = dominantTags;
    this.vocabulary = vocabulary;
    this.features = features;
    this.weightTags = weightTags;
    this.weightTenths = weightTenths;
  }

  /** Reads {@code {"tags":[…],"tagdict":{…},"vocab":[…],"weights":{feature:{tag:weight}}}}. */
  static Tagger load(Path file) throws IOException {
    byte[] json = JsonScanner.bytes(file);
    JsonScanner scanner = new JsonScanner(json);
    String[] tags = new String[0];
    LongIntTable tagIds = new LongIntTable(64);
    LongIntTable dominant = new LongIntTable(1 << 14);
    LongIntTable vocabulary = new LongIntTable(1 << 15);
    Weights weights = new Weights();
    scanner.expect('{');
    while (!scanner.take('}')) {
      String key = scanner.string();
      scanner.expect(':');
      switch (key) {
        case "tags" -> {
          tags = strings(scanner);
          for (int i = 0; i < tags.length; i++) {
            tagIds.put(hash(EMPTY_HASH, tags[i]), i);
          }
        }
        case "tagdict" -> {
          scanner.expect('{');
          while (!scanner.take('}')) {
            long word = stringHash(scanner, json);
            scanner.expect(':');
            dominant.put(word, tagIds.get(stringHash(scanner, json)));
            scanner.take(',');
          }
        }
        case "vocab" -> {
          scanner.expect('[');
          while (!scanner.take(']')) {
            vocabulary.put(stringHash(scanner, json), 0);
            scanner.take(',');
          }
        }
        case "weights" -> weights.read(scanner, json, tagIds);
        default -> scanner.skipValue();
      }
      scanner.take(',');
    }
    if (tags.length == 0 || weights.count == 0) {
      throw new IOException("no tagger in " + file.getFileName());
    }
    return new Tagger(
        tags,
        dominant,
        vocabulary,
        weights.features,
        Arrays.copyOf(weights.tagOf, weights.count),
        Arrays.copyOf(weights.tenths, weights.count));
  }

  /** Collects the weights while the file is read. */
  private static final class Weights {
    final LongIntTable features = new LongIntTable(85_000);
    byte[] tagOf = new byte[300_000];
    short[] tenths = new short[300_000];
    int count;

    void read(JsonScanner scanner, byte[] json, LongIntTable tagIds) throws IOException {
      scanner.expect('{');
      while (!scanner.take('}')) {
        long feature = stringHash(scanner, json);
        scanner.expect(':');
        scanner.expect('{');
        int start = count;
        while (!scanner.take('}')) {
          if (count == tagOf.length) {
            tagOf = Arrays.copyOf(tagOf, count * 2);
            tenths = Arrays.copyOf(tenths, count * 2);
          }
          tagOf[count] = (byte) tagIds.get(stringHash(scanner, json));
          scanner.expect(':');
          tenths[count++] = (short) scanner.tenths();
          scanner.take(',');
        }
        features.put(feature, start << COUNT_BITS | (count - start));
        scanner.take(',');
      }
    }
  }

  private static String[] strings(JsonScanner scanner) throws IOException {
    List<String> strings = new ArrayList<>();
    scanner.expect('[');
    while (!scanner.take(']')) {
      strings.add(scanner.string());
      scanner.take(',');
    }
    return strings.toArray(String[]::new);
  }

  private static long stringHash(JsonScanner scanner, byte[] json) throws IOException {
    scanner.peek();
    int before = scanner.position();
    int start = scanner.skipString();
    int end = scanner.position() - 1;
    for (int i = start; i < end; i++) {
      if (json[i] < 0 || json[i] == '\\') {
        return hash(EMPTY_HASH, new JsonScanner(json, before).string());
      }
    }
    return hash(json, start, end);
  }

  /**
   * Tags a sentence.
   *
   * @param words its words and punctuation marks, none empty
   * @return one tag each
   */
  List<String> tags(List<String> words) {
    String[] context = new String[words.size() + 4];
    context[0] = "-START2-";
    context[1] = "-START-";
    context[words.size() + 2] = "-END-";
    context[words.size() + 3] = "-END2-";
    for (int i = 0; i < words.size(); i++) {
      String normal = normal(words.get(i));
      context[i + 2] =
          vocabulary.get(hash(EMPTY_HASH, normal)) >= 0 ? normal : "<" + shape(words.get(i)) + ">";
    }
    List<String> result = new ArrayList<>(words.size());
    String previous = context[1];
    String beforePrevious = context[0];
    long[] hashes = new long[FEATURES];
    int[] scores = new int[tags.length];
    for (int i = 0; i < words.size(); i++) {
      int tag = dominantTags.get(hash(EMPTY_HASH, words.get(i)));
      if (tag < 0) {
        features(hashes, i, words.get(i), context, previous, beforePrevious);
        tag = vote(hashes, scores);
      }
      result.add(tags[tag]);
      beforePrevious = previous;
      previous = tags[tag];
    }
    return result;
  }

  private int vote(long[] hashes, int[] scores) {
    Arrays.fill(scores, 0);
    boolean any = false;
    for (long feature : hashes) {
      int slot = features.get(feature);
      if (slot >= 0) {
        int start = slot >> COUNT_BITS;
        int end = start + (slot & (1 << COUNT_BITS) - 1);
        for (int i = start; i < end; i++) {
          scores[weightTags[i]] += weightTenths[i];
        }
        any = true;
      }
    }
    if (!any) {
      return fallback;
    }
    int best = 0;
    for (int i = 1; i < tags.length; i++) {
      if (scores[i] > scores[best]
          || (scores[i] == scores[best] && tags[i].compareTo(tags[best]) > 0)) {
        best = i;
      }
    }
    return best;
  }

  private static final long WORD = hash(EMPTY_HASH, "w=");
  private static final long SUFFIX = hash(EMPTY_HASH, "s3=");
  private static final long PREFIX = hash(EMPTY_HASH, "p1=");
  private static final long SHAPE = hash(EMPTY_HASH, "sh=");
  private static final long BIAS = hash(EMPTY_HASH, "b");
  private static final long FIRST = hash(EMPTY_HASH, "i0");
  private static final long LATER = hash(EMPTY_HASH, "i+");
  private static final long TAG_1 = hash(EMPTY_HASH, "t-1=");
  private static final long TAG_2 = hash(EMPTY_HASH, "t-2=");
  private static final long TAGS = hash(EMPTY_HASH, "t-12=");
  private static final long LEFT = hash(EMPTY_HASH, "w-1=");
  private static final long LEFT_SUFFIX = hash(EMPTY_HASH, "s3-1=");
  private static final long LEFT_2 = hash(EMPTY_HASH, "w-2=");
  private static final long RIGHT = hash(EMPTY_HASH, "w+1=");
  private static final long RIGHT_SUFFIX = hash(EMPTY_HASH, "s3+1=");
  private static final long RIGHT_2 = hash(EMPTY_HASH, "w+2=");

  private static void features(
      long[] hashes, int i, String word, String[] context, String previous, String before) {
    int j = i + 2;
    hashes[0] = BIAS;
    hashes[1] = hash(SUFFIX, word, Math.max(0, word.length() - 3), word.length());
    hashes[2] = hash(PREFIX, word, 0, 1);
    hashes[3] = hash(WORD, context[j]);
    hashes[4] = hash(SHAPE, shape(word));
    hashes[5] = i == 0 ? FIRST : LATER;
    hashes[6] = hash(TAG_1, previous);
    hashes[7] = hash(TAG_2, before);
    hashes[8] = hash(hash(hash(TAGS, previous), ","), before);
    String left = context[j - 1];
    hashes[9] = hash(LEFT, left);
    hashes[10] = hash(LEFT_SUFFIX, left, Math.max(0, left.length() - 3), left.length());
    hashes[11] = hash(LEFT_2, context[j - 2]);
    String right = context[j + 1];
    hashes[12] = hash(RIGHT, right);
    hashes[13] = hash(RIGHT_SUFFIX, right, Math.max(0, right.length() - 3), right.length());
    hashes[14] = hash(RIGHT_2, context[j + 2]);
  }

  private static String normal(String word) {
    if (word.charAt(0) != '-' && word.indexOf('-') > 0) {
      return "!HYPHEN";
    }
    if (word.length() == 4 && word.chars().allMatch(Character::isDigit)) {
      return "!YEAR";
    }
    return Character.isDigit(word.charAt(0)) ? "!DIGITS" : word.toLowerCase(Locale.ROOT);
  }

  private static String shape(String word) {
    if (word.chars().allMatch(Character::isLetter)) {
      if (word.chars().allMatch(Character::isLowerCase)) {
        return "x";
      }
      if (word.chars().allMatch(Character::isUpperCase)) {
        return word.length() > 1 ? "XX" : "X1";
      }
      return Character.isUpperCase(word.charAt(0))
              && word.chars().skip(1).allMatch(Character::isLowerCase)
          ? "Xx"
          : "xX";
    }
    if (word.chars().allMatch(Character::isDigit)) {
      return "d";
    }
    StringBuilder shape = new StringBuilder(4);
    for (int i = 0; i < Math.min(4, word.length()); i++) {
      char c = word.charAt(i);
      shape.append(Character.isDigit(c) ? 'd' : Character.isLetter(c) ? 'x' : c);
    }
    return shape.toString();
  }
}
