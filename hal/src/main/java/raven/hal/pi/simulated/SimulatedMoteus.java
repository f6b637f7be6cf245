package raven.hal.pi.simulated;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** An fdcanusb with moteus boards behind it: reads {@code can send} lines, answers {@code OK} and {@code rcv} lines. */
public final class SimulatedMoteus extends SimulatedLine {
  private static final double TURN = 2 * Math.PI;

  /** Boards by their id less one. */
  public final SimulatedJoint[] joints;

  /** Fault code that the boards report. */
  public int fault;

  private final StringBuilder line = new StringBuilder();

  /** Boards with the ids 1 to {@code count}. */
  public SimulatedMoteus(int count) {
    super("fdcanusb");
    joints = new SimulatedJoint[count];
    for (int i = 0; i < count; i++) joints[i] = new SimulatedJoint();
  }

  @Override
  protected void received(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        obey(line.toString());
        line.setLength(0);
      } else {
        line.append((char) bytes[i]);
      }
    }
  }

  private void obey(String request) {
    if (!request.startsWith("can send ")) {
      say("ERR unknown command\r\n");
      return;
    }
    say("OK\r\n");
    String[] words = request.split(" ");
    int id = Integer.parseInt(words[2], 16);
    int board = (id & 0x7f) - 1;
    if (board < 0 || board >= joints.length) return;
    byte[] reply = execute(
        joints[board],
        ByteBuffer.wrap(HexFormat.of().parseHex(words[3])).order(ByteOrder.LITTLE_ENDIAN));
    if ((id & 0x8000) != 0) {
      say("rcv " + Integer.toHexString((board + 1) << 8) + " " + HexFormat.of().formatHex(reply)
          + " E B F\r\n");
    }
  }

  private byte[] execute(SimulatedJoint joint, ByteBuffer data) {
    ByteBuffer reply = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
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
            if (i == 0) head(reply, 0x20, count, register);
            reply.put((byte) read(joint, register + i));
          }
          case 0x1c -> {
            if (i == 0) head(reply, 0x2c, count, register);
            reply.putFloat((float) read(joint, register + i));
          }
          default -> throw new IllegalStateException("subframe " + head);
        }
      }
    }
    return java.util.Arrays.copyOf(reply.array(), reply.position());
  }

  private static void head(ByteBuffer reply, int kind, int count, int register) {
    if (count < 4) reply.put((byte) (kind | count)).put((byte) register);
    else reply.put((byte) kind).put((byte) count).put((byte) register);
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

  private void say(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    answer(bytes, bytes.length);
  }
}
