package raven.gait;

import raven.hal.ActuatorFrame;
import raven.robot.Robot;
import raven.state.NavState;

/**
 * Absorbs a landing: vertical force as a spring and damper on the mass centre's height, forward force from what the wanted turn of the body
 * leaves (moment about the mass centre), so that the robot comes to rest behind its toes and sits down on its tail.
 */
public final class Landing {
  private static final double GRAVITY = 9.81;

  private final LandingSettings s;
  private final VirtualLeg legs;
  private final Springs springs;
  private double start;
  private double slope;

  public Landing(Robot robot, Springs springs, LandingSettings settings) {
    s = settings;
    this.springs = springs;
    legs = new VirtualLeg(robot, springs);
  }

  /** Begins at touch-down, on a slope [rad] uphill. */
  public void start(double uphill, NavState x) {
    start = x.time;
    slope = uphill;
  }

  /** The motion is absorbed, or time is up: the joints may hold. */
  public boolean done(NavState x, Body body) {
    double speed = Math.sqrt(body.comVx * body.comVx + body.comVz * body.comVz);
    return x.time - start > s.absorb() || x.time - start > 0.1 && speed < 0.08;
  }

  /** One tick: torques of all four joints. */
  public void update(NavState x, Body body, ActuatorFrame out) {
    double rx = body.comX - body.toeX;
    double rz = body.comZ - body.toeZ;
    double mass = springs.weight * body.mass();
    double fz =
        mass * (GRAVITY + s.heightGain() * (s.height() - rz) - s.heightRateGain() * body.comVz);
    fz = Math.max(0, Math.min(s.forceLimit(), fz));

    // Ḣ* = I [kp (θ* − θ) − kd H/I], and what brings the mass centre to its place
    double turn = body.inertia
        * (s.pitchGain() * (s.pitch() + slope - body.pitch)
            - s.momentumGain() * body.momentum / body.inertia);
    double place = mass * (s.placeGain() * (-s.behind() - rx) - s.placeRateGain() * body.comVx);

    // F_x = (r_x F_z + Ḣ* + τ_toe)/r_z keeps the turn; the place has a say in it
    double fx = (rx * fz + turn + legs.toeTorque(x)) / rz + place;
    legs.push(
        fx,
        fz,
        s.rollGain() * body.roll + s.rollRateGain() * body.rollRate,
        s.damping(),
        x,
        body,
        out);
  }
}
