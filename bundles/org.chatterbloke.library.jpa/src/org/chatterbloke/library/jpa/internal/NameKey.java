package org.chatterbloke.library.jpa.internal;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which names are compared: without regard to case, spaces around and composition. */
final class NameKey {

  private NameKey() {}

  static String of(String name) {
    String folded = name.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
