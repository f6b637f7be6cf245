package raven.hal;

import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * Sums the samples of an inertial unit to one rate and one specific force that move the body as all of them did: rate × time is the rotation vector of the whole turn, and the force, acting
 * in the middle of that turn, makes the whole change of velocity. A plain mean does neither while the axis of a turn wanders, coning, or while a force swings in time with it, sculling
 * (P. Savage, "Strapdown inertial navigation integration algorithm design", parts 1 and 2, 1998). His third term, that of the rotation, is what acting in the middle of the turn stands for.
 *
 * <p>The last sample before a reading is remembered, so that nothing is lost between two readings. Not thread-safe, no garbage.
 */
public final class InertialSum {
  // Δα and Δυ so far, plain sums [rad, m/s]
  private final Vector3D angle = new Vector3D();
  private final Vector3D speed = new Vector3D();

  /** What coning and sculling add to them [rad, m/s]. */
  private final Vector3D coning = new Vector3D();

  private final Vector3D sculling = new Vector3D();

  // the sample before
  private final Vector3D lastRate = new Vector3D();
  private final Vector3D lastForce = new Vector3D();
  private boolean begun;

  private double time;

  /** Forgets all samples. */
  public void reset() {
    clear();
    begun = false;
  }

  private void clear() {
    time = 0;
    angle.setToZero();
    speed.setToZero();
    coning.setToZero();
    sculling.setToZero();
  }

  /** Takes a sample: rate and specific force, body axes, their means over a time [s, rad/s, m/s2]. */
  public void add(double dt, Vector3DReadOnly rate, Vector3DReadOnly force) {
    add(dt, rate.getX(), rate.getY(), rate.getZ(), force.getX(), force.getY(), force.getZ());
  }

  /** The same, component by component. */
  public void add(double dt, double wx, double wy, double wz, double fx, double fy, double fz) {
    if (!begun) {
      lastRate.set(wx, wy, wz);
      lastForce.set(fx, fy, fz);
      begun = true;
    }

    // half of what went before, and of a sixth of the last sample, for a rate that changes evenly
    // from one to the next
    double half = 0.5 * dt;
    double sixth = dt / 6;
    double ax = half * (angle.getX() + sixth * lastRate.getX());
    double ay = half * (angle.getY() + sixth * lastRate.getY());
    double az = half * (angle.getZ() + sixth * lastRate.getZ());
    double vx = half * (speed.getX() + sixth * lastForce.getX());
    double vy = half * (speed.getY() + sixth * lastForce.getY());
    double vz = half * (speed.getZ() + sixth * lastForce.getZ());

    // ½ (α + ω₋ dt/6) × ω dt,  ½ (α + ω₋ dt/6) × f dt + ½ (υ + f₋ dt/6) × ω dt
    coning.add(ay * wz - az * wy, az * wx - ax * wz, ax * wy - ay * wx);
    sculling.add(
        ay * fz - az * fy + vy * wz - vz * wy,
        az * fx - ax * fz + vz * wx - vx * wz,
        ax * fy - ay * fx + vx * wy - vy * wx);
    angle.add(dt * wx, dt * wy, dt * wz);
    speed.add(dt * fx, dt * fy, dt * fz);
    lastRate.set(wx, wy, wz);
    lastForce.set(fx, fy, fz);
    time += dt;
  }

  /**
   * Gives rate and specific force of the time since the last reading, and begins anew.
   *
   * @param rate [rad/s]
   * @param force [m/s2]
   * @return the time that they stand for; at 0 nothing is given [s]
   */
  public double take(Vector3D rate, Vector3D force) {
    double span = time;
    if (!(span > 0)) return 0;
    rate.add(angle, coning);
    rate.scale(1 / span);
    force.add(speed, sculling);
    force.scale(1 / span);
    clear();
    return span;
  }
}
