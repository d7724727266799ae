package org.chatterbloke.voice.api;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A voice as its engine understands it; opaque to everybody else.
 *
 * @param engineId the engine that speaks it
 * @param format {@value #STOCK}, or what the cloner writes ({@code kokoro-adapt-1})
 * @param name for stock voices the id or a mix of ids; otherwise a name for people
 * @param files what a cloner stored, by role; empty for stock voices
 * @param fingerprint changes whenever the voice sounds different; part of a take's key
 */
public record VoiceData(
    String engineId, String format, String name, Map<String, Path> files, String fingerprint) {

  /** The format of stock voices and mixes of them. */
  public static final String STOCK = "stock";

  public VoiceData {
    files = Map.copyOf(files);
  }

  /** A stock voice, or a mix such as {@code af_heart*0.6+bf_emma*0.4}. */
  public static VoiceData stock(String engineId, String name) {
    return new VoiceData(engineId, STOCK, name, Map.of(), STOCK + ":" + name);
  }

  /** Whether this is a stock voice or a mix of them. */
  public boolean isStock() {
    return format.equals(STOCK);
  }

  /** SHA-256 of some bytes in hex: what cloners use for the fingerprint. */
  public static String fingerprintOf(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(Integer.toString(part.length).getBytes(StandardCharsets.US_ASCII));
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
