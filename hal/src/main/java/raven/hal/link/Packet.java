package raven.hal.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One message, to be filled and sent or as it was received; used again and again. Not thread-safe. */
public final class Packet {
  /** What the signature of a received message is worth. */
  public enum Trust {
    UNSIGNED,
    GOOD,
    /** No such key, or the bytes were changed. */
    WRONG,
    /** Signed well, but not newer than what came before. */
    REPLAYED
  }

  private final byte[] bytes = new byte[255];
  private final ByteBuffer payload = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

  MessageType type = Messages.HEARTBEAT;
  int system;
  int component;
  int sequence;
  Trust trust = Trust.UNSIGNED;

  /** Starts an empty message. */
  Packet begin(MessageType newType) {
    type = newType;
    Arrays.fill(bytes, (byte) 0);
    return this;
  }

  public MessageType type() {
    return type;
  }

  public int system() {
    return system;
  }

  public int component() {
    return component;
  }

  byte[] bytes() {
    return bytes;
  }

  Packet put(MessageType.Field field, double value) {
    return put(field, 0, value);
  }

  /** A number goes into an integer field rounded, and clamped to its range. */
  Packet put(MessageType.Field field, int index, double value) {
    int at = field.offset() + index * field.kind().size;
    switch (field.kind()) {
      case FLOAT -> payload.putFloat(at, (float) value);
      case UINT8, CHAR -> payload.put(at, (byte) Math.round(Math.clamp(value, 0, 0xff)));
      case INT8 -> payload.put(at, (byte) Math.round(Math.clamp(value, -0x80, 0x7f)));
      case UINT16 -> payload.putShort(at, (short) Math.round(Math.clamp(value, 0, 0xffff)));
      case INT16 -> payload.putShort(at, (short) Math.round(Math.clamp(value, -0x8000, 0x7fff)));
      case UINT32 -> payload.putInt(at, (int) Math.round(Math.clamp(value, 0, 0xffff_ffffL)));
      case INT32 ->
        payload.putInt(
            at, (int) Math.round(Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE)));
      case UINT64 -> payload.putLong(at, Math.round(Math.max(0, value)));
    }
    return this;
  }

  Packet putLong(MessageType.Field field, long value) {
    payload.putLong(field.offset(), value);
    return this;
  }

  /** Characters beyond the field's length are left out. */
  Packet put(MessageType.Field field, String text) {
    for (int i = 0; i < Math.min(field.count(), text.length()); i++) {
      char c = text.charAt(i);
      bytes[field.offset() + i] = (byte) (c < 0x7f ? c : '?');
    }
    return this;
  }

  double get(MessageType.Field field) {
    return get(field, 0);
  }

  double get(MessageType.Field field, int index) {
    int at = field.offset() + index * field.kind().size;
    return switch (field.kind()) {
      case FLOAT -> payload.getFloat(at);
      case UINT8, CHAR -> payload.get(at) & 0xff;
      case INT8 -> payload.get(at);
      case UINT16 -> payload.getShort(at) & 0xffff;
      case INT16 -> payload.getShort(at);
      case UINT32 -> payload.getInt(at) & 0xffff_ffffL;
      case INT32 -> payload.getInt(at);
      case UINT64 -> payload.getLong(at);
    };
  }

  int getInt(MessageType.Field field) {
    return (int) get(field);
  }

  long getLong(MessageType.Field field) {
    return payload.getLong(field.offset());
  }

  /** A text field up to its first zero. */
  String text(MessageType.Field field) {
    int length = 0;
    while (length < field.count() && bytes[field.offset() + length] != 0) length++;
    return new String(bytes, field.offset(), length, ISO_8859_1);
  }
}
