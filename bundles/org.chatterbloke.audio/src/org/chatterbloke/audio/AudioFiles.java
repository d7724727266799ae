package org.chatterbloke.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chatterbloke.audio.internal.Signature;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * The front door to audio files: finds the codec by what a file holds, then by its extension, and
 * turns everything that can be wrong with a file into an {@link AudioException} with a sentence.
 * Stateless; any thread.
 */
public final class AudioFiles {

  private static final int CHUNK_FRAMES = 1 << 16;

  private final List<AudioCodec> codecs;

  /**
   * Uses the given codecs.
   *
   * @param codecs in order of preference
   */
  public AudioFiles(List<AudioCodec> codecs) {
    this.codecs = List.copyOf(codecs);
  }

  /**
   * Reads a whole file into memory at its own rate.
   *
   * @throws AudioException as {@link #open}; also if the file holds no frame at all, is damaged
   *     further on, or does not fit into memory
   */
  public AudioClip read(Path file) throws AudioException {
    try (AudioSource source = open(file)) {
      float[][] samples = readAll(source, file);
      if (samples[0].length == 0) {
        throw new AudioException(
            FailureKind.BAD_INPUT,
            "The recording " + file + " holds no sound: it is 0 s long.",
            "Record it again, or choose another one.",
            null);
      }
      return AudioClip.wrap(source.sampleRate(), samples);
    } catch (IOException e) {
      throw damaged(file, e);
    } catch (OutOfMemoryError e) {
      throw tooLong(file, e);
    }
  }

  private static float[][] readAll(AudioSource source, Path file)
      throws IOException, AudioException {
    long announced = source.frames();
    if (announced > Integer.MAX_VALUE - 8) {
      throw tooLong(file, null);
    }
    int channels = source.channels();
    float[][] all = new float[channels][announced > 0 ? (int) announced : CHUNK_FRAMES];
    float[][] chunk = new float[channels][CHUNK_FRAMES];
    int frames = 0;
    for (int n = source.read(chunk); n >= 0; n = source.read(chunk)) {
      if (frames + n > all[0].length) {
        if (all[0].length > Integer.MAX_VALUE / 2) {
          throw tooLong(file, null);
        }
        int room = Math.max(frames + n, all[0].length + (all[0].length >> 1));
        for (int c = 0; c < channels; c++) {
          all[c] = Arrays.copyOf(all[c], room);
        }
      }
      for (int c = 0; c < channels; c++) {
        System.arraycopy(chunk[c], 0, all[c], frames, n);
      }
      frames += n;
    }
    for (int c = 0; c < channels; c++) {
      all[c] = frames == all[c].length ? all[c] : Arrays.copyOf(all[c], frames);
    }
    return all;
  }

  /**
   * Opens a file for reading in order.
   *
   * @throws AudioException with a sentence if the file is missing, a folder, unreadable, empty, no
   *     audio, in a format that no codec reads, or damaged at its start
   */
  public AudioSource open(Path file) throws AudioException {
    Optional<String> content = signature(file);
    @Nullable AudioException first = null;
    for (AudioCodec codec : candidates(content, extension(file))) {
      try {
        return codec.open(file);
      } catch (UnsupportedAudioException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
    if (content.isPresent()) {
      throw new AudioException(
          FailureKind.UNAVAILABLE,
          "Nothing that is installed reads %s files such as %s."
              .formatted(content.get().toUpperCase(Locale.ROOT), file),
          "Convert the recording to " + readable() + ", or install a codec that reads it.",
          false,
          null);
    }
    throw new AudioException(
        FailureKind.BAD_INPUT,
        "The file " + file + " is no audio file that can be read here.",
        "Choose a recording in one of these formats: " + readable() + ".",
        null);
  }

  /**
   * Opens a file for writing, beside the target until it is finished.
   *
   * @throws AudioException if no codec writes the format, the target is a folder, its folder is
   *     missing or cannot be written
   */
  public AudioEncoder encode(Path target, EncodeRequest request) throws AudioException {
    if (Files.isDirectory(target)) {
      throw new AudioException(
          FailureKind.BAD_INPUT,
          "The audio file " + target + " cannot be written: a folder has this name.",
          "Choose another name.",
          null);
    }
    @Nullable Path folder = target.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new AudioException(
          FailureKind.NOT_FOUND,
          "The audio file " + target + " cannot be written: the folder " + folder + " is missing.",
          "Create the folder first, or choose another one.",
          null);
    }
    for (AudioCodec codec : codecs) {
      if (codec.writableFormats().contains(request.format())) {
        return codec.encode(target, request);
      }
    }
    throw AudioException.noEncoder(target, request.format());
  }

  /**
   * Writes a whole clip; rate and channels of the request must be the clip's.
   *
   * @throws AudioException as {@link #encode}; also if the disk refuses while writing
   */
  public void write(Path target, AudioClip clip, EncodeRequest request) throws AudioException {
    if (clip.channels() != request.channels() || clip.sampleRate() != request.sampleRate()) {
      throw new IllegalArgumentException("clip and request differ: " + clip + ", " + request);
    }
    float[][] chunk = new float[clip.channels()][Math.min(CHUNK_FRAMES, clip.frames())];
    try (AudioEncoder encoder = encode(target, request)) {
      for (int at = 0; at < clip.frames(); at += CHUNK_FRAMES) {
        int n = Math.min(CHUNK_FRAMES, clip.frames() - at);
        for (int c = 0; c < clip.channels(); c++) {
          clip.copyTo(c, at, chunk[c], 0, n);
        }
        encoder.write(chunk, 0, n);
      }
      encoder.finish();
    } catch (IOException e) {
      throw e.getCause() instanceof AudioException known
          ? known
          : AudioException.unwritable(target, e);
    }
  }

  private static Optional<String> signature(Path file) throws AudioException {
    if (Files.isDirectory(file)) {
      throw new AudioException(
          FailureKind.BAD_INPUT,
          file + " is a folder, not an audio file.",
          "Name a recording inside it.",
          null);
    }
    if (!Files.exists(file)) {
      throw AudioException.missing(file, null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(Signature.BYTES);
      if (head.length == 0) {
        throw new AudioException(
            FailureKind.BAD_INPUT,
            "The audio file " + file + " is empty (0 bytes).",
            "Copy or record it again, or choose another one.",
            null);
      }
      return Signature.of(head);
    } catch (IOException e) {
      throw AudioException.unreadable(file, e);
    }
  }

  /** Codecs for what the file holds; for its extension if the content tells nothing. */
  private List<AudioCodec> candidates(Optional<String> content, String extension) {
    String wanted = content.orElse(extension);
    return codecs.stream().filter(c -> c.readableExtensions().contains(wanted)).toList();
  }

  private static String extension(Path file) {
    @Nullable Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private String readable() {
    Set<String> all = new TreeSet<>();
    codecs.forEach(codec -> all.addAll(codec.readableExtensions()));
    return String.join(", ", all).toUpperCase(Locale.ROOT);
  }

  private static AudioException damaged(Path file, IOException e) {
    if (e.getCause() instanceof AudioException known) {
      return known;
    }
    return new AudioException(
        FailureKind.BAD_INPUT,
        "The recording " + file + " cannot be read to its end: it is cut short or damaged.",
        "Copy or download the file again, or export it again.",
        e);
  }

  private static AudioException tooLong(Path file, @Nullable Throwable cause) {
    return new AudioException(
        FailureKind.RESOURCES,
        "The recording " + file + " is too long to be held in memory.",
        "Cut it into shorter parts.",
        cause);
  }
}
