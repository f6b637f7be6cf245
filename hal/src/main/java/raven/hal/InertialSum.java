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
  // plain numbers, since every sample of every filter passes here: Δα and Δυ so far [rad, m/s]
  private double angleX;
  private double angleY;
  private double angleZ;
  private double speedX;
  private double speedY;
  private double speedZ;

  // what coning and sculling add to them [rad, m/s]
  private double coningX;
  private double coningY;
  private double coningZ;
  private double scullingX;
  private double scullingY;
  private double scullingZ;

  // the sample before [rad/s, m/s2]
  private double rateX;
  private double rateY;
  private double rateZ;
  private double forceX;
  private double forceY;
  private double forceZ;
  private boolean begun;

  private double time;

  /** Forgets all samples. */
  public void reset() {
    clear();
    begun = false;
  }

  private void clear() {
    time = 0;
    angleX = angleY = angleZ = 0;
    speedX = speedY = speedZ = 0;
    coningX = coningY = coningZ = 0;
    scullingX = scullingY = scullingZ = 0;
  }

  /** Takes a sample: rate and specific force, body axes, their means over a time [s, rad/s, m/s2]. */
  public void add(double dt, Vector3DReadOnly rate, Vector3DReadOnly force) {
    add(dt, rate.getX(), rate.getY(), rate.getZ(), force.getX(), force.getY(), force.getZ());
  }

  /** The same, component by component. */
  public void add(double dt, double wx, double wy, double wz, double fx, double fy, double fz) {
    if (!begun) {
      remember(wx, wy, wz, fx, fy, fz);
      begun = true;
    }

    // half of what went before, and of a sixth of the last sample, for a rate that changes evenly
    // from one to the next
    double half = 0.5 * dt;
    double sixth = dt / 6;
    double ax = half * (angleX + sixth * rateX);
    double ay = half * (angleY + sixth * rateY);
    double az = half * (angleZ + sixth * rateZ);
    double vx = half * (speedX + sixth * forceX);
    double vy = half * (speedY + sixth * forceY);
    double vz = half * (speedZ + sixth * forceZ);

    // ½ (α + ω₋ dt/6) × ω dt,  ½ (α + ω₋ dt/6) × f dt + ½ (υ + f₋ dt/6) × ω dt
    coningX += ay * wz - az * wy;
    coningY += az * wx - ax * wz;
    coningZ += ax * wy - ay * wx;
    scullingX += ay * fz - az * fy + vy * wz - vz * wy;
    scullingY += az * fx - ax * fz + vz * wx - vx * wz;
    scullingZ += ax * fy - ay * fx + vx * wy - vy * wx;
    angleX += dt * wx;
    angleY += dt * wy;
    angleZ += dt * wz;
    speedX += dt * fx;
    speedY += dt * fy;
    speedZ += dt * fz;
    remember(wx, wy, wz, fx, fy, fz);
    time += dt;
  }

  private void remember(double wx, double wy, double wz, double fx, double fy, double fz) {
    rateX = wx;
    rateY = wy;
    rateZ = wz;
    forceX = fx;
    forceY = fy;
    forceZ = fz;
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
    double share = 1 / span;
    rate.set(share * (angleX + coningX), share * (angleY + coningY), share * (angleZ + coningZ));
    force.set(
        share * (speedX + scullingX), share * (speedY + scullingY), share * (speedZ + scullingZ));
    clear();
    return span;
  }
}
