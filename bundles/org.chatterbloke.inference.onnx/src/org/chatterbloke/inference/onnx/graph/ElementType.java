package org.chatterbloke.inference.onnx.graph;

import java.io.IOException;

/**
 * The element types that an edited graph may hold as constants (onnx.proto, TensorProto.DataType).
 */
public enum ElementType {
  FLOAT(1, 4),
  UINT8(2, 1),
  INT8(3, 1),
  INT32(6, 4),
  INT64(7, 8),
  BOOL(9, 1),
  FLOAT16(10, 2),
  DOUBLE(11, 8);

  private final int code;
  private final int bytes;

  ElementType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The number in the file format. */
  public int code() {
    return code;
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }

  static ElementType of(int code) throws IOException {
    for (ElementType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new OnnxFormatException("unsupported element type " + code);
  }
}
