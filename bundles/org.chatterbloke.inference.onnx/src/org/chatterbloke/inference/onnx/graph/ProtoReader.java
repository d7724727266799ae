package org.chatterbloke.inference.onnx.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the fields of one protobuf message (the wire format of
 * protobuf.dev/programming-guides/encoding). Length-delimited fields come as slices without a copy.
 */
final class ProtoReader {

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private final ByteBuffer buffer;
  private int tagStart;
  private int wire;

  ProtoReader(ByteBuffer message) {
    buffer = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Moves to the next field and returns its number; 0 at the end. */
  int next() throws IOException {
    if (!buffer.hasRemaining()) {
      return 0;
    }
    tagStart = buffer.position();
    long tag = varint();
    wire = (int) (tag & 7);
    int field = (int) (tag >>> 3);
    if (field == 0) {
      throw malformed();
    }
    return field;
  }

  /** The wire type of the current field. */
  int wire() {
    return wire;
  }

  /** Whether the current field is packed or another length-delimited one. */
  boolean isBytes() {
    return wire == BYTES;
  }

  long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!buffer.hasRemaining()) {
        throw malformed();
      }
      byte b = buffer.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  boolean hasRemaining() {
    return buffer.hasRemaining();
  }

  int fixed32() throws IOException {
    if (buffer.remaining() < 4) {
      throw malformed();
    }
    return buffer.getInt();
  }

  /** The current length-delimited field. */
  ByteBuffer bytes() throws IOException {
    long length = varint();
    if (length < 0 || length > buffer.remaining()) {
      throw malformed();
    }
    ByteBuffer slice = buffer.slice(buffer.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(buffer.position() + (int) length);
    return slice;
  }

  String string() throws IOException {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  /** Skips the current field and returns it with its tag. */
  ByteBuffer rawField() throws IOException {
    switch (wire) {
      case VARINT -> varint();
      case FIXED64 -> skip(8);
      case BYTES -> bytes();
      case FIXED32 -> skip(4);
      default -> throw malformed();
    }
    return buffer.slice(tagStart, buffer.position() - tagStart).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void skip(int count) throws IOException {
    if (buffer.remaining() < count) {
      throw malformed();
    }
    buffer.position(buffer.position() + count);
  }

  static OnnxFormatException malformed() {
    return new OnnxFormatException("not an ONNX file, or one that was cut off");
  }
}
