package org.chatterbloke.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * WAVE files without any library. Ranks before other codecs, which remain for the codings that it
 * does not read. Stateless; any thread.
 */
@Component(service = AudioCodec.class, property = "service.ranking:Integer=100")
public final class WavCodec implements AudioCodec {

  private final WavSampleFormat samples;
  private final boolean dither;

  /** Writes 16-bit integers without dither, unless a request names another word length. */
  @Activate
  public WavCodec() {
    this(WavSampleFormat.PCM16, false);
  }

  /**
   * Writes the given samples where a request leaves the word length open; see {@link WavEncoder}.
   *
   * @param dither whether integers are dithered
   */
  public WavCodec(WavSampleFormat samples, boolean dither) {
    this.samples = samples;
    this.dither = dither;
  }

  @Override
  public Set<String> readableExtensions() {
    return Set.of("wav", "wave", "rf64", "bw64");
  }

  @Override
  public Set<AudioFormat> writableFormats() {
    return Set.of(AudioFormat.WAV);
  }

  @Override
  public AudioSource open(Path file) throws AudioException {
    return WavSource.open(file);
  }

  @Override
  public AudioEncoder encode(Path target, EncodeRequest request) throws AudioException {
    if (request.format() != AudioFormat.WAV) {
      throw AudioException.noEncoder(target, request.format());
    }
    try {
      return new WavEncoder(target, request, samples(request), dither);
    } catch (IOException e) {
      throw AudioException.unwritable(target, e);
    }
  }

  private WavSampleFormat samples(EncodeRequest request) {
    return switch (request.wordLength()) {
      case 16 -> WavSampleFormat.PCM16;
      case 24 -> WavSampleFormat.PCM24;
      case 32 -> WavSampleFormat.FLOAT32;
      default -> samples;
    };
  }
}
