package org.chatterbloke.voice.core.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.VoiceProfile;

/**
 * The address of a take: a digest of everything that decides how it sounds, and of nothing else.
 */
final class TakeKey {

  /** Rises whenever the finishing of takes in this bundle changes what they sound like. */
  private static final String FINISHING = "takes-1";

  private TakeKey() {}

  /**
   * The key.
   *
   * @param input the exact phonemes or text that the engine reads
   * @param sound speed, pitch, other parameters and how they are brought about
   */
  static String of(
      EngineDescriptor engine,
      VoiceProfile voice,
      String language,
      String input,
      Sound sound,
      long seed) {
    StringBuilder all = new StringBuilder();
    field(all, FINISHING);
    field(all, engine.id());
    field(all, engine.version());
    field(all, String.join(",", engine.models()));
    field(all, Integer.toString(engine.sampleRate()));
    field(all, voice.voice().format());
    field(all, voice.voice().fingerprint());
    field(all, language);
    field(all, input);
    field(all, sound.key());
    field(all, Long.toString(seed));
    return sha256(all.toString());
  }

  /** Length and value, so that no two lists of fields read the same. */
  private static void field(StringBuilder all, String value) {
    all.append(value.length()).append(':').append(value).append('\n');
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
