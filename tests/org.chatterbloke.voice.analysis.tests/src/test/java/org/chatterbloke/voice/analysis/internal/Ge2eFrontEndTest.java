package org.chatterbloke.voice.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Golden values: NumPy with librosa's conventions (float64 until the last step). */
class Ge2eFrontEndTest {

  @Test
  void spectraAreThoseOfTheReference() {
    List<float[]> pieces = Ge2eFrontEnd.spectra(GoldenSignal.samples());
    assertEquals(4, pieces.size());
    assertEquals(5.40567e-3, mel(pieces, 0, 0), 5e-7);
    assertEquals(1.331592e-2, mel(pieces, 10, 2), 1e-6);
    assertEquals(7.471024e-4, mel(pieces, 100, 5), 1e-7);
    assertEquals(8.610188e-5, mel(pieces, 320, 8), 1e-8);
  }

  /** A value by frame of the whole signal and band. */
  private static float mel(List<float[]> pieces, int frame, int band) {
    int piece = Math.min(pieces.size() - 1, frame / 77);
    return pieces.get(piece)[(frame - 77 * piece) * Ge2eFrontEnd.MELS + band];
  }

  @Test
  void piecesStartEvery77FramesAndTheLastOneIsCovered() {
    assertArrayEquals(new int[] {0}, Ge2eFrontEnd.starts(1));
    assertArrayEquals(new int[] {0}, Ge2eFrontEnd.starts(25_600));
    assertArrayEquals(new int[] {0}, Ge2eFrontEnd.starts(25_601));
    assertArrayEquals(new int[] {0, 77}, Ge2eFrontEnd.starts(32_000));
    assertArrayEquals(new int[] {0, 77}, Ge2eFrontEnd.starts(40_000));
    assertArrayEquals(new int[] {0, 77, 154, 231}, Ge2eFrontEnd.starts(64_000));
    assertEquals(7, Ge2eFrontEnd.starts(100_000).length);
    assertEquals(18, Ge2eFrontEnd.starts(240_000).length);
  }

  @Test
  void aShortSignalIsFilledWithSilence() {
    List<float[]> pieces = Ge2eFrontEnd.pieces(new float[] {0.1f, -0.1f});
    assertEquals(1, pieces.size());
    assertEquals(Ge2eFrontEnd.FRAMES * Ge2eFrontEnd.MELS, pieces.getFirst().length);
  }

  @Test
  void faintSpeechIsRaisedAndLoudSpeechIsLeft() {
    float[] faint = GoldenSignal.samples();
    for (int i = 0; i < faint.length; i++) {
      faint[i] *= 0.01f;
    }
    float[] expected = Ge2eFrontEnd.pieces(GoldenSignal.samples()).getFirst();
    float[] found = Ge2eFrontEnd.pieces(faint).getFirst();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 1e-4 * Math.abs(expected[i]) + 1e-9);
    }
  }
}
