package org.chatterbloke.inference.onnx.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

/**
 * A constant of a graph (an ONNX initializer). Its content is made when it is asked for, so that a
 * rewritten weight exists in memory only while it is written.
 *
 * @param name unique in the graph
 * @param type of the elements
 * @param shape the dimensions; none for a scalar
 * @param content little-endian bytes in row-major order; a new buffer at each call
 */
public record GraphConstant(
    String name, ElementType type, long[] shape, Supplier<ByteBuffer> content) {

  /** A float tensor whose values are computed when they are needed. */
  public static GraphConstant floats(String name, long[] shape, Supplier<float[]> values) {
    return new GraphConstant(
        name,
        ElementType.FLOAT,
        shape,
        () -> {
          float[] data = values.get();
          ByteBuffer bytes = ByteBuffer.allocate(data.length * 4).order(ByteOrder.LITTLE_ENDIAN);
          bytes.asFloatBuffer().put(data);
          return bytes;
        });
  }

  /** A row of 64-bit integers, shape [n]. */
  public static GraphConstant longs(String name, long... values) {
    return new GraphConstant(
        name,
        ElementType.INT64,
        new long[] {values.length},
        () -> {
          ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
          bytes.asLongBuffer().put(values);
          return bytes;
        });
  }

  /** The number of elements. */
  public long elements() {
    long product = 1;
    for (long dimension : shape) {
      product *= dimension;
    }
    return product;
  }

  /** The size of the content. */
  public long byteSize() {
    return elements() * type.bytes();
  }

  /**
   * The values as floats: of a float tensor as they are, of integers by value.
   *
   * @throws IllegalArgumentException for other types
   */
  public float[] toFloats() {
    ByteBuffer bytes = content.get().order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[Math.toIntExact(elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case FLOAT -> bytes.getFloat();
            case UINT8, BOOL -> bytes.get() & 0xff;
            case INT8 -> bytes.get();
            case INT32 -> bytes.getInt();
            case INT64 -> bytes.getLong();
            default -> throw new IllegalArgumentException(name + " is " + type);
          };
    }
    return values;
  }

  /**
   * The values of an integer tensor.
   *
   * @throws IllegalArgumentException if it is not one of 64-bit integers
   */
  public long[] toLongs() {
    if (type != ElementType.INT64) {
      throw new IllegalArgumentException(name + " is " + type);
    }
    long[] values = new long[Math.toIntExact(elements())];
    content.get().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
    return values;
  }

  /** Reads a TensorProto. */
  static GraphConstant read(ByteBuffer message) throws IOException {
    TensorParser parser = new TensorParser();
    return parser.parse(message);
  }

  /** Writes this as a TensorProto with its content inside. */
  ProtoWriter inline() {
    ByteBuffer bytes = content.get();
    byte[] raw = new byte[bytes.remaining()];
    bytes.get(raw);
    return head().bytes(TensorParser.RAW, raw);
  }

  /** Writes this as a TensorProto whose content lies in another file. */
  ProtoWriter external(String location, long offset) {
    ProtoWriter tensor = head();
    tensor.message(TensorParser.EXTERNAL, entry("location", location));
    tensor.message(TensorParser.EXTERNAL, entry("offset", Long.toString(offset)));
    tensor.message(TensorParser.EXTERNAL, entry("length", Long.toString(byteSize())));
    return tensor.varint(TensorParser.LOCATION, 1);
  }

  private ProtoWriter head() {
    ProtoWriter tensor = new ProtoWriter();
    if (shape.length > 0) {
      tensor.packed(TensorParser.DIMS, shape);
    }
    return tensor.varint(TensorParser.TYPE, type.code()).string(TensorParser.NAME, name);
  }

  private static ProtoWriter entry(String key, String value) {
    return new ProtoWriter().string(1, key).string(2, value);
  }
}
