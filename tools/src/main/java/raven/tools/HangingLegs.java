package raven.tools;

import raven.file.FileError;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.pi.device.As5600;
import raven.hal.pi.device.LegBus;
import raven.robot.Motor;
import raven.robot.Robot;
import raven.robot.Wiring;

/** Both legs of a robot that somebody holds up: moved slowly, hips down, with what their motors and toes say. Not thread-safe. */
final class HangingLegs implements AutoCloseable {
  private static final double STIFFNESS = 14;
  private static final double DAMPING = 0.3;
  private static final double SLOW = Math.toRadians(25);

  /** After a turn-round the sweep has to take up the play of the gears [rad]. */
  private static final double PLAY = Math.toRadians(5);

  /** A reading may be so old [s]. */
  private static final double SILENCE = 0.1;

  private final Bench bench;
  private final Robot robot;
  private final LegBus bus;
  private final ActuatorFrame.Joint[] targets = new ActuatorFrame.Joint[JointId.COUNT];
  private double pitch;

  HangingLegs(Bench bench) {
    this.bench = bench;
    robot = bench.robot();
    bus = bench.devices().legs();
    for (int j = 0; j < targets.length; j++) targets[j] = new ActuatorFrame.Joint();
  }

  /** Pitch of the body when the legs were lowered [rad]. */
  double pitch() {
    return pitch;
  }

  /** Takes hold of the joints where they are and moves the thighs down and the ankles to an angle. */
  void lower(double ankle) {
    double[] up = new ImuReader(bench).meanAccel(0.2);
    pitch = Math.atan2(up[0], up[2]);
    for (int i = 0; i < 50; i++) step(false);
    double[] from = new double[targets.length];
    for (int j = 0; j < from.length; j++) from[j] = bus.reading(j).angle;
    double longest = 0;
    for (int j = 0; j < from.length; j++)
      longest = Math.max(longest, Math.abs(goal(j, ankle) - from[j]));
    int steps = (int) Math.ceil(longest / (2 * SLOW * Stand.TICK)) + 1;
    for (int i = 1; i <= steps + 200; i++) {
      double share = Math.min(1, (double) i / steps);
      for (int j = 0; j < from.length; j++) {
        targets[j].hold(from[j] + share * (goal(j, ankle) - from[j]), STIFFNESS, DAMPING);
      }
      step(true);
    }
  }

  private static double goal(int joint, double ankle) {
    return joint % 2 == 0 ? 0 : ankle;
  }

  /** Moves both ankles slowly and feeds what they say, one fit per leg. */
  void sweep(double from, double to, AnkleFit[] fits, int way) {
    Motor motor = robot.legs().ankle().motor();
    double perAmpere = motor.torqueConstant() * motor.gear();
    int steps = (int) Math.ceil(Math.abs(to - from) / (SLOW * Stand.TICK));
    for (int i = 0; i <= steps; i++) {
      double angle = from + (to - from) * i / steps;
      for (int leg = 0; leg < 2; leg++) {
        targets[JointId.ankle(leg)].hold(angle, STIFFNESS, DAMPING);
        targets[JointId.ankle(leg)].rate = way * SLOW;
      }
      step(true);
      if (Math.abs(angle - from) < PLAY) continue;
      for (int leg = 0; leg < 2; leg++) {
        LegBus.Reading ankle = bus.reading(JointId.ankle(leg));
        double hip = bus.reading(JointId.hip(leg)).angle;
        fits[leg].add(hip, ankle.angle, perAmpere * ankle.current, way);
      }
    }
  }

  /** Absolute angle of a tarsus [rad]. */
  double tarsus(int leg) {
    double hip = bus.reading(JointId.hip(leg)).angle;
    return pitch + hip - Math.PI / 2 + bus.reading(JointId.ankle(leg)).angle;
  }

  /** Mean angle of a toe joint over some time, legs held [rad]. */
  double toe(int leg, double seconds) {
    Wiring.Foot wiring = leg == 0 ? robot.wiring().leftFoot() : robot.wiring().rightFoot();
    As5600 chip = bench.devices().toe(leg);
    int count = (int) Math.round(seconds / Stand.TICK);
    double sum = 0;
    for (int i = 0; i < 2 * count; i++) {
      step(true);
      if (i < count) continue;
      chip.read();
      if (!chip.good) {
        throw new FileError((leg == 0 ? "left" : "right")
            + " toe: the AS5600 sees no magnet; check that it sits over the toe joint's axle");
      }
      double angle = wiring.direction().sign() * (chip.angle - wiring.zero());
      sum += angle - 2 * Math.PI * Math.rint(angle / (2 * Math.PI));
    }
    return sum / count;
  }

  /** How sure such a mean is: its noise, and the chip's steps [rad]. */
  double toeDeviation(double seconds) {
    double steps = 2 * Math.PI / 4096 / Math.sqrt(12);
    double noise = robot.sensors().toe().noise();
    return Math.hypot(steps, noise / Math.sqrt(seconds / Stand.TICK));
  }

  private void step(boolean enabled) {
    for (int j = 0; j < targets.length; j++) bus.command(j, enabled, targets[j]);
    bus.send();
    bench.tick();
    bus.collect(bench.now_ns());
    if (!enabled) return;
    for (int j = 0; j < targets.length; j++) {
      long stamp_ns = bus.reading(j).stamp_ns;
      if (stamp_ns == Long.MIN_VALUE || bench.time() - stamp_ns / 1e9 > SILENCE) {
        throw new FileError(
            JointId.values()[j].name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                + " does not answer: check its supply, its id in the robot file and the line to it");
      }
    }
  }

  /** Lets go of the joints. */
  @Override
  public void close() {
    for (int i = 0; i < 3; i++) step(false);
    bus.close();
  }
}
