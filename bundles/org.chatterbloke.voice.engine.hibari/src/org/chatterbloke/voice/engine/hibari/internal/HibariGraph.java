package org.chatterbloke.voice.engine.hibari.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.InferenceException;

/**
 * Opens two inner values of the published graph, by editing the bytes of the ONNX file (protocol
 * buffers: a second occurrence of the message {@code graph} is merged with the first, so inputs,
 * nodes and outputs can simply be appended).
 *
 * <ul>
 *   <li>Output {@value #DURATION}, int64 [symbols]: the length of each symbol in units of 25 ms, as
 *       the graph uses it.
 *   <li>Input {@value #PITCH_SCALE}, float [1]: multiplies the pitch curve before it becomes the
 *       output {@code f0} and goes into the decoder.
 * </ul>
 */
final class HibariGraph {

  /** The added output. */
  static final String DURATION = "duration";

  /** The added input. */
  static final String PITCH_SCALE = "pitch_scale";

  private static final String DURATION_TENSOR = "/Cast_32_output_0";
  private static final String PITCH_CURVE = "/Gather_36_output_0";
  private static final String PITCH_CONSTANT = "/Constant_162_output_0";

  /** The new name of the unscaled curve; as long as the old one, so that no length changes. */
  private static final String OWN_PITCH = "fu";

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private HibariGraph() {}

  /**
   * The edited graph.
   *
   * @param file the bytes of hibari.onnx
   * @throws InferenceException if this is not the graph that the engine knows
   */
  static byte[] open(byte[] file) throws InferenceException {
    // The node f0 = curve · 100 Hz: its two inputs and its output, in their encoded form.
    byte[] node = message(text(1, PITCH_CURVE), text(1, PITCH_CONSTANT), text(2, "f0"));
    int at = indexOf(file, node, 0);
    byte[] tensor = text(2, DURATION_TENSOR);
    if (at < 0 || indexOf(file, node, at + 1) >= 0 || indexOf(file, tensor, 0) < 0) {
      throw new InferenceException(
          FailureKind.STORAGE,
          "The model file hibari.onnx is not the version that this engine knows.",
          "Run \u201cchatterbloke models verify\u201d to find and replace damaged files.",
          null);
    }
    byte[] changed = message(text(1, PITCH_CURVE), text(1, PITCH_CONSTANT), text(2, OWN_PITCH));
    byte[] tail =
        field(
            7,
            field(1, text(1, DURATION_TENSOR), text(2, DURATION), text(4, "Identity")),
            field(1, text(1, OWN_PITCH), text(1, PITCH_SCALE), text(2, "f0"), text(4, "Mul")),
            field(11, value(PITCH_SCALE, FLOAT, new byte[] {8, 1})),
            field(12, value(DURATION, INT64, text(2, "symbols"))));
    byte[] result = Arrays.copyOf(file, file.length + tail.length);
    System.arraycopy(changed, 0, result, at, changed.length);
    System.arraycopy(tail, 0, result, file.length, tail.length);
    return result;
  }

  /** A ValueInfoProto of a tensor with one dimension. */
  private static byte[] value(String name, int elementType, byte[] dimension) {
    byte[] tensor = field(1, new byte[] {8, (byte) elementType}, field(2, field(1, dimension)));
    return message(text(1, name), field(2, tensor));
  }

  private static byte[] text(int number, String text) {
    return field(number, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A length-delimited field. */
  private static byte[] field(int number, byte[]... parts) {
    byte[] body = message(parts);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(number << 3 | 2);
    int rest = body.length;
    while (rest > 0x7f) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static byte[] message(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static int indexOf(byte[] data, byte[] pattern, int from) {
    for (int i = from; i <= data.length - pattern.length; i++) {
      if (data[i] == pattern[0]
          && Arrays.equals(data, i, i + pattern.length, pattern, 0, pattern.length)) {
        return i;
      }
    }
    return -1;
  }
}
