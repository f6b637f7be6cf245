package raven.hal.link;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.link.HilSensors.Sender;
import raven.robot.Robot;
import raven.robot.Wiring;

/** An actuator frame as HIL_ACTUATOR_CONTROLS and arrays, and back. Not thread-safe. */
final class HilActuators {
  /** What a joint's driver uses when nobody says [N m/rad, N m s/rad]. */
  private static final double STIFFNESS = 20;

  private static final double DAMPING = 0.2;

  /** Full scale of each control. */
  private final double[] scale = new double[HilLayout.CONTROLS];

  private final double stiffness;
  private final double damping;
  private final double[] values = new double[HilLayout.ACTUATOR_VALUES];
  private final Hil.Received others = new Hil.Received();
  private final Hil.Received first = new Hil.Received();
  private final Hil.Received second = new Hil.Received();

  HilActuators(Robot robot) {
    for (int j = 0; j < JointId.COUNT; j++) {
      scale[HilLayout.ANGLE + j] = Math.PI;
      scale[HilLayout.TORQUE + j] =
          (j % 2 == 0 ? robot.legs().hip() : robot.legs().ankle()).motor().peakTorque();
    }
    scale[HilLayout.THROTTLE] = 1;
    scale[HilLayout.ELEVATOR] = robot.tail().stabilator().limit();
    scale[HilLayout.RUDDER] = robot.tail().fin().limit();
    scale[HilLayout.AILERON] = robot.wing().aileronLimit();
    boolean boards = robot.wiring().legs().actuator() instanceof Wiring.Moteus;
    stiffness = boards ? ((Wiring.Moteus) robot.wiring().legs().actuator()).stiffness() : STIFFNESS;
    damping = boards ? ((Wiring.Moteus) robot.wiring().legs().actuator()).damping() : DAMPING;
  }

  /** Sends the answer to the sensor frame of a time. */
  void write(ActuatorFrame frame, long time_us, boolean lockstep, Packet packet, Sender sender) {
    gather(frame);
    Hil.array(packet, time_us, HilLayout.ACTUATORS, "actuators");
    for (int i = HilLayout.CONTROLS; i < values.length; i++) {
      packet.put(Hil.ARRAY_DATA, i - HilLayout.CONTROLS, values[i]);
    }
    sender.send(packet);
    Hil.array(packet, time_us, HilLayout.ACTUATORS_FIRST, "act_rem_1");
    for (int i = 0; i < values.length; i++) {
      packet.put(Hil.ARRAY_DATA, i, Exact.first(values[i], base(i)));
    }
    sender.send(packet);
    Hil.array(packet, time_us, HilLayout.ACTUATORS_SECOND, "act_rem_2");
    for (int i = 0; i < values.length; i++) {
      packet.put(Hil.ARRAY_DATA, i, Exact.second(values[i], base(i)));
    }
    sender.send(packet);
    packet.begin(Messages.HIL_ACTUATOR_CONTROLS).putLong(Hil.CONTROLS_TIME, time_us);
    packet.putLong(Hil.CONTROLS_FLAGS, lockstep ? Hil.LOCKSTEP : 0);
    for (int i = 0; i < HilLayout.CONTROLS; i++) {
      packet.put(Hil.CONTROLS, i, values[i] / scale[i]);
    }
    packet.put(Hil.CONTROLS_MODE, Hil.HIL | (frame.enabled ? Hil.ARMED : 0));
    sender.send(packet);
  }

  private double base(int i) {
    return i < HilLayout.CONTROLS ? (float) (values[i] / scale[i]) * scale[i] : (float) values[i];
  }

  private void gather(ActuatorFrame frame) {
    for (int j = 0; j < JointId.COUNT; j++) {
      values[HilLayout.ANGLE + j] = frame.joints[j].angle;
      values[HilLayout.TORQUE + j] = frame.joints[j].torque;
      values[HilLayout.RATE + j] = frame.joints[j].rate;
      values[HilLayout.KP + j] = frame.joints[j].kp;
      values[HilLayout.KD + j] = frame.joints[j].kd;
    }
    values[HilLayout.THROTTLE] = frame.throttle;
    values[HilLayout.ELEVATOR] = frame.elevator;
    values[HilLayout.RUDDER] = frame.rudder;
    values[HilLayout.AILERON] = frame.aileron;
  }

  /** Keeps an array until its HIL_ACTUATOR_CONTROLS comes. */
  void keep(Packet packet) {
    switch (packet.getInt(Hil.ARRAY_ID)) {
      case HilLayout.ACTUATORS -> others.take(packet);
      case HilLayout.ACTUATORS_FIRST -> first.take(packet);
      case HilLayout.ACTUATORS_SECOND -> second.take(packet);
      default -> {}
    }
  }

  /** Opens a HIL_ACTUATOR_CONTROLS. Returns false, with everything off, when a number is none. */
  boolean read(Packet packet, ActuatorFrame frame) {
    long time_us = packet.getLong(Hil.CONTROLS_TIME);
    for (int i = 0; i < HilLayout.CONTROLS; i++) {
      values[i] = packet.get(Hil.CONTROLS, i) * scale[i];
    }
    // an array that was lost leaves what the last one said; a peer that never sends any gets plain
    // drivers
    boolean whole = others.at(time_us);
    boolean ever = others.time_us >= 0;
    for (int j = 0; j < JointId.COUNT; j++) {
      values[HilLayout.RATE + j] = ever ? others.data[j] : 0;
      values[HilLayout.KP + j] = ever ? others.data[JointId.COUNT + j] : stiffness;
      values[HilLayout.KD + j] = ever ? others.data[2 * JointId.COUNT + j] : damping;
    }
    boolean exact = first.at(time_us) && second.at(time_us);
    boolean finite = true;
    for (int i = 0; i < values.length; i++) {
      if (exact && (whole || i < HilLayout.CONTROLS)) {
        values[i] = Exact.merge(values[i], first.data[i], second.data[i]);
      }
      finite &= Double.isFinite(values[i]);
    }
    frame.time = time_us / 1e6;
    frame.enabled = (packet.getInt(Hil.CONTROLS_MODE) & Hil.ARMED) != 0;
    if (!finite) {
      frame.clear();
      return false;
    }
    for (int j = 0; j < JointId.COUNT; j++) {
      frame.joints[j].angle = values[HilLayout.ANGLE + j];
      frame.joints[j].torque = values[HilLayout.TORQUE + j];
      frame.joints[j].rate = values[HilLayout.RATE + j];
      frame.joints[j].kp = values[HilLayout.KP + j];
      frame.joints[j].kd = values[HilLayout.KD + j];
    }
    frame.throttle = Math.clamp(values[HilLayout.THROTTLE], 0, 1);
    frame.elevator = values[HilLayout.ELEVATOR];
    frame.rudder = values[HilLayout.RUDDER];
    frame.aileron = values[HilLayout.AILERON];
    return true;
  }
}
