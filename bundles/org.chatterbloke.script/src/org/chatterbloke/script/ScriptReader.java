package org.chatterbloke.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.chatterbloke.base.FailureKind;

/**
 * Reads scripts from files: {@code .txt} as plain text, everything else as Markdown. UTF-8 with or
 * without a byte order mark, and UTF-16 with one. Stateless.
 */
public final class ScriptReader {

  /** The largest file that is read, in bytes: about 15 million words. */
  public static final long LARGEST = 100L << 20;

  private ScriptReader() {}

  /**
   * Reads a script.
   *
   * @throws ScriptException with a sentence that names the file: it is missing, a folder, too
   *     large, not text in one of the encodings (with line and byte), or its markup is broken (with
   *     line and column)
   */
  public static Script read(Path file) throws ScriptException {
    String text = decode(file, bytes(file));
    if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".txt")) {
      return Script.plain(text).readFrom(file);
    }
    try {
      return Script.parse(text).readFrom(file);
    } catch (ScriptException e) {
      throw e.inFile(file.toString());
    }
  }

  private static byte[] bytes(Path file) throws ScriptException {
    try {
      if (Files.isDirectory(file)) {
        throw ScriptException.ofFile(
            FailureKind.BAD_INPUT,
            file + " is a folder, not a script.",
            "Name the script file in it.",
            null);
      }
      if (Files.size(file) > LARGEST) {
        throw ScriptException.ofFile(
            FailureKind.BAD_INPUT,
            file + " is larger than " + (LARGEST >> 20) + " MB.",
            "Split the script into several files.",
            null);
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw ScriptException.ofFile(
          FailureKind.NOT_FOUND,
          "The script " + file + " does not exist.",
          "Check the name and the folder.",
          e);
    } catch (IOException e) {
      throw ScriptException.ofFile(
          FailureKind.STORAGE,
          "The script " + file + " cannot be read: " + e.getMessage() + ".",
          "Check that you may read the file.",
          e);
    }
  }

  private static String decode(Path file, byte[] bytes) throws ScriptException {
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      return utf8(file, bytes, 3);
    }
    boolean littleEndian = startsWith(bytes, 0xff, 0xfe);
    if (littleEndian || startsWith(bytes, 0xfe, 0xff)) {
      return utf16(file, bytes, littleEndian);
    }
    if (hasManyZeros(bytes)) {
      throw ScriptException.ofFile(
          FailureKind.BAD_INPUT,
          file + " is not a text in UTF-8: it is full of zero bytes.",
          "Save the script as UTF-8, or as UTF-16 with a byte order mark.",
          null);
    }
    return utf8(file, bytes, 0);
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether more than one byte in ten is zero: UTF-16 without a mark, or no text at all. */
  private static boolean hasManyZeros(byte[] bytes) {
    long zeros = 0;
    for (byte b : bytes) {
      zeros += b == 0 ? 1 : 0;
    }
    return zeros * 10 > bytes.length;
  }

  private static String utf16(Path file, byte[] bytes, boolean littleEndian)
      throws ScriptException {
    CharsetDecoder decoder =
        (littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE).newDecoder();
    return decode(file, bytes, 2, decoder, "UTF-16");
  }

  private static String utf8(Path file, byte[] bytes, int from) throws ScriptException {
    return decode(file, bytes, from, StandardCharsets.UTF_8.newDecoder(), "UTF-8");
  }

  private static String decode(
      Path file, byte[] bytes, int from, CharsetDecoder decoder, String encoding)
      throws ScriptException {
    decoder.onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate(bytes.length - from + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = Position.of(out.flip(), out.limit()).line();
      int wrong = in.position();
      throw ScriptException.ofFile(
          FailureKind.BAD_INPUT,
          "%s is not a text in %s: byte %d (0x%02X, in line %d) does not belong there."
              .formatted(file, encoding, wrong + 1, bytes[wrong] & 0xff, line),
          "Save the script as UTF-8 in your editor.",
          null);
    }
    return out.flip().toString();
  }
}
