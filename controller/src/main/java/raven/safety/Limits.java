package raven.safety;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.robot.Legs;
import raven.robot.Robot;

/**
 * The last word on every actuator frame: never more than the airframe can take, never the propeller without permission, never a number
 * that is none. A faulty frame on the ground switches everything off until the mode permits nothing, that is until the pilot disarms; aloft
 * it repeats the last good frame for a moment and then glides with neutral surfaces. Not thread-safe.
 */
public final class Limits {
  private final Robot robot;
  private final LimitsSettings settings;
  private final LimitCounts counts = new LimitCounts();

  private final ActuatorFrame good = new ActuatorFrame();
  private double goodTime;
  private double throttle;
  private double time;
  private boolean faulty;

  public Limits(Robot robot, LimitsSettings settings) {
    this.robot = robot;
    this.settings = settings;
  }

  public void apply(SensorFrame sensors, boolean armed, Permit permit, ActuatorFrame out) {
    double dt = sensors.time - time;
    time = sensors.time;
    out.time = time;

    // a fault on the ground stays until everything is off anyway
    if (permit == Permit.NOTHING) faulty = false;
    boolean finite = finite(out);
    if (!finite) counts.faults++;
    if (!finite && !permit.aloft()) faulty = true;

    if (!finite && permit.aloft()) replace(out);
    boolean dead = faulty && !permit.aloft();
    if (dead || !permit.drivers() || (!armed && !permit.aloft())) {
      out.clear();
    } else {
      out.enabled = true;
      limitJoints(sensors, out);
      limitSurfaces(out);
    }
    limitThrottle(armed && permit.propeller() && !dead, dt, out);

    if (finite) {
      good.set(out);
      goodTime = time;
    }
  }

  /** What had to be limited so far. */
  public LimitCounts counts() {
    return counts;
  }

  /** Everything is off because of a faulty frame on the ground, until the pilot disarms. */
  public boolean faulty() {
    return faulty;
  }

  /** Aloft, frozen outputs are survived for longer than neutral ones; so freeze first, then glide. */
  private void replace(ActuatorFrame out) {
    out.set(good);
    out.time = time;
    if (time - goodTime <= settings.faultGrace()) return;
    out.throttle = out.elevator = out.rudder = out.aileron = 0;
  }

  private void limitJoints(SensorFrame sensors, ActuatorFrame out) {
    boolean angles = false;
    boolean torques = false;
    boolean gains = false;

    for (int i = 0; i < JointId.COUNT; i++) {
      Legs.Joint joint = i % 2 == 0 ? robot.legs().hip() : robot.legs().ankle();
      ActuatorFrame.Joint to = out.joints[i];

      // targets inside the joint's range, at a speed that its motor knows
      double fastest = joint.motor().noLoadSpeed(robot.battery().openVoltage());
      double angle = clamp(to.angle, joint.min(), joint.max());
      double rate = clamp(to.rate, -fastest, fastest);
      angles |= angle != to.angle || rate != to.rate;
      to.angle = angle;
      to.rate = rate;

      // gains that the drivers hold stably
      double kp = clamp(to.kp, 0, settings.stiffness());
      double kd = clamp(to.kd, 0, settings.damping());
      gains |= kp != to.kp || kd != to.kd;
      to.kp = kp;
      to.kd = kd;

      // torque that the motor has, fading out towards the stops
      double peak = joint.motor().peakTorque();
      double up = peak;
      double down = peak;
      if (sensors.joints[i].valid) {
        double q = sensors.joints[i].angle;
        up *= clamp((joint.max() - q) / settings.stopMargin(), 0, 1);
        down *= clamp((q - joint.min()) / settings.stopMargin(), 0, 1);
      }
      double torque = clamp(to.torque, -down, up);
      torques |= torque != to.torque;
      to.torque = torque;
    }

    if (angles) counts.angles++;
    if (torques) counts.torques++;
    if (gains) counts.gains++;
  }

  private void limitSurfaces(ActuatorFrame out) {
    double elevator = robot.tail().stabilator().limit();
    double rudder = robot.tail().fin().limit();
    double aileron = robot.wing().aileronLimit();

    boolean over = Math.abs(out.elevator) > elevator
        || Math.abs(out.rudder) > rudder
        || Math.abs(out.aileron) > aileron;
    if (over) counts.surfaces++;
    out.elevator = clamp(out.elevator, -elevator, elevator);
    out.rudder = clamp(out.rudder, -rudder, rudder);
    out.aileron = clamp(out.aileron, -aileron, aileron);
  }

  private void limitThrottle(boolean allowed, double dt, ActuatorFrame out) {
    double most = allowed ? Math.min(1, throttle + settings.throttleRise() * Math.max(0, dt)) : 0;
    double wanted = out.throttle;
    out.throttle = clamp(wanted, 0, most);
    if (out.throttle != wanted) counts.throttle++;
    throttle = out.throttle;
  }

  private static boolean finite(ActuatorFrame out) {
    // a sum is finite only if all its terms are, and these are far too small to overflow together
    double sum = out.throttle + out.elevator + out.rudder + out.aileron;
    for (ActuatorFrame.Joint joint : out.joints) {
      sum += joint.angle + joint.rate + joint.torque + joint.kp + joint.kd;
    }
    return Double.isFinite(sum);
  }

  private static double clamp(double value, double min, double max) {
    return Math.max(min, Math.min(max, value));
  }
}
