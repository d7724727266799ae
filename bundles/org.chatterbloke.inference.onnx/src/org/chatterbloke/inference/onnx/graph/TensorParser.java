package org.chatterbloke.inference.onnx.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a TensorProto (onnx.proto); the content stays where it is in the file if it is raw. */
final class TensorParser {

  static final int DIMS = 1;
  static final int TYPE = 2;
  static final int RAW = 9;
  static final int NAME = 8;
  static final int EXTERNAL = 13;
  static final int LOCATION = 14;
  private static final int FLOATS = 4;
  private static final int INT32S = 5;
  private static final int INT64S = 7;

  private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
  private long[] shape = {};
  private int type;
  private String name = "";
  private @Nullable ByteBuffer raw;

  GraphConstant parse(ByteBuffer message) throws IOException {
    ProtoReader reader = new ProtoReader(message);
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case DIMS -> shape = append(shape, reader);
        case TYPE -> type = (int) reader.varint();
        case NAME -> name = reader.string();
        case RAW -> raw = reader.bytes();
        case FLOATS -> floats(reader);
        case INT32S -> integers(reader, false);
        case INT64S -> integers(reader, true);
        case EXTERNAL -> throw new OnnxFormatException("content in another file");
        default -> reader.rawField();
      }
    }
    ByteBuffer found = raw;
    ByteBuffer content = found == null ? ByteBuffer.wrap(typed.toByteArray()) : found;
    GraphConstant constant =
        new GraphConstant(
            name,
            ElementType.of(type),
            shape,
            () -> content.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    if (constant.byteSize() != content.remaining()) {
      throw ProtoReader.malformed();
    }
    return constant;
  }

  private static long[] append(long[] values, ProtoReader reader) throws IOException {
    if (!reader.isBytes()) {
      long[] longer = Arrays.copyOf(values, values.length + 1);
      longer[values.length] = reader.varint();
      return longer;
    }
    ProtoReader packed = new ProtoReader(reader.bytes());
    long[] longer = values;
    while (packed.hasRemaining()) {
      longer = Arrays.copyOf(longer, longer.length + 1);
      longer[longer.length - 1] = packed.varint();
    }
    return longer;
  }

  private void floats(ProtoReader reader) throws IOException {
    if (!reader.isBytes()) {
      little(reader.fixed32() & 0xffffffffL, 4);
      return;
    }
    ProtoReader packed = new ProtoReader(reader.bytes());
    while (packed.hasRemaining()) {
      little(packed.fixed32() & 0xffffffffL, 4);
    }
  }

  private void integers(ProtoReader reader, boolean wide) throws IOException {
    // The type may follow the data in the file, but writers put it first; 8 bytes are 64-bit data.
    int width = wide ? 8 : ElementType.of(type).bytes();
    if (!reader.isBytes()) {
      little(reader.varint(), width);
      return;
    }
    ProtoReader packed = new ProtoReader(reader.bytes());
    while (packed.hasRemaining()) {
      little(packed.varint(), width);
    }
  }

  private void little(long value, int width) {
    for (int i = 0; i < width; i++) {
      typed.write((int) (value >>> 8 * i));
    }
  }
}
