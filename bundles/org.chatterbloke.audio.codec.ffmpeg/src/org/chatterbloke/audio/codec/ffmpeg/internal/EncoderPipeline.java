package org.chatterbloke.audio.codec.ffmpeg.internal;

import static org.chatterbloke.audio.codec.ffmpeg.internal.FfmpegException.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.PointerScope;
import org.chatterbloke.audio.EncodeRequest;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg's side of an encoder: converter → queue → encoder → container. Owns all native memory of
 * it; {@link #close()} frees what exists, at whatever point opening or writing failed.
 */
final class EncoderPipeline implements AutoCloseable {

  /** Frames converted at once, and per packet of encoders that take any number. */
  private static final int BLOCK = 4096;

  private final int channels;
  private final EncoderSettings settings;
  private final AVFormatContext container = new AVFormatContext(null);
  private final AVIOContext output = new AVIOContext(null);
  private final SwrContext converter = new SwrContext(null);
  private AVCodecContext encoder = new AVCodecContext(null);
  private AVAudioFifo queue = new AVAudioFifo(null);
  private AVStream stream = new AVStream(null);
  private final AVFrame input = avutil.av_frame_alloc();
  private final AVFrame converted = avutil.av_frame_alloc();
  private final AVFrame block = avutil.av_frame_alloc();
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final float[] scaled = new float[BLOCK];
  private int blockFrames = BLOCK;
  private long position;
  private boolean closed;

  private EncoderPipeline(EncodeRequest request, EncoderSettings settings) {
    this.channels = request.channels();
    this.settings = settings;
  }

  /** Opens everything and writes the header; frees everything on failure. */
  static EncoderPipeline open(Path part, EncodeRequest request, EncoderSettings settings)
      throws IOException {
    EncoderPipeline pipeline = new EncoderPipeline(request, settings);
    try (PointerScope scope = new PointerScope()) {
      pipeline.openContainer(part);
      pipeline.openEncoder();
      pipeline.openConverter(request.sampleRate());
      pipeline.writeHeader(part, request.metadata());
      return pipeline;
    } catch (IOException | RuntimeException e) {
      pipeline.close();
      throw e;
    }
  }

  private void openContainer(Path part) throws IOException {
    check(
        avformat.avformat_alloc_output_context2(
            container,
            null,
            new BytePointer(settings.muxer(), StandardCharsets.UTF_8),
            FfmpegLibrary.url(part)));
    // No random numbers or dates in the file.
    container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
  }

  private void openEncoder() throws IOException {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(settings.encoder());
    if (codec == null || codec.isNull()) {
      throw new IOException("FFmpeg was built without the encoder " + settings.encoder());
    }
    encoder = avcodec.avcodec_alloc_context3(codec);
    avutil.av_channel_layout_default(encoder.ch_layout(), channels);
    encoder.sample_rate(settings.sampleRate());
    encoder.sample_fmt(settings.sampleFormat());
    encoder.bit_rate(settings.bitRate());
    encoder.thread_count(1);
    if (settings.rawBits() > 0) {
      encoder.bits_per_raw_sample(settings.rawBits());
    }
    encoder.time_base(new AVRational().num(1).den(settings.sampleRate()));
    encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    if ((container.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
      encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    AVDictionary options = dictionary(settings.encoderOptions());
    try {
      check(avcodec.avcodec_open2(encoder, codec, options));
    } finally {
      avutil.av_dict_free(options);
    }
    if (encoder.frame_size() > 0) {
      blockFrames = encoder.frame_size();
    }
    queue = avutil.av_audio_fifo_alloc(settings.sampleFormat(), channels, 2 * BLOCK);
    allocate(block, settings.sampleFormat(), settings.sampleRate(), blockFrames);
  }

  private void openConverter(int inputRate) throws IOException {
    check(
        swresample.swr_alloc_set_opts2(
            converter,
            encoder.ch_layout(),
            settings.sampleFormat(),
            settings.sampleRate(),
            encoder.ch_layout(),
            avutil.AV_SAMPLE_FMT_FLTP,
            inputRate,
            0,
            null));
    if (inputRate != settings.sampleRate()) {
      // A long filter: pass band to 97 % of the lower Nyquist frequency.
      avutil.av_opt_set_int(converter, "filter_size", 64, 0);
      avutil.av_opt_set_double(converter, "cutoff", 0.97, 0);
      avutil.av_opt_set_int(converter, "exact_rational", 1, 0);
    }
    check(swresample.swr_init(converter));
    allocate(input, avutil.AV_SAMPLE_FMT_FLTP, inputRate, BLOCK);
    int room = (int) ((long) BLOCK * settings.sampleRate() / inputRate) + BLOCK;
    allocate(converted, settings.sampleFormat(), settings.sampleRate(), room);
  }

  private void allocate(AVFrame frame, int format, int rate, int frames) throws IOException {
    frame.format(format);
    frame.sample_rate(rate);
    frame.nb_samples(frames);
    check(avutil.av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout()));
    check(avutil.av_frame_get_buffer(frame, 0));
  }

  private void writeHeader(Path part, Map<String, String> tags) throws IOException {
    stream = avformat.avformat_new_stream(container, null);
    stream.time_base(encoder.time_base());
    check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder));
    container.metadata(dictionary(tags));
    check(avformat.avio_open(output, FfmpegLibrary.url(part), avformat.AVIO_FLAG_WRITE));
    container.pb(output);
    AVDictionary options = dictionary(settings.muxerOptions());
    try {
      check(avformat.avformat_write_header(container, options));
    } finally {
      avutil.av_dict_free(options);
    }
  }

  private static AVDictionary dictionary(Map<String, String> values) {
    AVDictionary dictionary = new AVDictionary(null);
    values.forEach((key, value) ->
        avutil.av_dict_set(
            dictionary,
            new BytePointer(key, StandardCharsets.UTF_8),
            new BytePointer(value, StandardCharsets.UTF_8),
            0));
    return dictionary;
  }

  /** Appends frames. */
  void write(float[][] samples, int offset, int frames) throws IOException {
    for (int at = 0; at < frames; at += BLOCK) {
      int n = Math.min(BLOCK, frames - at);
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < n; i++) {
          scaled[i] = settings.gain() * samples[c][offset + at + i];
        }
        new FloatPointer(input.data(c)).put(scaled, 0, n);
      }
      convert(input.extended_data(), n);
      encodeWholeBlocks();
    }
  }

  private void convert(@Nullable PointerPointer<?> source, int frames) throws IOException {
    int room = converted.linesize(0) / bytesPerFrame();
    int got =
        check(swresample.swr_convert(converter, converted.extended_data(), room, source, frames));
    if (got > 0) {
      check(avutil.av_audio_fifo_write(queue, converted.extended_data(), got));
    }
  }

  private int bytesPerFrame() {
    int sample = avutil.av_get_bytes_per_sample(settings.sampleFormat());
    return avutil.av_sample_fmt_is_planar(settings.sampleFormat()) != 0
        ? sample
        : sample * channels;
  }

  private void encodeWholeBlocks() throws IOException {
    while (avutil.av_audio_fifo_size(queue) >= blockFrames) {
      encode(blockFrames);
    }
  }

  private void encode(int frames) throws IOException {
    check(avutil.av_frame_make_writable(block));
    block.nb_samples(frames);
    check(avutil.av_audio_fifo_read(queue, block.extended_data(), frames));
    block.pts(position);
    position += frames;
    check(avcodec.avcodec_send_frame(encoder, block));
    writePackets();
  }

  private void writePackets() throws IOException {
    int result = avcodec.avcodec_receive_packet(encoder, packet);
    while (result >= 0) {
      packet.stream_index(stream.index());
      avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      check(avformat.av_interleaved_write_frame(container, packet));
      check(output.error());
      result = avcodec.avcodec_receive_packet(encoder, packet);
    }
    if (result != avutil.AVERROR_EAGAIN() && result != avutil.AVERROR_EOF()) {
      check(result);
    }
  }

  /** Codes what is left and completes the file. */
  void finish() throws IOException {
    int before;
    do {
      before = avutil.av_audio_fifo_size(queue);
      convert(null, 0);
    } while (avutil.av_audio_fifo_size(queue) > before);
    encodeWholeBlocks();
    int rest = avutil.av_audio_fifo_size(queue);
    if (rest > 0) {
      encode(rest);
    }
    check(avcodec.avcodec_send_frame(encoder, null));
    writePackets();
    check(avformat.av_write_trailer(container));
    avformat.avio_flush(output);
    check(output.error());
    closeOutput();
  }

  private void closeOutput() throws IOException {
    container.pb(null);
    check(avformat.avio_closep(output));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!output.isNull()) {
      avformat.avio_closep(output);
    }
    avformat.avformat_free_context(container);
    avcodec.avcodec_free_context(encoder);
    swresample.swr_free(converter);
    if (!queue.isNull()) {
      avutil.av_audio_fifo_free(queue);
    }
    avutil.av_frame_free(input);
    avutil.av_frame_free(converted);
    avutil.av_frame_free(block);
    avcodec.av_packet_free(packet);
  }
}
