package org.chatterbloke.inference.onnx.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An attribute of a node, kept as it was written, so that kinds that nobody edits survive.
 *
 * @param name the attribute's name
 * @param message the AttributeProto
 */
public record GraphAttribute(String name, ByteBuffer message) {

  private static final int NAME = 1;
  private static final int FLOAT = 2;
  private static final int INT = 3;
  private static final int INTS = 8;
  private static final int TYPE = 20;

  /** A whole number. */
  public static GraphAttribute of(String name, long value) {
    return wrap(name, new ProtoWriter().string(NAME, name).varint(INT, value).varint(TYPE, 2));
  }

  /** A float. */
  public static GraphAttribute of(String name, float value) {
    return wrap(
        name,
        new ProtoWriter()
            .string(NAME, name)
            .fixed32(FLOAT, Float.floatToRawIntBits(value))
            .varint(TYPE, 1));
  }

  /** Several whole numbers. */
  public static GraphAttribute of(String name, long[] values) {
    ProtoWriter writer = new ProtoWriter().string(NAME, name);
    for (long value : values) {
      writer.varint(INTS, value);
    }
    return wrap(name, writer.varint(TYPE, 7));
  }

  private static GraphAttribute wrap(String name, ProtoWriter writer) {
    return new GraphAttribute(name, ByteBuffer.wrap(writer.toByteArray()));
  }

  static GraphAttribute read(ByteBuffer message) throws IOException {
    ProtoReader reader = new ProtoReader(message);
    String name = "";
    for (int field = reader.next(); field != 0; field = reader.next()) {
      if (field == NAME) {
        name = reader.string();
      } else {
        reader.rawField();
      }
    }
    return new GraphAttribute(name, message);
  }

  /** The value of a whole number; 0 if it is none. */
  public long asLong() {
    long[] values = numbers(INT);
    return values.length == 0 ? 0 : values[0];
  }

  /** The values of several whole numbers; empty if it is none. */
  public long[] asLongs() {
    return numbers(INTS);
  }

  private long[] numbers(int wanted) {
    try {
      ProtoReader reader = new ProtoReader(message);
      long[] values = {};
      for (int field = reader.next(); field != 0; field = reader.next()) {
        if (field != wanted) {
          reader.rawField();
          continue;
        }
        ProtoReader source = reader.isBytes() ? new ProtoReader(reader.bytes()) : reader;
        do {
          values = Arrays.copyOf(values, values.length + 1);
          values[values.length - 1] = source.varint();
        } while (source != reader && source.hasRemaining());
      }
      return values;
    } catch (IOException e) {
      throw new IllegalStateException("attribute " + name, e);
    }
  }
}
