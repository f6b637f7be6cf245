package raven.hal.pi.simulated;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** An fdcanusb with moteus boards behind it: reads {@code can send} lines, answers {@code OK} and {@code rcv} lines. Makes no garbage. */
public final class SimulatedMoteus extends SimulatedLine {
  private static final double TURN = 2 * Math.PI;
  private static final byte[] SEND = "can send ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OK = "OK\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ERROR = "ERR unknown command\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FLAGS = " E B F\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RECEIVED = "rcv ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Boards by their id less one. */
  public final SimulatedJoint[] joints;

  /** Fault code that the boards report. */
  public int fault;

  private final byte[] line = new byte[512];
  private int length;
  private final ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer reply = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
  private final byte[] text = new byte[256];

  /** Boards with the ids 1 to {@code count}. */
  public SimulatedMoteus(int count) {
    super("fdcanusb");
    joints = new SimulatedJoint[count];
    for (int i = 0; i < count; i++) joints[i] = new SimulatedJoint();
  }

  @Override
  protected void received(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\n') {
        obey();
        length = 0;
      } else if (length < line.length) {
        line[length++] = bytes[i];
      }
    }
  }

  private void obey() {
    for (int i = 0; i < SEND.length; i++) {
      if (i >= length || line[i] != SEND[i]) {
        answer(ERROR, ERROR.length);
        return;
      }
    }
    answer(OK, OK.length);
    int at = SEND.length;
    int id = 0;
    while (line[at] != ' ') id = id << 4 | Character.digit(line[at++], 16);
    at++;
    data.clear();
    while (at + 1 < length && line[at] != ' ') {
      data.put((byte) (Character.digit(line[at], 16) << 4 | Character.digit(line[at + 1], 16)));
      at += 2;
    }
    data.flip();
    int board = (id & 0x7f) - 1;
    if (board < 0 || board >= joints.length || joints[board].dead) return;
    execute(joints[board]);
    if ((id & 0x8000) != 0) reply(board + 1);
  }

  private void execute(SimulatedJoint joint) {
    reply.clear();
    while (data.hasRemaining()) {
      int head = data.get() & 0xff;
      if (head == 0x50) continue;
      int count = (head & 3) != 0 ? head & 3 : data.get();
      int register = data.get();
      for (int i = 0; i < count; i++) {
        switch (head & 0xfc) {
          case 0x00 -> write(joint, register + i, data.get());
          case 0x0c -> write(joint, register + i, data.getFloat());
          case 0x10 -> {
            if (i == 0) head(0x20, count, register);
            reply.put((byte) read(joint, register + i));
          }
          case 0x1c -> {
            if (i == 0) head(0x2c, count, register);
            reply.putFloat((float) read(joint, register + i));
          }
          default -> throw new IllegalStateException("subframe " + head);
        }
      }
    }
  }

  private void head(int kind, int count, int register) {
    reply.put((byte) (count < 4 ? kind | count : kind));
    if (count >= 4) reply.put((byte) count);
    reply.put((byte) register);
  }

  private void reply(int sender) {
    int at = copy(RECEIVED, 0);
    text[at++] = HEX[sender];
    text[at++] = '0';
    text[at++] = '0';
    text[at++] = ' ';
    for (int i = 0; i < reply.position(); i++) {
      text[at++] = HEX[reply.get(i) >> 4 & 15];
      text[at++] = HEX[reply.get(i) & 15];
    }
    answer(text, copy(FLAGS, at));
  }

  private int copy(byte[] word, int at) {
    System.arraycopy(word, 0, text, at, word.length);
    return at + word.length;
  }

  private static void write(SimulatedJoint joint, int register, double value) {
    switch (register) {
      case 0x00 -> joint.enabled = value == 10;
      case 0x20 -> joint.angle = value * TURN;
      case 0x21 -> joint.rate = value * TURN;
      case 0x22 -> joint.torque = value;
      case 0x23 -> joint.kp = value;
      case 0x24 -> joint.kd = value;
      default -> {}
    }
  }

  private double read(SimulatedJoint joint, int register) {
    return switch (register) {
      case 0x00 -> joint.enabled ? 10 : 0;
      case 0x01 -> joint.trueAngle / TURN;
      case 0x02 -> joint.trueRate / TURN;
      case 0x04 -> joint.trueCurrent;
      case 0x0f -> fault;
      default -> 0;
    };
  }
}
