package raven.hal.pi.device;

import java.util.concurrent.TimeUnit;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.pi.bus.SerialLine;
import raven.hal.pi.os.DeviceFault;

/**
 * Leg joints with Dynamixel XL330 or XC330 in current-based position mode, all written in one frame and read by another (ROBOTIS e-Manual,
 * XL330-M288: 2.2 control table, 2.4 data descriptions). The servo closes its own position loop, so of a target it takes the angle and
 * whether there is any stiffness; a fed-forward torque moves the target by τ/kp. Its bus watchdog lets go when the line is silent. Not
 * thread-safe.
 */
public final class Dynamixel implements LegBus {
  private static final int MODEL_NUMBER = 0;
  private static final int RETURN_DELAY = 9;
  private static final int OPERATING_MODE = 11;
  private static final int TORQUE_ENABLE = 64;
  private static final int BUS_WATCHDOG = 98;
  private static final int GOAL = 102;
  private static final int PRESENT = 126;

  /** Goal current, goal velocity, two profiles and goal position: one block. */
  private static final int GOAL_SIZE = 18;

  /** Present current, velocity and position. */
  private static final int PRESENT_SIZE = 10;

  private static final int CURRENT_BASED_POSITION = 5;

  /** In units of 20 ms. */
  private static final int WATCHDOG = 5;

  private static final double STEP = 2 * Math.PI / 4096;
  private static final double RATE_STEP = 0.229 * 2 * Math.PI / 60;
  private static final double CURRENT_STEP = 1e-3;
  private static final int CENTRE = 2048;

  /** Before a flight a lost frame is no reason to stay on the ground. */
  private static final int ATTEMPTS = 3;

  private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int ALERT = 0x80;

  private final SerialLine line;
  private final JointMount[] mounts;
  private final int currentLimit;
  private final DynamixelPacket packet = new DynamixelPacket();
  private final Reading[] readings = new Reading[JointId.COUNT];
  private final int[] goal = new int[JointId.COUNT];
  private final int[] current = new int[JointId.COUNT];

  /** {@code currentLimit} is what the servo may take [A]. */
  public Dynamixel(SerialLine line, JointMount[] mounts, double currentLimit) {
    this.line = line;
    this.mounts = mounts.clone();
    this.currentLimit = (int) Math.round(currentLimit / CURRENT_STEP);
    for (int i = 0; i < readings.length; i++) {
      readings[i] = new Reading();
      goal[i] = CENTRE;
    }
    for (JointMount mount : mounts) prepare(mount.id());
  }

  private void prepare(int id) {
    int model = ask(id, MODEL_NUMBER, 2);
    if (model / 100 != 11 && model / 100 != 12) {
      throw new DeviceFault(
          servo(id),
          "is model " + model + ", no XL330 or XC330",
          "its control table differs: use another servo");
    }
    write(id, TORQUE_ENABLE, 0, 1);
    // a watchdog that has triggered refuses goals until it is cleared
    write(id, BUS_WATCHDOG, 0, 1);
    write(id, RETURN_DELAY, 0, 1);
    write(id, OPERATING_MODE, CURRENT_BASED_POSITION, 1);
    write(id, GOAL, 0, 2);
    write(id, BUS_WATCHDOG, WATCHDOG, 1);
    write(id, TORQUE_ENABLE, 1, 1);
  }

  private String servo(int id) {
    return line.name() + " servo " + id;
  }

  private int ask(int id, int address, int bytes) {
    packet.begin(id, DynamixelPacket.READ);
    packet.add(address, 2);
    packet.add(bytes, 2);
    answer(id);
    int value = packet.number(1, bytes);
    packet.drop();
    return value;
  }

  private void write(int id, int address, int value, int bytes) {
    packet.begin(id, DynamixelPacket.WRITE);
    packet.add(address, 2);
    packet.add(value, bytes);
    answer(id);
    int error = packet.parameter(0) & ~ALERT;
    packet.drop();
    if (error != 0) {
      throw new DeviceFault(
          servo(id),
          "refuses " + value + " at address " + address + " (error " + error + ")",
          "read its hardware error status; a shutdown wants a power cycle");
    }
  }

  /** Sends the frame, again if it was disturbed, and waits for the status, which stays in the packet. */
  private void answer(int id) {
    packet.end();
    boolean noise = false;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      packet.clear();
      line.write(packet.out, packet.length);
      long garbled = packet.garbled();
      if (answered(id)) return;
      noise |= packet.garbled() > garbled || packet.filled() > 0;
    }
    throw new DeviceFault(
        servo(id),
        noise ? "answers garbage" : "does not answer",
        noise
            ? "the baud rate in the robot file is not the servo's, or two servos share an id"
            : "check its supply, its cable and its id and baud rate");
  }

  private boolean answered(int id) {
    long end = System.nanoTime() + PATIENCE_NS;
    while (System.nanoTime() < end) {
      packet.received(line.read(packet.buffer(), packet.filled(), packet.room()));
      while (packet.next()) {
        if (packet.id() == id && packet.instruction() == DynamixelPacket.STATUS) return true;
        packet.drop();
      }
      Thread.onSpinWait();
    }
    return false;
  }

  @Override
  public void command(int joint, boolean enabled, ActuatorFrame.Joint target) {
    boolean stiff = enabled && target.kp > 0;
    double angle = stiff ? target.angle + target.torque / target.kp : target.angle;
    current[joint] = stiff ? currentLimit : 0;
    if (stiff) {
      double steps = mounts[joint].toActuator(angle) / STEP;
      goal[joint] = CENTRE + (int) Math.round(steps);
    }
  }

  @Override
  public void send() {
    packet.begin(DynamixelPacket.BROADCAST, DynamixelPacket.SYNC_WRITE);
    packet.add(GOAL, 2);
    packet.add(GOAL_SIZE, 2);
    for (int i = 0; i < mounts.length; i++) {
      packet.add(mounts[i].id());
      packet.add(current[i], 2);
      packet.add(0, 4);
      packet.add(0, 4);
      packet.add(0, 4);
      packet.add(goal[i], 4);
    }
    packet.end();
    line.write(packet.out, packet.length);

    packet.begin(DynamixelPacket.BROADCAST, DynamixelPacket.SYNC_READ);
    packet.add(PRESENT, 2);
    packet.add(PRESENT_SIZE, 2);
    for (JointMount mount : mounts) packet.add(mount.id());
    packet.end();
    line.write(packet.out, packet.length);
  }

  @Override
  public void collect(long now_ns) {
    packet.received(line.read(packet.buffer(), packet.filled(), packet.room()));
    while (packet.next()) {
      boolean status =
          packet.instruction() == DynamixelPacket.STATUS && packet.parameters() >= 1 + PRESENT_SIZE;
      if (status) take(now_ns);
      packet.drop();
    }
  }

  private void take(long now_ns) {
    for (int i = 0; i < mounts.length; i++) {
      JointMount mount = mounts[i];
      if (mount.id() != packet.id()) continue;
      Reading reading = readings[i];
      reading.trouble = packet.parameter(0) & ALERT;
      reading.current = mount.direction() * CURRENT_STEP * packet.number(1, 2);
      reading.rate = mount.direction() * RATE_STEP * packet.number(3, 4);
      reading.angle = mount.toRobot((packet.number(7, 4) - CENTRE) * STEP);
      reading.stamp_ns = now_ns;
    }
  }

  @Override
  public Reading reading(int joint) {
    return readings[joint];
  }

  @Override
  public long garbled() {
    return packet.garbled();
  }

  @Override
  public void close() {
    line.close();
  }
}
