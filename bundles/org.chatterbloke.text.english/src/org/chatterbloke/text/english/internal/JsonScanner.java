package org.chatterbloke.text.english.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A pull scanner over JSON in memory. The dictionaries are megabytes, are read in the first half
 * second of a cold virtual machine, and are used in place: there a general parser, not yet compiled
 * and making objects of every entry, takes most of a second (measured: 0.4 s for one dictionary,
 * 0.6 s for the tagger). Positions are byte offsets. Not thread-safe.
 */
final class JsonScanner {

  private final byte[] bytes;
  private int at;

  JsonScanner(byte[] bytes) {
    this(bytes, 0);
  }

  JsonScanner(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The content of a file, inflated if its name ends with {@code .gz}. */
  static byte[] bytes(Path file) throws IOException {
    if (!file.getFileName().toString().endsWith(".gz")) {
      return Files.readAllBytes(file);
    }
    byte[] packed = Files.readAllBytes(file);
    try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(packed), 1 << 16)) {
      return in.readNBytes(inflatedSize(packed));
    }
  }

  /** The last four bytes of a gzip file are its inflated size; so no buffer has to grow. */
  private static int inflatedSize(byte[] packed) throws IOException {
    int end = packed.length;
    if (end < 18) {
      throw new IOException("gzip file of " + end + " bytes");
    }
    int size =
        (packed[end - 4] & 255)
            | (packed[end - 3] & 255) << 8
            | (packed[end - 2] & 255) << 16
            | (packed[end - 1] & 255) << 24;
    if (size < 0 || size > 1 << 28) {
      throw new IOException("gzip file that inflates to " + Integer.toUnsignedString(size));
    }
    return size;
  }

  int position() {
    return at;
  }

  /** The next byte that is not white space, without taking it; 0 at the end. */
  byte peek() {
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b;
      }
      at++;
    }
    return 0;
  }

  /** Takes {@code wanted} if it is next. */
  boolean take(char wanted) {
    if (peek() == wanted) {
      at++;
      return true;
    }
    return false;
  }

  void expect(char wanted) throws IOException {
    if (!take(wanted)) {
      throw new IOException("JSON: '" + wanted + "' expected at byte " + at);
    }
  }

  /**
   * Takes a string and returns the offset of its first byte; its end is the byte before position.
   */
  int skipString() throws IOException {
    expect('"');
    int start = at;
    while (at < bytes.length && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    expect('"');
    return start;
  }

  String string() throws IOException {
    int start = skipString();
    String raw = new String(bytes, start, at - 1 - start, StandardCharsets.UTF_8);
    return raw.indexOf('\\') < 0 ? raw : unescape(raw);
  }

  private static String unescape(String raw) throws IOException {
    StringBuilder plain = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      char escape = raw.charAt(++i);
      switch (escape) {
        case 'b' -> plain.append('\b');
        case 'f' -> plain.append('\f');
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case 'u' -> {
          if (i + 5 > raw.length()) {
            throw new IOException("JSON: broken escape");
          }
          plain.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
          i += 4;
        }
        default -> plain.append(escape);
      }
    }
    return plain.toString();
  }

  /** Takes a number with at most one decimal, as tenths; further decimals are cut off. */
  int tenths() throws IOException {
    boolean negative = take('-');
    int start = at;
    int value = 0;
    while (at < bytes.length && isDigit(bytes[at])) {
      value = value * 10 + bytes[at++] - '0';
    }
    if (at == start) {
      throw new IOException("JSON: number expected at byte " + at);
    }
    value *= 10;
    if (at < bytes.length && bytes[at] == '.') {
      at++;
      if (at < bytes.length && isDigit(bytes[at])) {
        value += bytes[at] - '0';
      }
      while (at < bytes.length && isDigit(bytes[at])) {
        at++;
      }
    }
    return negative ? -value : value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Takes any value. */
  void skipValue() throws IOException {
    byte next = peek();
    if (next == '"') {
      skipString();
    } else if (next == '{' || next == '[') {
      int depth = 0;
      do {
        byte b = peek();
        if (b == '"') {
          skipString();
          continue;
        }
        if (b == 0) {
          throw new IOException("JSON: ends early");
        }
        depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
        at++;
      } while (depth > 0);
    } else {
      while (at < bytes.length && ",]} \n\r\t".indexOf(bytes[at]) < 0) {
        at++;
      }
    }
  }
}
