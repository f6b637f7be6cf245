package raven.hal.pi.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.pi.bus.SerialLine;

/**
 * Leg joints driven by moteus controllers over CAN-FD, through an fdcanusb adapter's text lines (mjbots moteus reference manual: A.1 subframes,
 * A.2 registers, B.1 position mode; fdcanusb manual: {@code can send} and {@code rcv}).
 *
 * <p>Chosen over ODrive because a moteus-c1 weighs 9 g and gives 20 A of phase current, where an ODrive Micro gives 7 A and an S1 weighs
 * three times as much; and because its position mode is our joint law, with both gains scaled in every frame. Its own watchdog lets go when
 * frames stay away. Not thread-safe.
 */
public final class Moteus implements LegBus {
  /** Gains that the boards are configured to; a frame can only scale them down. */
  public record Gains(double kp, double kd) {}

  private static final int MODE_STOPPED = 0;
  private static final int MODE_POSITION = 10;

  private static final int WRITE_INT8 = 0x00;
  private static final int WRITE_FLOAT = 0x0c;
  private static final int READ_INT8 = 0x10;
  private static final int READ_FLOAT = 0x1c;
  private static final int REPLY_INT8 = 0x20;
  private static final int REPLY_FLOAT = 0x2c;
  private static final byte PADDING = 0x50;

  private static final int REGISTER_MODE = 0x00;
  private static final int REGISTER_POSITION = 0x01;
  private static final int REGISTER_FAULT = 0x0f;
  private static final int REGISTER_TARGET = 0x20;

  /** Position, velocity, torque and Q current of a reply. */
  private static final int VALUES = 4;

  private static final int FRAME = 48;
  private static final double TURN = 2 * Math.PI;
  private static final float WATCHDOG = 0.1f;
  private static final int LINE = 256;
  private static final byte[] HEX =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final SerialLine line;
  private final JointMount[] mounts;
  private final Gains gains;
  private final double maxTorque;
  private final Reading[] readings = new Reading[JointId.COUNT];

  private final byte[] frame = new byte[FRAME];
  private final ByteBuffer data = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
  private final byte[] text = new byte[JointId.COUNT * LINE];
  private int textLength;

  private final byte[] arrived = new byte[LINE];
  private int arrivedLength;
  private final byte[] chunk = new byte[1024];
  private final byte[] reply = new byte[64];
  private final ByteBuffer replyData = ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN);
  private long garbled;

  /** {@code maxTorque} is what the airframe stands at a joint [N m]. */
  public Moteus(SerialLine line, JointMount[] mounts, Gains gains, double maxTorque) {
    this.line = line;
    this.mounts = mounts.clone();
    this.gains = gains;
    this.maxTorque = maxTorque;
    for (int i = 0; i < readings.length; i++) readings[i] = new Reading();
  }

  @Override
  public void command(int joint, boolean enabled, ActuatorFrame.Joint target) {
    JointMount mount = mounts[joint];
    data.clear();
    data.put((byte) (WRITE_INT8 | 1)).put((byte) REGISTER_MODE).put((byte)
        (enabled ? MODE_POSITION : MODE_STOPPED));
    if (enabled) {
      // target, velocity, torque, scales, greatest torque, no stop, watchdog
      data.put((byte) WRITE_FLOAT).put((byte) 8).put((byte) REGISTER_TARGET);
      data.putFloat((float) (mount.toActuator(target.angle) / TURN));
      data.putFloat((float) (mount.direction() * target.rate / TURN));
      data.putFloat((float) (mount.direction() * target.torque));
      data.putFloat((float) Math.clamp(target.kp / gains.kp(), 0, 1));
      data.putFloat((float) Math.clamp(target.kd / gains.kd(), 0, 1));
      data.putFloat((float) maxTorque);
      data.putFloat(Float.NaN);
      data.putFloat(WATCHDOG);
    }
    data.put((byte) READ_FLOAT).put((byte) VALUES).put((byte) REGISTER_POSITION);
    data.put((byte) (READ_INT8 | 1)).put((byte) REGISTER_MODE);
    data.put((byte) (READ_INT8 | 1)).put((byte) REGISTER_FAULT);
    int length = canLength(data.position());
    Arrays.fill(frame, data.position(), length, PADDING);
    append(mount.id(), length);
  }

  /** CAN-FD knows only some lengths. */
  private static int canLength(int bytes) {
    if (bytes <= 8) return bytes;
    if (bytes <= 24) return (bytes + 3) / 4 * 4;
    return bytes <= 32 ? 32 : bytes <= 48 ? 48 : 64;
  }

  /** {@code can send 8001 0100...}: bit 15 asks for a reply. */
  private void append(int id, int length) {
    put("can send 80");
    putHex((byte) id);
    text[textLength++] = ' ';
    for (int i = 0; i < length; i++) putHex(frame[i]);
    text[textLength++] = '\n';
  }

  private void put(String word) {
    for (int i = 0; i < word.length(); i++) text[textLength++] = (byte) word.charAt(i);
  }

  private void putHex(byte value) {
    text[textLength++] = HEX[value >> 4 & 15];
    text[textLength++] = HEX[value & 15];
  }

  @Override
  public void send() {
    line.write(text, textLength);
    textLength = 0;
  }

  @Override
  public void collect(long now_ns) {
    int count;
    do {
      count = line.read(chunk, 0, chunk.length);
      for (int i = 0; i < count; i++) {
        byte c = chunk[i];
        if (c == '\n' || c == '\r') {
          if (arrivedLength > 0) take(now_ns);
          arrivedLength = 0;
        } else if (arrivedLength < LINE) {
          arrived[arrivedLength++] = c;
        }
      }
    } while (count == chunk.length);
  }

  /** {@code rcv 100 2c0401...}: the second digit from the left of four is the sender. */
  private void take(long now_ns) {
    if (arrived[0] != 'r') {
      if (arrived[0] != 'O') garbled++;
      return;
    }
    int at = 4;
    int id = 0;
    while (at < arrivedLength && arrived[at] != ' ') id = id << 4 | digit(arrived[at++]);
    at++;
    int length = 0;
    while (at + 1 < arrivedLength && arrived[at] != ' ' && length < reply.length) {
      int high = digit(arrived[at]);
      int low = digit(arrived[at + 1]);
      if (high < 0 || low < 0) {
        garbled++;
        return;
      }
      reply[length++] = (byte) (high << 4 | low);
      at += 2;
    }
    for (int joint = 0; joint < mounts.length; joint++) {
      if (mounts[joint].id() == (id >> 8 & 0x7f)) read(joint, length, now_ns);
    }
  }

  private static int digit(byte c) {
    return c >= '0' && c <= '9'
        ? c - '0'
        : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  }

  private void read(int joint, int length, long now_ns) {
    JointMount mount = mounts[joint];
    Reading reading = readings[joint];
    int at = 0;
    while (at + 1 < length) {
      int head = reply[at] & 0xff;
      if (head == REPLY_FLOAT
          && at + 3 + 4 * VALUES <= length
          && reply[at + 2] == REGISTER_POSITION) {
        at += 3;
        float position = replyData.getFloat(at);
        float velocity = replyData.getFloat(at + 4);
        float current = replyData.getFloat(at + 12);
        // a board whose encoder fails, or a digit that was lost on the way
        if (!Float.isFinite(position) || !Float.isFinite(velocity) || !Float.isFinite(current)) {
          garbled++;
          return;
        }
        reading.angle = mount.toRobot(TURN * position);
        reading.rate = mount.direction() * TURN * velocity;
        reading.current = mount.direction() * current;
        reading.stamp_ns = now_ns;
        at += 4 * VALUES;
      } else if (head == (REPLY_INT8 | 1) && at + 3 <= length) {
        if (reply[at + 1] == REGISTER_FAULT) reading.trouble = reply[at + 2];
        at += 3;
      } else if (head == PADDING) {
        at++;
      } else {
        garbled++;
        return;
      }
    }
  }

  @Override
  public Reading reading(int joint) {
    return readings[joint];
  }

  @Override
  public long garbled() {
    return garbled;
  }

  @Override
  public void close() {
    line.close();
  }
}
