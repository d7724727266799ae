package org.chatterbloke.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chatterbloke.audio.Signals;
import org.chatterbloke.audio.dsp.Stft.Padding;
import org.junit.jupiter.api.Test;

/** The golden values were computed with librosa 0.11 (float64) on the same sequence. */
class SpectraTest {

  @Test
  void centredReflectedFramesEqualLibrosa() throws IOException {
    Stft stft = Stft.hann(400, 160, Padding.REFLECT);
    assertEquals(13, stft.forward(sequence(2000)).frames());
    compare(stft, "stft-400-160-reflect.txt");
  }

  @Test
  void aShortWindowIsCentredAsInLibrosa() throws IOException {
    Stft stft = new Stft(512, 128, Window.HAMMING.periodic(300), Padding.ZERO);
    assertEquals(16, stft.forward(sequence(2000)).frames());
    compare(stft, "stft-512-128-hamming300-zero.txt");
  }

  @Test
  void framesWithoutPaddingEqualLibrosa() throws IOException {
    Stft stft = Stft.hann(256, 100, Padding.NONE);
    assertEquals(18, stft.forward(sequence(2000)).frames());
    compare(stft, "stft-256-100-none.txt");
    assertEquals(0, stft.frames(255));
  }

  private static void compare(Stft stft, String golden) throws IOException {
    Stft.Spectrogram made = stft.forward(sequence(2000));
    for (String line : lines(golden)) {
      String[] words = line.split(" ");
      int t = Integer.parseInt(words[0]);
      int bins = stft.bins();
      for (int k = 0; k < bins; k++) {
        assertEquals(Double.parseDouble(words[1 + k]), made.re()[t][k], 2e-5);
        assertEquals(Double.parseDouble(words[1 + bins + k]), made.im()[t][k], 2e-5);
      }
    }
  }

  @Test
  void theInverseGivesTheSignalBack() {
    float[] x = sequence(5003);
    for (Padding padding : Padding.values()) {
      for (int[] size : new int[][] {{400, 160}, {512, 128}, {1024, 256}, {30, 7}}) {
        Stft stft = Stft.hann(size[0], size[1], padding);
        float[] back = stft.inverse(stft.forward(x), x.length);
        int edge = padding == Padding.NONE ? size[0] : 0;
        assertEquals(0, Signals.difference(x, back, edge, x.length - 2 * size[0]), 2e-5);
        if (padding != Padding.NONE) {
          int covered = (stft.frames(x.length) - 1) * size[1];
          assertEquals(0, Signals.difference(x, back, 0, covered), 1e-4);
        }
      }
    }
  }

  @Test
  void whatCannotBeTransformedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Stft.hann(0, 1, Padding.NONE));
    assertThrows(IllegalArgumentException.class, () -> new Stft(8, 4, new float[9], Padding.NONE));
    Stft stft = Stft.hann(16, 4, Padding.REFLECT);
    assertThrows(IllegalArgumentException.class, () -> stft.forward(new float[8]));
  }

  @Test
  void melFiltersEqualLibrosa() throws IOException {
    compare(MelFilterbank.slaney(16000, 400, 80, 0, 8000), 201, "mel-slaney-16000-400-80.txt");
    compare(MelFilterbank.htk(24000, 1024, 40, 60, 7600), 513, "mel-htk-24000-1024-40.txt");
  }

  private static void compare(MelFilterbank bank, int bins, String golden) throws IOException {
    List<String> lines = lines(golden);
    assertEquals(lines.size(), bank.bands());
    for (String line : lines) {
      String[] words = line.split(" ");
      float[] expected = new float[bins];
      for (int i = 1; i < words.length; i++) {
        String[] pair = words[i].split(":");
        expected[Integer.parseInt(pair[0])] = Float.parseFloat(pair[1]);
      }
      float[] made = new float[bins];
      for (int k = 0; k < bins; k++) {
        made[k] = bank.weight(Integer.parseInt(words[0]), k);
      }
      assertArrayEquals(expected, made, 1e-6f);
    }
  }

  @Test
  void aMelSpectrogramEqualsLibrosa() throws IOException {
    float[][] power = Stft.hann(400, 160, Padding.REFLECT).power(sequence(2000));
    float[][] mel = MelFilterbank.slaney(16000, 400, 80, 0, 8000).apply(power);
    for (String line : lines("melspectrogram-16000-400-160-80.txt")) {
      String[] words = line.split(" ");
      for (int b = 0; b < 80; b++) {
        double expected = Double.parseDouble(words[1 + b]);
        assertEquals(expected, mel[Integer.parseInt(words[0])][b], 1e-5 * expected + 1e-7);
      }
    }
  }

  @Test
  void magnitudeIsTheRootOfPower() {
    Stft stft = Stft.hann(64, 16, Padding.ZERO);
    float[] x = sequence(200);
    float[][] power = stft.power(x);
    float[][] magnitude = stft.magnitude(x);
    for (int t = 0; t < power.length; t++) {
      for (int k = 0; k < power[t].length; k++) {
        assertEquals(power[t][k], magnitude[t][k] * magnitude[t][k], 1e-5 * power[t][k]);
      }
    }
  }

  @Test
  void melScalesInvertThemselves() {
    for (MelFilterbank.Scale scale : MelFilterbank.Scale.values()) {
      for (double hz : new double[] {0, 300, 1000, 4321, 11000}) {
        assertEquals(hz, scale.toHz(scale.toMel(hz)), 1e-6);
      }
    }
    assertEquals(15, MelFilterbank.Scale.SLANEY.toMel(1000), 1e-9);
    assertEquals(1000, MelFilterbank.Scale.HTK.toMel(1000), 0.02);
    assertTrue(MelFilterbank.slaney(16000, 400, 80, 0, 8000).centre(79) < 8000);
  }

  @Test
  void impossibleFilterBanksAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> MelFilterbank.slaney(16000, 400, 80, 0, 9000));
    assertThrows(
        IllegalArgumentException.class,
        () -> MelFilterbank.htk(16000, 400, 8, 0, 8000).apply(new float[200], new float[8]));
  }

  /** The sequence that the golden values were made of. */
  private static float[] sequence(int n) {
    float[] out = new float[n];
    long x = 1;
    for (int i = 0; i < n; i++) {
      x = (x * 1103515245 + 12345) % (1L << 31);
      out[i] = (float) (x / (double) (1 << 30) - 1);
    }
    return out;
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = SpectraTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }
}
