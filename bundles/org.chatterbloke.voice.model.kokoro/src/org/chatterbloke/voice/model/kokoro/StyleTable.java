package org.chatterbloke.voice.model.kokoro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.modelstore.ModelStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The styles of one voice: for each number of phonemes from 1 to {@value #ROWS} a vector of {@value
 * #WIDTH} numbers, the first half for the sound (decoder), the second for the melody (predictor).
 * Immutable.
 */
public final class StyleTable {

  /** The longest phoneme string that has a row. */
  public static final int ROWS = 510;

  /** Numbers per row. */
  public static final int WIDTH = 256;

  private final float[] values;

  private StyleTable(float[] values) {
    this.values = values;
  }

  /**
   * Reads a voice file: 32-bit floats, little endian, shape [510, 1, 256].
   *
   * @throws ModelStoreException with a sentence if the file cannot be read or is damaged
   */
  public static StyleTable read(Path file) throws ModelStoreException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length != ROWS * WIDTH * Float.BYTES) {
        throw damaged(file, null);
      }
      float[] values = new float[ROWS * WIDTH];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw damaged(file, null);
        }
      }
      return new StyleTable(values);
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static ModelStoreException damaged(Path file, @Nullable IOException cause) {
    return new ModelStoreException(
        FailureKind.STORAGE,
        "The voice file " + file.getFileName() + " is missing or damaged.",
        "Run \u201cchatterbloke models verify\u201d to find and replace damaged files.",
        cause);
  }

  /**
   * The weighted mean of several voices.
   *
   * @param shares by table, sum 1
   */
  public static StyleTable mix(Map<StyleTable, Double> shares) {
    if (shares.size() == 1) {
      return shares.keySet().iterator().next();
    }
    double[] sums = new double[ROWS * WIDTH];
    shares.forEach((table, share) -> {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += share * table.values[i];
      }
    });
    float[] mixed = new float[sums.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) sums[i];
    }
    return new StyleTable(mixed);
  }

  /** A copy of the row for a number of phonemes; beyond the table its nearest end. */
  public float[] row(int phonemes) {
    int row = Math.clamp(phonemes, 1, ROWS) - 1;
    return Arrays.copyOfRange(values, row * WIDTH, (row + 1) * WIDTH);
  }
}
