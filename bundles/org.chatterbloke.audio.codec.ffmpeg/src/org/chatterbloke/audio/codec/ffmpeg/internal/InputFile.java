package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.PointerScope;
import org.chatterbloke.audio.AudioException;

/** A file opened by its container: the stream that holds the sound, its length and its tags. */
final class InputFile implements AutoCloseable {

  /**
   * FFmpeg's names of the containers that are read. The list keeps out play lists and other formats
   * that make FFmpeg open further files or addresses.
   */
  private static final String CONTAINERS =
      "wav,w64,mp3,flac,ogg,mov,matroska,aac,aiff,caf,mp4,m4a,webm";

  /** FFmpeg's score for "a guess that needs more data": below it the content is not the format. */
  private static final int CERTAIN = 25;

  private final Path file;
  private final AVFormatContext context;
  private final String container;

  private InputFile(Path file, AVFormatContext context) {
    this.file = file;
    this.context = context;
    this.container = context.iformat().name().getString();
  }

  /**
   * Opens a file; the libraries are loaded.
   *
   * @throws AudioException if it is missing, a folder, empty, no audio, or damaged at its start
   */
  static InputFile open(Path file) throws AudioException {
    FileSignature signature = signature(file);
    AVFormatContext context = new AVFormatContext(null);
    int opened;
    try (PointerScope scope = new PointerScope()) {
      AVDictionary options = new AVDictionary(null);
      avutil.av_dict_set(options, "format_whitelist", CONTAINERS, 0);
      avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
      BytePointer url = FfmpegLibrary.url(file);
      opened = avformat.avformat_open_input(context, url, null, options);
      avutil.av_dict_free(options);
    }
    if (opened < 0) {
      throw signature.audio()
          ? ReadFailures.damaged(file, FfmpegLibrary.reason(opened))
          : ReadFailures.notAudio(file, signature);
    }
    InputFile input = new InputFile(file, context);
    try {
      input.examine(signature);
      return input;
    } catch (AudioException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private static FileSignature signature(Path file) throws AudioException {
    if (!Files.exists(file)) {
      throw AudioException.missing(file, null);
    }
    if (Files.isDirectory(file)) {
      throw ReadFailures.folder(file);
    }
    try {
      if (Files.isRegularFile(file) && Files.size(file) == 0) {
        throw ReadFailures.empty(file);
      }
      FileSignature signature = FileSignature.of(file);
      if (ContainerLength.isCut(file, signature)) {
        throw ReadFailures.cut(file);
      }
      return signature;
    } catch (IOException e) {
      throw AudioException.unreadable(file, e);
    }
  }

  private void examine(FileSignature signature) throws AudioException {
    // A file name's extension alone earns a low score: text named .mp3 is still text.
    if (!signature.audio() && context.probe_score() < CERTAIN) {
      throw ReadFailures.notAudio(file, signature);
    }
    int result = avformat.avformat_find_stream_info(context, (PointerPointer<?>) null);
    if (result < 0) {
      throw ReadFailures.damaged(file, FfmpegLibrary.reason(result));
    }
    if (bestStream() < 0) {
      throw signature.audio()
          ? ReadFailures.noAudioStream(file)
          : ReadFailures.notAudio(file, signature);
    }
  }

  private int bestStream() {
    return avformat.av_find_best_stream(
        context, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
  }

  /** The container, to read packets from. */
  AVFormatContext context() {
    return context;
  }

  /** The stream that holds the sound. */
  AVStream stream() {
    return context.streams(bestStream());
  }

  /** Whether the container is one of FFmpeg's of this name. */
  boolean isContainer(String name) {
    return container.contains(name);
  }

  /**
   * The length in frames that the file announces, or −1 if it says nothing and FFmpeg could only
   * guess from the size.
   */
  long announcedFrames(int sampleRate) {
    boolean guess = context.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE;
    long none = avutil.AV_NOPTS_VALUE;
    AVStream stream = stream();
    if (stream.duration() != none && stream.duration() > 0 && !guess) {
      double unit = (double) stream.time_base().num() / stream.time_base().den();
      // Ogg counts the encoder's delay, which the decoder drops.
      int delay = isContainer("ogg") ? stream.codecpar().initial_padding() : 0;
      return Math.max(0, Math.round(stream.duration() * unit * sampleRate) - delay);
    }
    if (context.duration() != none && context.duration() > 0 && !guess) {
      return Math.round((double) context.duration() / avutil.AV_TIME_BASE * sampleRate);
    }
    return -1;
  }

  /** The tags of the file and of its sound stream, by lower-case names; the file's win. */
  Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    addTags(stream().metadata(), tags);
    addTags(context.metadata(), tags);
    return tags;
  }

  private static void addTags(AVDictionary dictionary, Map<String, String> tags) {
    AVDictionaryEntry entry = avutil.av_dict_iterate(dictionary, null);
    while (entry != null && !entry.isNull()) {
      String key = entry.key().getString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      tags.put(key, entry.value().getString(StandardCharsets.UTF_8));
      entry = avutil.av_dict_iterate(dictionary, entry);
    }
  }

  @Override
  public void close() {
    avformat.avformat_close_input(context);
  }
}
