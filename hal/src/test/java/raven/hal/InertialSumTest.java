package raven.hal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.hal.pi.Allocation;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** Motions whose end is known by formula, seen by a unit that samples at 1 kHz and is read every few samples. */
final class InertialSumTest {
  private static final double DT = 1e-3;

  private final InertialSum sum = new InertialSum();
  private final Vector3D rate = new Vector3D();
  private final Vector3D force = new Vector3D();
  private final Quaternion q = new Quaternion();
  private final Vector3D v = new Vector3D();

  private void turn(Vector3D rate, double dt) {
    Quaternion by = new Quaternion();
    by.setRotationVector(dt * rate.getX(), dt * rate.getY(), dt * rate.getZ());
    q.multiply(by);
  }

  /** Angle about z by which the attitude is wrong after a second of coning: the body's own axis goes round a cone of half angle a, so many times a second [rad]. */
  private double coning(double a, double turns, int samples, boolean plain) {
    double w = 2 * Math.PI * turns;
    // q = (cos a/2, sin a/2 (cos wt, sin wt, 0)): ω = w sin a (−sin wt, cos wt, 0) − 2 w sin² a/2 ẑ
    q.set(Math.sin(0.5 * a), 0, 0, Math.cos(0.5 * a));
    double side = Math.sin(a) / DT;
    double z = -2 * w * Math.sin(0.5 * a) * Math.sin(0.5 * a);
    int count = (int) Math.round(1 / DT);
    Vector3D mean = new Vector3D();
    for (int i = 0; i < count; i++) {
      double from = w * i * DT;
      double to = w * (i + 1) * DT;
      double x = side * (Math.cos(to) - Math.cos(from));
      double y = side * (Math.sin(to) - Math.sin(from));
      sum.add(DT, x, y, z, 0, 0, 0);
      mean.add(x / samples, y / samples, z / samples);
      if ((i + 1) % samples != 0) continue;
      assertEquals(samples * DT, sum.take(rate, force), 1e-12);
      turn(plain ? mean : rate, samples * DT);
      mean.setToZero();
    }
    double end = w * count * DT;
    Quaternion truth = new Quaternion(
        Math.sin(0.5 * a) * Math.cos(end), Math.sin(0.5 * a) * Math.sin(end), 0, Math.cos(0.5 * a));
    truth.inverse();
    q.multiply(truth);
    return 2 * Math.asin(Math.min(1, Math.hypot(Math.hypot(q.getX(), q.getY()), q.getZ())));
  }

  @Test
  void aConeIsFollowedWhereAPlainMeanDrifts() {
    double a = Math.toRadians(2);
    for (int samples : new int[] {1, 2, 8}) {
      double drift = coning(a, 50, samples, false);
      double plain = coning(a, 50, samples, true);
      String read = "read every " + samples + " ms: " + drift + " rad, plain mean " + plain;
      assertTrue(plain > 1e-3, read);
      assertTrue(drift < 2e-4 && drift < 0.1 * plain, read);
    }
  }

  /** Velocity along z that a force which swings with the turn leaves after a second, less what it truly leaves [m/s]. */
  private double sculling(int samples, boolean plain) {
    double a = 0.02;
    double w = 2 * Math.PI * 20;
    double push = 20;
    q.setToZero();
    v.setToZero();
    Vector3D meanRate = new Vector3D();
    Vector3D meanForce = new Vector3D();
    int count = (int) Math.round(1 / DT);
    for (int i = 0; i < count; i++) {
      double s0 = Math.sin(w * i * DT);
      double s1 = Math.sin(w * (i + 1) * DT);
      // θ = a sin wt about x, f = push sin wt along y: f_z = push a sin² wt in the world
      double x = a * (s1 - s0) / DT;
      double y = push * (Math.cos(w * i * DT) - Math.cos(w * (i + 1) * DT)) / w / DT;
      sum.add(DT, new Vector3D(x, 0, 0), new Vector3D(0, y, 0));
      meanRate.add(x / samples, 0, 0);
      meanForce.add(0, y / samples, 0);
      if ((i + 1) % samples != 0) continue;
      sum.take(rate, force);
      Vector3D w_B = plain ? meanRate : rate;
      double dt = samples * DT;
      turn(w_B, 0.5 * dt);
      Vector3D pushed = new Vector3D(plain ? meanForce : force);
      q.transform(pushed);
      v.scaleAdd(dt, pushed, v);
      turn(w_B, 0.5 * dt);
      meanRate.setToZero();
      meanForce.setToZero();
    }
    return v.getZ() - 0.5 * push * a;
  }

  @Test
  void aForceThatSwingsWithTheTurnLeavesItsVelocity() {
    for (int samples : new int[] {5, 10}) {
      double wrong = Math.abs(sculling(samples, false));
      double plain = Math.abs(sculling(samples, true));
      String read = "read every " + samples + " ms: " + wrong + " m/s, plain mean " + plain;
      assertTrue(plain > 5e-3, read);
      assertTrue(wrong < 1e-3 && wrong < 0.1 * plain, read);
    }
  }

  @Test
  void aSteadyMotionIsItsOwnMean() {
    for (int i = 0; i < 3; i++) sum.add(DT, 1, 2, 3, 4, 5, 6);
    assertEquals(3 * DT, sum.take(rate, force), 1e-15);
    assertEquals(0, rate.differenceNorm(new Vector3D(1, 2, 3)), 1e-12);
    assertEquals(0, force.differenceNorm(new Vector3D(4, 5, 6)), 1e-12);
    assertEquals(0, sum.take(rate, force));
    assertEquals(1, rate.getX(), 1e-12, "nothing new leaves what was");
  }

  @Test
  void whatWasForgottenDoesNotTurn() {
    sum.add(DT, 10, 0, 0, 0, 0, 0);
    sum.reset();
    sum.add(DT, 0, 10, 0, 0, 0, 0);
    sum.take(rate, force);
    assertEquals(0, rate.getZ());
  }

  @Test
  void itMakesNoGarbage() {
    assertEquals(0, Allocation.bytesOf(() -> {
      sum.add(DT, 1, 2, 3, 4, 5, 6);
      sum.add(DT, 3, 2, 1, 4, 5, 6);
      sum.take(rate, force);
    }));
  }
}
