package org.chatterbloke.bench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioFiles;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.audio.EncodeRequest;
import org.chatterbloke.audio.WavCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaveDifferenceTest {

  private static final int RATE = 8000;

  @TempDir private Path folder;

  @Test
  void equalFilesDifferNowhere() throws Exception {
    WaveDifference difference =
        WaveDifference.between(wave("a", noise(1, 500)), wave("b", noise(1, 500)));
    assertEquals(new WaveDifference(RATE, 500, 500, 500, 0), difference);
    assertEquals(0, difference.differingSeconds());
  }

  @Test
  void anotherMiddleOfAnotherLengthIsFound() throws Exception {
    float[] begin = noise(1, 300);
    float[] end = noise(2, 400);
    Path first = wave("a", join(begin, noise(3, 100), end));
    Path second = wave("b", join(begin, noise(4, 250), end));
    WaveDifference difference = WaveDifference.between(first, second);
    assertEquals(new WaveDifference(RATE, 800, 950, 300, 400), difference);
    assertEquals(250.0 / RATE, difference.differingSeconds());
  }

  @Test
  void framesAreNotCountedTwiceWhereOneFileOnlyGrew() throws Exception {
    float[] silence = new float[200];
    WaveDifference difference =
        WaveDifference.between(wave("a", silence), wave("b", new float[260]));
    assertEquals(new WaveDifference(RATE, 200, 260, 200, 0), difference);
    assertEquals(60.0 / RATE, difference.differingSeconds());
  }

  @Test
  void whatIsNoWaveFileIsRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("x.wav"), "This is no audio file at all.");
    assertThrows(IOException.class, () -> WaveDifference.between(text, text));
  }

  private Path wave(String name, float[] samples) throws Exception {
    Path file = folder.resolve(name + ".wav");
    new AudioFiles(List.of(new WavCodec()))
        .write(file, AudioClip.of(RATE, samples), EncodeRequest.mono(AudioFormat.WAV, RATE));
    return file;
  }

  /** Noise without equal beginnings or ends under different seeds. */
  private static float[] noise(long seed, int length) {
    Random random = new Random(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    return samples;
  }

  private static float[] join(float[]... parts) {
    int length = 0;
    for (float[] part : parts) {
      length += part.length;
    }
    float[] all = new float[length];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
