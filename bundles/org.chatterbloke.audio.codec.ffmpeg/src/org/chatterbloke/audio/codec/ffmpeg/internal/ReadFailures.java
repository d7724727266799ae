package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.UnsupportedAudioException;
import org.chatterbloke.base.FailureKind;

/** The sentences for files that cannot be read. */
final class ReadFailures {

  private static final String AGAIN = "Export or download the file again.";

  private ReadFailures() {}

  static AudioException folder(Path file) {
    return bad(file + " is a folder, not an audio file.", "Give the path of one audio file.");
  }

  static AudioException empty(Path file) {
    return bad("The audio file " + file + " is empty (0 bytes).", AGAIN);
  }

  static AudioException notAudio(Path file, FileSignature signature) {
    String why =
        signature.audio() || signature == FileSignature.UNKNOWN
            ? "its content has no known audio format"
            : "it is " + signature.description();
    return bad(
        file + " is not an audio file: " + why + ".",
        "Use a WAV, MP3, FLAC, Ogg, Opus, M4A or WEBM file.");
  }

  static AudioException damaged(Path file, String reason) {
    return bad("The audio file " + file + " is damaged or cut off (" + reason + ").", AGAIN);
  }

  static AudioException noAudioStream(Path file) {
    return bad(
        file + " has no sound: it holds only pictures or other data.",
        "Use a file with a sound track.");
  }

  static AudioException noSamples(Path file) {
    return bad("The audio file " + file + " holds no sound: it has zero samples.", AGAIN);
  }

  static AudioException noDecoder(Path file, String coding) {
    return new UnsupportedAudioException(
        "The sound in " + file + " is coded as " + coding + ", which cannot be decoded here.",
        "Convert it to WAV, FLAC or MP3 first.");
  }

  static AudioException cut(Path file) {
    return bad(
        "The audio file " + file + " is cut off: it ends before the sound it announces.", AGAIN);
  }

  static IOException cut(Path file, double announced, double found) {
    return stream(
        "The audio file %s is cut off: it announces %s but only %s are there."
            .formatted(file, seconds(announced), seconds(found)));
  }

  static IOException broken(Path file, double second, String reason) {
    return stream(
        "The audio file %s is damaged at %s (%s).".formatted(file, seconds(second), reason));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  private static AudioException bad(String sentence, String remedy) {
    return new AudioException(FailureKind.BAD_INPUT, sentence, remedy, null);
  }

  /** Reading in order throws IOException; the readable failure travels as its cause. */
  private static IOException stream(String sentence) {
    AudioException failure = bad(sentence, AGAIN);
    return new IOException(failure.getMessage(), failure);
  }
}
