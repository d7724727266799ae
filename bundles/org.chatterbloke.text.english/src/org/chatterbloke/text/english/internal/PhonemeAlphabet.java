package org.chatterbloke.text.english.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;

/** The characters that may stand in phonemes: the vocabulary of the engines. Immutable. */
final class PhonemeAlphabet {

  private final BitSet known;

  private PhonemeAlphabet(BitSet known) {
    this.known = known;
  }

  /** Reads {@code {"character":id,…}}. */
  static PhonemeAlphabet load(Path file) throws IOException {
    JsonScanner scanner = new JsonScanner(JsonScanner.bytes(file));
    BitSet known = new BitSet();
    scanner.expect('{');
    while (!scanner.take('}')) {
      known.set(scanner.string().charAt(0));
      scanner.expect(':');
      scanner.skipValue();
      scanner.take(',');
    }
    return new PhonemeAlphabet(known);
  }

  /** Signs of the vocabulary that are pauses and quotes rather than sounds. */
  private static final String PUNCTUATION = ";:,.!?—…\"()“”";

  /** The first character that is no sound, stress or blank; "" if there is none. */
  String firstUnknown(String phonemes) {
    for (int i = 0; i < phonemes.length(); i = phonemes.offsetByCodePoints(i, 1)) {
      int c = phonemes.codePointAt(i);
      if (!known.get(c) || PUNCTUATION.indexOf(c) >= 0) {
        return Character.toString(c);
      }
    }
    return "";
  }

  /**
   * The same phonemes with flap and glottal stop as the engines write them, and nothing unknown.
   */
  String clean(String phonemes) {
    StringBuilder clean = new StringBuilder(phonemes.length());
    for (int i = 0; i < phonemes.length(); i++) {
      char c = phonemes.charAt(i);
      char plain = c == 'ɾ' ? 'T' : c == 'ʔ' ? 't' : c;
      if (known.get(plain)) {
        clean.append(plain);
      }
    }
    return clean.toString();
  }

  /**
   * As {@link #clean}, for phonemes that a person wrote: only what no engine can say is left out.
   */
  String cleanGiven(String phonemes) {
    StringBuilder clean = new StringBuilder(phonemes.length());
    phonemes.chars().filter(known::get).forEach(c -> clean.append((char) c));
    return clean.toString().strip();
  }
}
