package org.chatterbloke.inference.onnx.graph;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Builds one protobuf message in memory. */
final class ProtoWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  ProtoWriter varint(int field, long value) {
    tag(field, ProtoReader.VARINT);
    rawVarint(value);
    return this;
  }

  ProtoWriter fixed32(int field, int value) {
    tag(field, ProtoReader.FIXED32);
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(value >>> shift);
    }
    return this;
  }

  ProtoWriter string(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoWriter bytes(int field, byte[] value) {
    tag(field, ProtoReader.BYTES);
    rawVarint(value.length);
    out.write(value, 0, value.length);
    return this;
  }

  ProtoWriter message(int field, ProtoWriter message) {
    return bytes(field, message.toByteArray());
  }

  /** A field that was read with its tag. */
  ProtoWriter raw(ByteBuffer field) {
    byte[] copy = new byte[field.remaining()];
    field.duplicate().get(copy);
    out.write(copy, 0, copy.length);
    return this;
  }

  ProtoWriter packed(int field, long... values) {
    ProtoWriter content = new ProtoWriter();
    for (long value : values) {
      content.rawVarint(value);
    }
    return message(field, content);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  private void tag(int field, int wire) {
    rawVarint((long) field << 3 | wire);
  }

  private void rawVarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
