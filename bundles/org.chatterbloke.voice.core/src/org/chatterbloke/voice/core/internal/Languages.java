package org.chatterbloke.voice.core.internal;

import java.util.Locale;

/** BCP 47 tags. */
final class Languages {

  private Languages() {}

  /** The language without region and script, in lower case: {@code en} of {@code en-US}. */
  static String primary(String tag) {
    int end = tag.indexOf('-');
    return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
  }
}
