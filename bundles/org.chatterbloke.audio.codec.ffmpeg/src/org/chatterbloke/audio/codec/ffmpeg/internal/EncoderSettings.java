package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avutil;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.EncodeRequest;
import org.chatterbloke.base.FailureKind;

/**
 * What FFmpeg is asked for to meet a request.
 *
 * @param muxer FFmpeg's name of the container
 * @param encoder FFmpeg's name of the encoder
 * @param sampleFormat one of {@code AV_SAMPLE_FMT_*} that the encoder takes
 * @param sampleRate the rate in the file; input at another rate is resampled
 * @param bitRate bits per second, 0 for lossless formats
 * @param gain factor for all samples, to undo one that the encoder applies
 * @param rawBits significant bits of an integer sample, 0 for float
 * @param encoderOptions FFmpeg's options of the encoder
 * @param muxerOptions FFmpeg's options of the container
 */
record EncoderSettings(
    String muxer,
    String encoder,
    int sampleFormat,
    int sampleRate,
    int bitRate,
    float gain,
    int rawBits,
    Map<String, String> encoderOptions,
    Map<String, String> muxerOptions) {

  private static final int[] OPUS_RATES = {8000, 12000, 16000, 24000, 48000};
  private static final int[] AAC_RATES = {16000, 22050, 24000, 32000, 44100, 48000};
  private static final int[] MP3_RATES = {32000, 44100, 48000};

  /** An AAC frame of 1024 samples holds at most this many bits per channel (ISO/IEC 14496-3). */
  private static final int AAC_FRAME_BITS = 6144;

  private static final int AAC_FRAME = 1024;

  /**
   * Chooses the settings.
   *
   * @throws AudioException if the format has no such bit rate or word length
   */
  static EncoderSettings of(Path target, EncodeRequest request) throws AudioException {
    return switch (request.format()) {
      case WAV -> wav(request);
      case FLAC -> flac(target, request);
      case MP3 -> mp3(target, request);
      case OPUS -> opus(target, request);
      case M4A -> m4a(target, request);
    };
  }

  private static EncoderSettings wav(EncodeRequest request) {
    int bits = request.wordLength();
    return new EncoderSettings(
        "wav",
        bits == 32 ? "pcm_f32le" : bits == 24 ? "pcm_s24le" : "pcm_s16le",
        bits == 32
            ? avutil.AV_SAMPLE_FMT_FLT
            : bits == 24 ? avutil.AV_SAMPLE_FMT_S32 : avutil.AV_SAMPLE_FMT_S16,
        request.sampleRate(),
        0,
        1,
        bits == 24 ? 24 : 0,
        Map.of(),
        Map.of("rf64", "auto"));
  }

  private static EncoderSettings flac(Path target, EncodeRequest request) throws AudioException {
    if (request.wordLength() == 32) {
      throw unmet(target, "FLAC files hold 16 or 24 bits per sample, not 32");
    }
    boolean wide = request.wordLength() == 24;
    return new EncoderSettings(
        "flac",
        "flac",
        wide ? avutil.AV_SAMPLE_FMT_S32 : avutil.AV_SAMPLE_FMT_S16,
        request.sampleRate(),
        0,
        1,
        wide ? 24 : 16,
        Map.of(),
        Map.of());
  }

  /**
   * MP3 is written at 32, 44.1 or 48 kHz. The format also has lower rates (MPEG-2), but audio book
   * and podcast shops ask for 44.1 kHz and some hardware players do not play the low ones; at a
   * constant bit rate the file grows by nothing.
   */
  private static EncoderSettings mp3(Path target, EncodeRequest request) throws AudioException {
    int rate = rate(MP3_RATES, request.sampleRate(), 44100);
    int bits = bitRate(target, request, 64000 + 64000 * request.channels(), 32000, 320000);
    return new EncoderSettings(
        "mp3",
        "libmp3lame",
        avutil.AV_SAMPLE_FMT_FLTP,
        rate,
        bits,
        1 / lameScale(bits),
        0,
        Map.of(),
        Map.of("write_xing", "1", "id3v2_version", "3"));
  }

  /**
   * At constant bit rates LAME turns the level down by this factor (the scale column of the table
   * in its presets.c); a master's loudness is meant to stay.
   */
  private static float lameScale(int bitRate) {
    if (bitRate >= 240000) {
      return 1;
    }
    return bitRate >= 208000 ? 0.98f : bitRate >= 176000 ? 0.97f : 0.95f;
  }

  private static EncoderSettings opus(Path target, EncodeRequest request) throws AudioException {
    int channels = request.channels();
    int bits = bitRate(target, request, 16000 + 32000 * channels, 6000, 256000 * channels);
    return new EncoderSettings(
        "ogg",
        "libopus",
        avutil.AV_SAMPLE_FMT_FLT,
        rate(OPUS_RATES, request.sampleRate(), 48000),
        bits,
        1,
        0,
        Map.of("application", "audio", "vbr", request.bitRate() == 0 ? "on" : "constrained"),
        Map.of());
  }

  private static EncoderSettings m4a(Path target, EncodeRequest request) throws AudioException {
    int rate = rate(AAC_RATES, request.sampleRate(), request.sampleRate() < 16000 ? 16000 : 48000);
    int most = (int) ((long) AAC_FRAME_BITS * rate / AAC_FRAME) * request.channels();
    int wish = Math.min(most, 48000 + 48000 * request.channels());
    return new EncoderSettings(
        "ipod",
        "aac",
        avutil.AV_SAMPLE_FMT_FLTP,
        rate,
        bitRate(target, request, wish, 16000, most),
        1,
        0,
        Map.of(),
        Map.of("movflags", "+faststart", "movie_timescale", Integer.toString(rate)));
  }

  private static int rate(int[] allowed, int wanted, int otherwise) {
    return Arrays.binarySearch(allowed, wanted) >= 0 ? wanted : otherwise;
  }

  private static int bitRate(Path target, EncodeRequest request, int usual, int least, int most)
      throws AudioException {
    int wanted = request.bitRate();
    if (wanted == 0) {
      return usual;
    }
    if (wanted < least || wanted > most) {
      String what =
          "%s files have %d to %d kbit/s here, not %s"
              .formatted(
                  request.format().extension().toUpperCase(Locale.ROOT),
                  least / 1000,
                  most / 1000,
                  wanted % 1000 == 0 ? Integer.toString(wanted / 1000) : wanted / 1000.0);
      throw unmet(target, what);
    }
    return wanted;
  }

  private static AudioException unmet(Path target, String why) {
    return new AudioException(
        FailureKind.BAD_INPUT,
        "The file " + target + " cannot be made as asked: " + why + ".",
        "Change the setting, or leave it out for a good one.",
        null);
  }
}
