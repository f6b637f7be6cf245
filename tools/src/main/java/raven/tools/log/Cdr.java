package raven.tools.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes ROS 2 messages in their wire format (OMG Common Data Representation, version 1, little endian): every number at a multiple of its
 * size from the end of the header. Makes no garbage once its buffer is large enough. Not thread-safe.
 */
final class Cdr {
  private ByteBuffer buffer = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

  Cdr begin() {
    buffer.clear();
    buffer.putInt(RowFormat.CDR_HEADER);
    return this;
  }

  /** The message; good until the next begins. */
  ByteBuffer end() {
    return buffer.flip();
  }

  Cdr u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  Cdr u32(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  Cdr f32(double value) {
    room(Float.BYTES).putFloat((float) value);
    return this;
  }

  Cdr f64(double value) {
    room(Double.BYTES).putDouble(value);
    return this;
  }

  /** Text of ASCII, with its length in front and a zero behind; whatever else is a question mark. */
  Cdr string(String text) {
    u32(text.length() + 1);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      u8(c < 0x80 ? c : '?');
    }
    return u8(0);
  }

  /** Seconds and nanoseconds. */
  Cdr time(double time) {
    long ns = Math.round(time * 1e9);
    return u32((int) Math.floorDiv(ns, 1_000_000_000L))
        .u32((int) Math.floorMod(ns, 1_000_000_000L));
  }

  Cdr header(double time, String frame) {
    return time(time).string(frame);
  }

  Cdr point(double x, double y, double z) {
    return f64(x).f64(y).f64(z);
  }

  /** A turn, in the order in which ROS has it. */
  Cdr quaternion(double x, double y, double z, double w) {
    return f64(x).f64(y).f64(z).f64(w);
  }

  /** A turn by yaw, then roll, then pitch (nose up), in the order of {@link raven.state.Attitude}. */
  Cdr attitude(double roll, double pitch, double yaw) {
    double cr = Math.cos(roll / 2);
    double sr = Math.sin(roll / 2);
    double cy = Math.cos(yaw / 2);
    double sy = Math.sin(yaw / 2);
    // nose up is a negative turn about y, which points to the left
    double cp = Math.cos(-pitch / 2);
    double sp = Math.sin(-pitch / 2);

    // q = q_z q_x q_y
    return quaternion(
        cy * sr * cp - sy * cr * sp,
        cy * cr * sp + sy * sr * cp,
        sy * cr * cp + cy * sr * sp,
        cy * cr * cp - sy * sr * sp);
  }

  private ByteBuffer room(int size) {
    // from the end of the header
    int at = buffer.position() - Integer.BYTES;
    int aligned = (at + size - 1) / size * size;
    if (aligned + Integer.BYTES + size > buffer.capacity()) {
      ByteBuffer larger = ByteBuffer.allocate(2 * buffer.capacity()).order(ByteOrder.LITTLE_ENDIAN);
      buffer = larger.put(buffer.flip());
    }
    for (; at < aligned; at++) buffer.put((byte) 0);
    return buffer;
  }
}
