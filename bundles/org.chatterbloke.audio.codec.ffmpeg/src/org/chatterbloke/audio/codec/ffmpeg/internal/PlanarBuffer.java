package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Decoded audio as planar floats in one or two channels, at the rate of the first frame. More
 * channels are mixed to stereo with the usual coefficients (ITU-R BS.775), scaled so that nothing
 * clips. A file that changes its format on the way goes on in the first one.
 */
final class PlanarBuffer implements AutoCloseable {

  private static final int MIN_CAPACITY = 8192;

  private final SwrContext converter = new SwrContext(null);
  private final PointerPointer<FloatPointer> planes = new PointerPointer<>(2);
  private final FloatPointer[] memory = {new FloatPointer(), new FloatPointer()};
  private final float[][] samples = new float[2][0];
  private int capacity;
  private int position;
  private int limit;
  private int sampleRate;
  private int channels;
  private int inputFormat;
  private int inputRate;
  private int inputChannels;

  /** Frames per second, known after the first frame. */
  int sampleRate() {
    return sampleRate;
  }

  /** 1 or 2, known after the first frame. */
  int channels() {
    return channels;
  }

  boolean isEmpty() {
    return position == limit;
  }

  /**
   * Converts a decoded frame into the empty buffer.
   *
   * @return the number of frames now in the buffer
   * @throws IOException if the layout cannot be converted
   */
  int fill(AVFrame frame) throws IOException {
    if (frame.nb_samples() <= 0) {
      return 0;
    }
    boolean same =
        frame.format() == inputFormat
            && frame.sample_rate() == inputRate
            && frame.ch_layout().nb_channels() == inputChannels;
    if (!same) {
      configure(frame);
    }
    reserve(swresample.swr_get_out_samples(converter, frame.nb_samples()));
    return accept(
        swresample.swr_convert(
            converter, planes, capacity, frame.extended_data(), frame.nb_samples()));
  }

  /** Puts what the converter still holds into the empty buffer. */
  int flush() throws IOException {
    if (converter.isNull()) {
      return 0;
    }
    reserve(swresample.swr_get_out_samples(converter, 0));
    return accept(swresample.swr_convert(converter, planes, capacity, (PointerPointer<?>) null, 0));
  }

  /** Moves up to {@code frames} frames into arrays and returns how many. */
  int take(float[][] target, int offset, int frames) {
    int n = Math.min(frames, limit - position);
    for (int c = 0; c < channels; c++) {
      System.arraycopy(samples[c], position, target[c], offset, n);
    }
    position += n;
    return n;
  }

  /** Drops frames from the end of what was just filled in. */
  void dropLast(int frames) {
    limit = Math.max(position, limit - frames);
  }

  private void configure(AVFrame frame) throws IOException {
    inputFormat = frame.format();
    inputRate = frame.sample_rate();
    inputChannels = frame.ch_layout().nb_channels();
    if (sampleRate == 0) {
      sampleRate = inputRate;
      channels = Math.min(2, inputChannels);
    }
    swresample.swr_free(converter);
    try (AVChannelLayout in = new AVChannelLayout();
        AVChannelLayout out = new AVChannelLayout()) {
      if (frame.ch_layout().order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
        avutil.av_channel_layout_default(in, inputChannels);
      } else {
        avutil.av_channel_layout_copy(in, frame.ch_layout());
      }
      avutil.av_channel_layout_default(out, channels);
      int result =
          swresample.swr_alloc_set_opts2(
              converter,
              out,
              avutil.AV_SAMPLE_FMT_FLTP,
              sampleRate,
              in,
              inputFormat,
              inputRate,
              0,
              null);
      if (result >= 0) {
        avutil.av_opt_set_double(converter, "rematrix_maxval", 1.0, 0);
        result = swresample.swr_init(converter);
      }
      avutil.av_channel_layout_uninit(in);
      avutil.av_channel_layout_uninit(out);
      if (result < 0) {
        throw new IOException(inputChannels + " channels: " + FfmpegLibrary.reason(result));
      }
    }
  }

  private void reserve(int frames) {
    if (frames <= capacity) {
      return;
    }
    capacity = Math.max(MIN_CAPACITY, frames);
    for (int c = 0; c < channels; c++) {
      memory[c].deallocate();
      memory[c] = new FloatPointer(capacity);
      planes.put(c, memory[c]);
      samples[c] = new float[capacity];
    }
  }

  private int accept(int converted) throws IOException {
    if (converted < 0) {
      throw new IOException(FfmpegLibrary.reason(converted));
    }
    for (int c = 0; c < channels; c++) {
      memory[c].get(samples[c], 0, converted);
    }
    position = 0;
    limit = converted;
    return converted;
  }

  @Override
  public void close() {
    swresample.swr_free(converter);
    planes.deallocate();
    for (FloatPointer plane : memory) {
      plane.deallocate();
    }
  }
}
