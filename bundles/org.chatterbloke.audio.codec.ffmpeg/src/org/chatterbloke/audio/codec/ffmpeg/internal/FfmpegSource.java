package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioSource;

/**
 * Decodes the sound of one file in order, a packet at a time. Encoder delay and padding that the
 * file declares (LAME tag, Opus pre-skip, MP4 edit list) are removed by FFmpeg. The first packet is
 * decoded when the file is opened, so that a file without sound fails there.
 */
final class FfmpegSource implements AudioSource {

  /** Containers that know their length exactly: fewer frames mean that the file is cut. */
  private static final Set<String> EXACT = Set.of("wav", "w64", "flac", "aiff", "caf");

  /**
   * Containers whose length is rounded or belongs to another stream too, and by how many seconds.
   */
  private static final double ROUNDED_SECONDS = 0.25;

  /**
   * Lossy files may begin or end in mid-frame; beyond this share of bad packets they are damaged.
   */
  private static final int TOLERATED_ERRORS = 4;

  private static final int TOLERATED_SHARE = 20;

  private final Path file;
  private final InputFile input;
  private final int streamIndex;
  private final AVCodecContext decoder;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private final boolean lossless;
  private final PlanarBuffer buffer = new PlanarBuffer();
  private final int sampleRate;
  private final int channels;
  private long announced;
  private long decodedFrames;
  private long packets;
  private int errors;
  private boolean inputEnded;
  private boolean ended;
  private boolean closed;

  private FfmpegSource(Path file, InputFile input, AVCodecContext decoder, boolean lossless)
      throws AudioException, IOException {
    this.file = file;
    this.input = input;
    this.decoder = decoder;
    this.lossless = lossless;
    this.streamIndex = input.stream().index();
    try {
      if (!decodeNext()) {
        boolean promised = input.announcedFrames(input.stream().codecpar().sample_rate()) > 0;
        throw promised ? ReadFailures.cut(file) : ReadFailures.noSamples(file);
      }
    } catch (AudioException | IOException | RuntimeException e) {
      releaseBuffers();
      throw e;
    }
    this.sampleRate = buffer.sampleRate();
    this.channels = buffer.channels();
    this.announced = input.announcedFrames(sampleRate);
    dropPadding();
  }

  /** Opens a decoder on an open file, which it then owns; closes it on failure. */
  static FfmpegSource open(Path file, InputFile input) throws AudioException {
    AVCodecContext decoder = new AVCodecContext(null);
    try {
      AVStream stream = input.stream();
      int id = stream.codecpar().codec_id();
      AVCodec codec = avcodec.avcodec_find_decoder(id);
      String coding = avcodec.avcodec_get_name(id).getString();
      if (codec == null || codec.isNull()) {
        throw ReadFailures.noDecoder(file, coding);
      }
      decoder = avcodec.avcodec_alloc_context3(codec);
      avcodec.avcodec_parameters_to_context(decoder, stream.codecpar());
      decoder.pkt_timebase(stream.time_base());
      decoder.thread_count(1);
      int opened = avcodec.avcodec_open2(decoder, codec, (PointerPointer<?>) null);
      if (opened < 0) {
        throw ReadFailures.damaged(file, FfmpegLibrary.reason(opened));
      }
      boolean lossless =
          coding.equals("flac") || coding.equals("alac") || coding.startsWith("pcm_");
      return new FfmpegSource(file, input, decoder, lossless);
    } catch (AudioException e) {
      release(decoder, input);
      throw e;
    } catch (IOException e) {
      release(decoder, input);
      throw e.getCause() instanceof AudioException known
          ? known
          : AudioException.unreadable(file, e);
    } catch (RuntimeException e) {
      release(decoder, input);
      throw e;
    }
  }

  private static void release(AVCodecContext decoder, InputFile input) {
    avcodec.avcodec_free_context(decoder);
    input.close();
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public long frames() {
    return announced;
  }

  @Override
  public int read(float[][] target) throws IOException {
    if (closed) {
      throw new IOException("already closed: " + file);
    }
    int wanted = target[0].length;
    int got = 0;
    while (got < wanted) {
      if (buffer.isEmpty() && !decodeNext()) {
        break;
      }
      got += buffer.take(target, got, wanted - got);
    }
    if (got == 0 && wanted > 0) {
      checkLength();
      return -1;
    }
    return got;
  }

  /** Puts the next frames into the empty buffer; false at the end. */
  private boolean decodeNext() throws IOException {
    while (!ended) {
      int result = avcodec.avcodec_receive_frame(decoder, frame);
      if (result == 0) {
        decodedFrames += convert();
        dropPadding();
        if (!buffer.isEmpty()) {
          return true;
        }
      } else if (result == avutil.AVERROR_EOF()) {
        ended = true;
        decodedFrames += buffer.flush();
        dropPadding();
        return !buffer.isEmpty();
      } else if (result == avutil.AVERROR_EAGAIN()) {
        feed();
      } else {
        countError(result);
      }
    }
    return false;
  }

  /**
   * FFmpeg drops the padding at the end of MP3 and Opus but not the one that an MP4 edit list cuts.
   */
  private void dropPadding() {
    if (announced > 0 && decodedFrames > announced && input.isContainer("mov")) {
      buffer.dropLast((int) Math.min(Integer.MAX_VALUE, decodedFrames - announced));
      decodedFrames = announced;
    }
  }

  private int convert() throws IOException {
    try {
      return buffer.fill(frame);
    } catch (IOException e) {
      throw ReadFailures.broken(file, seconds(), String.valueOf(e.getMessage()));
    } finally {
      avutil.av_frame_unref(frame);
    }
  }

  private void feed() throws IOException {
    if (inputEnded) {
      // The decoder asks for more although it was told that there is none.
      ended = true;
      return;
    }
    int result = avformat.av_read_frame(input.context(), packet);
    if (result < 0) {
      inputEnded = true;
      avcodec.avcodec_send_packet(decoder, (AVPacket) null);
      boolean plainEnd = result == avutil.AVERROR_EOF();
      if (!plainEnd && !input.isContainer("mp3") && !input.isContainer("aac")) {
        throw ReadFailures.broken(file, seconds(), FfmpegLibrary.reason(result));
      }
      return;
    }
    try {
      if (packet.stream_index() == streamIndex) {
        packets++;
        int sent = avcodec.avcodec_send_packet(decoder, packet);
        if (sent < 0 && sent != avutil.AVERROR_EOF()) {
          countError(sent);
        }
      }
    } finally {
      avcodec.av_packet_unref(packet);
    }
  }

  private void countError(int code) throws IOException {
    errors++;
    if (lossless && announced > 0 && avformat.av_read_frame(input.context(), packet) < 0) {
      // The last packet is a piece of one.
      throw cut();
    }
    if (lossless || errors > TOLERATED_ERRORS + packets / TOLERATED_SHARE) {
      throw ReadFailures.broken(file, seconds(), FfmpegLibrary.reason(code));
    }
  }

  /**
   * At the end: fewer frames than announced mean a cut file, where the announcement is reliable.
   */
  private void checkLength() throws IOException {
    boolean exact = EXACT.stream().anyMatch(input::isContainer);
    boolean rounded = input.isContainer("mov") || input.isContainer("matroska");
    if (announced <= 0 || !(exact || rounded)) {
      return;
    }
    double tolerance = exact ? 0 : ROUNDED_SECONDS * sampleRate;
    if (decodedFrames + tolerance < announced) {
      throw cut();
    }
  }

  private IOException cut() {
    return ReadFailures.cut(file, (double) announced / sampleRate, seconds());
  }

  private double seconds() {
    return sampleRate == 0 ? 0 : (double) decodedFrames / sampleRate;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      releaseBuffers();
      release(decoder, input);
    }
  }

  private void releaseBuffers() {
    buffer.close();
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
  }
}
