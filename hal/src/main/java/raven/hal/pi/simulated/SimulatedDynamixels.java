package raven.hal.pi.simulated;

import raven.hal.pi.device.DynamixelPacket;

/**
 * A chain of Dynamixel servos with their control tables. It can talk over a simulated line or, through {@link #hear}, over a pseudo-terminal
 * by whoever moves the bytes.
 */
public final class SimulatedDynamixels extends SimulatedLine {
  private static final int TABLE = 256;
  private static final int MODEL = 1200;
  private static final int TORQUE_ENABLE = 64;
  private static final int GOAL_CURRENT = 102;
  private static final int GOAL_POSITION = 116;
  private static final int PRESENT_CURRENT = 126;
  private static final double STEP = 2 * Math.PI / 4096;

  public final SimulatedJoint[] joints;
  private final byte[][] tables;
  private final DynamixelPacket heard = new DynamixelPacket();
  private final DynamixelPacket said = new DynamixelPacket();
  private final Speaker toHost = this::answer;

  /** Servos with the ids 1 to {@code count}. */
  public SimulatedDynamixels(int count) {
    super("Dynamixel chain");
    joints = new SimulatedJoint[count];
    tables = new byte[count][TABLE];
    for (int i = 0; i < count; i++) {
      joints[i] = new SimulatedJoint();
      put(i, 0, MODEL, 2);
    }
  }

  @Override
  protected void received(byte[] bytes, int length) {
    hear(bytes, length, toHost);
  }

  /** Where answers go. */
  public interface Speaker {
    void say(byte[] bytes, int length);
  }

  /** Takes bytes from the line and answers what is asked. */
  public void hear(byte[] bytes, int length, Speaker speaker) {
    for (int done = 0; done < length; ) {
      int piece = Math.min(length - done, heard.room());
      System.arraycopy(bytes, done, heard.buffer(), heard.filled(), piece);
      heard.received(piece);
      done += piece;
      while (heard.next()) {
        obey(speaker);
        heard.drop();
      }
    }
  }

  private void obey(Speaker speaker) {
    int servo = heard.id() - 1;
    boolean known = servo >= 0 && servo < tables.length;
    switch (heard.instruction()) {
      case DynamixelPacket.PING -> {
        if (known) status(servo, 0, 3, speaker);
      }
      case DynamixelPacket.READ -> {
        if (known) status(servo, heard.number(0, 2), heard.number(2, 2), speaker);
      }
      case DynamixelPacket.WRITE -> {
        if (known) {
          int address = heard.number(0, 2);
          for (int i = 0; i < heard.parameters() - 2; i++) {
            tables[servo][address + i] = (byte) heard.parameter(2 + i);
          }
          moved(servo);
          status(servo, 0, 0, speaker);
        }
      }
      case DynamixelPacket.SYNC_WRITE -> syncWrite();
      case DynamixelPacket.SYNC_READ -> {
        for (int i = 4; i < heard.parameters(); i++) {
          int asked = heard.parameter(i) - 1;
          if (asked >= 0 && asked < tables.length) {
            status(asked, heard.number(0, 2), heard.number(2, 2), speaker);
          }
        }
      }
      default -> {}
    }
  }

  private void syncWrite() {
    int address = heard.number(0, 2);
    int size = heard.number(2, 2);
    for (int at = 4; at + size < heard.parameters(); at += 1 + size) {
      int servo = heard.parameter(at) - 1;
      if (servo < 0 || servo >= tables.length) continue;
      for (int i = 0; i < size; i++) {
        tables[servo][address + i] = (byte) heard.parameter(at + 1 + i);
      }
      moved(servo);
    }
  }

  private void moved(int servo) {
    SimulatedJoint joint = joints[servo];
    joint.enabled = tables[servo][TORQUE_ENABLE] == 1;
    joint.kp = (short) get(servo, GOAL_CURRENT, 2) > 0 ? 1 : 0;
    joint.angle = (get(servo, GOAL_POSITION, 4) - 2048) * STEP;
  }

  private void status(int servo, int address, int size, Speaker speaker) {
    SimulatedJoint joint = joints[servo];
    if (joint.dead) return;
    put(servo, PRESENT_CURRENT, (int) Math.round(joint.trueCurrent / 1e-3), 2);
    put(
        servo,
        PRESENT_CURRENT + 2,
        (int) Math.round(joint.trueRate / (0.229 * 2 * Math.PI / 60)),
        4);
    put(servo, PRESENT_CURRENT + 6, 2048 + (int) Math.round(joint.trueAngle / STEP), 4);
    said.begin(servo + 1, DynamixelPacket.STATUS);
    said.add(0);
    for (int i = 0; i < size; i++) said.add(tables[servo][address + i] & 0xff);
    said.end();
    speaker.say(said.out, said.length);
  }

  /** A byte of a servo's control table. */
  public int table(int servo, int address) {
    return tables[servo][address] & 0xff;
  }

  private int get(int servo, int address, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) value |= (tables[servo][address + i] & 0xff) << 8 * i;
    return value;
  }

  /** Sets a number of a servo's control table. */
  public void put(int servo, int address, int value, int bytes) {
    for (int i = 0; i < bytes; i++) tables[servo][address + i] = (byte) (value >> 8 * i);
  }
}
