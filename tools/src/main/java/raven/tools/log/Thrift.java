package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes structures in Thrift's compact protocol, as the headers and the footer of a Parquet file are (thrift-compact-protocol.md). */
final class Thrift {
  static final int I32 = 5;
  static final int I64 = 6;
  static final int BINARY = 8;
  static final int LIST = 9;
  static final int STRUCT = 12;

  private static final int LONG_LIST = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Fields of the structures that are open: the last one of each. */
  private final int[] last = new int[8];

  private int depth;

  /** Numbers of fields are told by their difference. */
  private void field(int id, int type) {
    int delta = id - last[depth];
    if (delta < 1 || delta > 15) throw new IllegalArgumentException("field " + id);
    out.write(delta << 4 | type);
    last[depth] = id;
  }

  Thrift i32(int id, int value) {
    field(id, I32);
    number(value);
    return this;
  }

  Thrift i64(int id, long value) {
    field(id, I64);
    number(value);
    return this;
  }

  Thrift string(int id, String value) {
    field(id, BINARY);
    text(value);
    return this;
  }

  /** A list, whose elements follow. */
  Thrift list(int id, int type, int size) {
    field(id, LIST);
    if (size < LONG_LIST) {
      out.write(size << 4 | type);
    } else {
      out.write(LONG_LIST << 4 | type);
      varint(size);
    }
    return this;
  }

  /** An element of a list. */
  Thrift element(String value) {
    text(value);
    return this;
  }

  /** An element of a list. */
  Thrift element(int value) {
    number(value);
    return this;
  }

  /** Opens a structure that is a field. */
  Thrift begin(int id) {
    field(id, STRUCT);
    return begin();
  }

  /** Opens a structure that is an element of a list. */
  Thrift begin() {
    last[++depth] = 0;
    return this;
  }

  /** Closes the structure that was opened last. */
  Thrift end() {
    out.write(0);
    depth--;
    return this;
  }

  /** All of it, its outermost structure closed. */
  byte[] bytes() {
    out.write(0);
    return out.toByteArray();
  }

  private void text(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
  }

  /** Zigzag: small numbers of either sign are short. */
  private void number(long value) {
    varint(value << 1 ^ value >> 63);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
