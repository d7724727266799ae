package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the first bytes of a file say about it; file names lie. */
enum FileSignature {
  WAV("a WAV file", true),
  FLAC("a FLAC file", true),
  OGG("an Ogg file", true),
  MPEG("an MP3 or AAC file", true),
  MP4("an MP4 file", true),
  MATROSKA("a WEBM file", true),
  AIFF("an AIFF file", true),
  CAF("a CAF file", true),
  PNG("a PNG picture", false),
  JPEG("a JPEG picture", false),
  GIF("a GIF picture", false),
  PDF("a PDF document", false),
  ZIP("a ZIP archive or office document", false),
  TEXT("text", false),
  UNKNOWN("of no known audio format", false);

  private static final int HEAD = 512;

  private final String description;
  private final boolean audio;

  FileSignature(String description, boolean audio) {
    this.description = description;
    this.audio = audio;
  }

  /** A noun phrase that completes "it is …". */
  String description() {
    return description;
  }

  /** Whether files that start like this can hold audio. */
  boolean audio() {
    return audio;
  }

  /** Reads the start of a file. */
  static FileSignature of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(HEAD));
    }
  }

  /** Judges the first bytes of a file. */
  static FileSignature of(byte[] head) {
    if (starts(head, 0, "RIFF") || starts(head, 0, "RF64") || starts(head, 0, "BW64")) {
      return starts(head, 8, "WAVE") ? WAV : UNKNOWN;
    }
    if (starts(head, 0, "FORM")) {
      return starts(head, 8, "AIF") ? AIFF : UNKNOWN;
    }
    if (starts(head, 4, "ftyp") || starts(head, 4, "moov")) {
      return MP4;
    }
    record Magic(String bytes, FileSignature signature) {}
    Magic[] magics = {
      new Magic("fLaC", FLAC),
      new Magic("OggS", OGG),
      new Magic("ID3", MPEG),
      new Magic("\u001aE\u00df\u00a3", MATROSKA),
      new Magic("caff", CAF),
      new Magic("\u0089PNG", PNG),
      new Magic("\u00ff\u00d8\u00ff", JPEG),
      new Magic("GIF8", GIF),
      new Magic("%PDF", PDF),
      new Magic("PK\u0003\u0004", ZIP)
    };
    for (Magic magic : magics) {
      if (starts(head, 0, magic.bytes())) {
        return magic.signature();
      }
    }
    if (head.length > 3 && (head[0] & 0xff) == 0xff && (head[1] & 0xe0) == 0xe0) {
      return MPEG;
    }
    return isText(head) ? TEXT : UNKNOWN;
  }

  private static boolean starts(byte[] head, int offset, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= offset + bytes.length
        && java.util.Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
  }

  /** Text of any usual encoding has no control characters but white space. */
  private static boolean isText(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        return false;
      }
      if (b == 0x7f) {
        return false;
      }
    }
    return head.length > 0;
  }
}
