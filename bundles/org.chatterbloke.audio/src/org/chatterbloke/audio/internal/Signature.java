package org.chatterbloke.audio.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells the kind of an audio file by its first bytes. Stateless. */
public final class Signature {

  /** How many bytes of the start are looked at. */
  public static final int BYTES = 64;

  private Signature() {}

  /**
   * The kind, named by its usual extension.
   *
   * @param head the first {@value #BYTES} bytes, or fewer if the file is shorter
   * @return empty if the content tells nothing
   */
  public static Optional<String> of(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String form = text.length() >= 12 ? text.substring(8, 12) : "";
    if (text.startsWith("RIFF") || text.startsWith("RF64") || text.startsWith("BW64")) {
      return form.equals("WAVE") ? Optional.of("wav") : Optional.empty();
    }
    if (text.startsWith("FORM") && form.startsWith("AIF")) {
      return Optional.of("aiff");
    }
    if (text.startsWith("OggS")) {
      return Optional.of(text.contains("OpusHead") ? "opus" : "ogg");
    }
    if (text.startsWith("fLaC")) {
      return Optional.of("flac");
    }
    if (text.startsWith("\u001a\u0045\u00df\u00a3")) {
      return Optional.of("webm");
    }
    if (text.startsWith("ftyp", 4)) {
      return Optional.of("m4a");
    }
    if (text.startsWith("ID3")) {
      return Optional.of("mp3");
    }
    return frameSync(head);
  }

  /** MPEG audio without a tag: eleven set bits, then version, layer, bit rate and sample rate. */
  private static Optional<String> frameSync(byte[] head) {
    if (head.length < 4 || head[0] != (byte) 0xFF || (head[1] & 0xE0) != 0xE0) {
      return Optional.empty();
    }
    int version = head[1] >> 3 & 3;
    int layer = head[1] >> 1 & 3;
    int bitRate = head[2] >> 4 & 15;
    int sampleRate = head[2] >> 2 & 3;
    boolean valid = version != 1 && layer != 0 && bitRate != 15 && sampleRate != 3;
    return valid ? Optional.of("mp3") : Optional.empty();
  }
}
