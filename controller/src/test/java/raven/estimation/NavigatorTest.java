package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.controller.Allocation;
import raven.state.Health;
import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** The full filter flown in circles with positions, and left on its feet for hours. */
class NavigatorTest {
  private static final double DEGREE = Math.PI / 180;

  /** A level body that flies a figure of changing speed, so that heading shows. */
  private static final class Circle {
    final SplittableRandom random = new SplittableRandom(8);
    final Vector3D rate = new Vector3D();
    final Vector3D force = new Vector3D();
    final Point3D p = new Point3D();

    Point3D at(double t) {
      return new Point3D(20 * Math.sin(0.5 * t), 12 * Math.sin(0.8 * t), 5 + Math.sin(0.3 * t));
    }

    Vector3D velocity(double t) {
      return new Vector3D(10 * Math.cos(0.5 * t), 9.6 * Math.cos(0.8 * t), 0.3 * Math.cos(0.3 * t));
    }

    void sense(double t, double yaw) {
      force.set(-5 * Math.sin(0.5 * t), -7.68 * Math.sin(0.8 * t), 9.81 - 0.09 * Math.sin(0.3 * t));
      new Quaternion(0, 0, Math.sin(0.5 * yaw), Math.cos(0.5 * yaw)).inverseTransform(force);
      force.add(
          0.05 * random.nextGaussian(), 0.05 * random.nextGaussian(), 0.05 * random.nextGaussian());
      rate.set(0.01 + 1e-3 * random.nextGaussian(), -0.005, 0.008);
    }
  }

  @Test
  void positionsThatComeLateShowAttitudeAndHowLateTheyAre() {
    Circle flight = new Circle();
    Navigator filter = new Navigator(NavigatorSettings.flight());
    double yaw = 40 * DEGREE;
    double wrong = yaw + 5 * DEGREE;
    filter.start(
        new Quaternion(0.02, 0.01, Math.sin(0.5 * wrong), Math.cos(0.5 * wrong)),
        flight.velocity(0));
    double late = 0.12;
    double dt = 1.0 / 120;
    int last = 120 * 90;
    for (int i = 1; i <= last; i++) {
      double t = i * dt;
      flight.sense(t, yaw);
      filter.inertial(dt, flight.rate, flight.force);
      if (i % 12 == 0) {
        Point3D seen = flight.at(t - late);
        seen.addX(0.05 * flight.random.nextGaussian());
        filter.position(seen);
      }
    }
    Quaternion truth = new Quaternion(0, 0, Math.sin(0.5 * yaw), Math.cos(0.5 * yaw));
    assertEquals(0, filter.q_WB.distance(truth), 1.5 * DEGREE);
    assertEquals(late, filter.latency(), 0.01);
    assertEquals(0, filter.p_WB.distance(flight.at(last * dt)), 0.3);
  }

  @Test
  void theTrailLeadsBackToWhereTheEstimateWas() {
    Kalman x = new Kalman();
    x.turn(0.3, 0.2, -0.5);
    x.v_WB.set(3, -1, 2);
    Trail trail = new Trail(1);
    Strapdown strapdown = new Strapdown(0, 0, new EstimationSettings.Inertial(0, 0, 0, 0, 0));
    Vector3D w = new Vector3D(0.5, -1, 0.8);
    Vector3D f = new Vector3D(2, -1, 9);
    Point3D then = new Point3D();
    Vector3D speed = new Vector3D();
    for (int i = 0; i < 300; i++) {
      if (i == 200) {
        then.set(x.p_WB);
        speed.set(x.v_WB);
      }
      strapdown.propagate(x, 0.002, w, f);
      trail.step(0.002, 0.5, -1, 0.8, 2, -1, 9);
    }
    Point3D p = new Point3D();
    Vector3D v = new Vector3D();
    assertEquals(0.2, trail.back(x, 0.2, p, v), 1e-9);
    assertEquals(0, p.distance(then), 1e-4);
    assertEquals(0, v.differenceNorm(speed), 1e-4);
  }

  @Test
  void theTrailReachesBackOverItsDelayAtAnySampleRate() {
    for (double dt : new double[] {0.0005, 0.002, 0.014}) {
      Kalman x = new Kalman();
      x.v_WB.set(3, -1, 2);
      Trail trail = new Trail(1);
      Strapdown strapdown = new Strapdown(0, 0, new EstimationSettings.Inertial(0, 0, 0, 0, 0));
      Vector3D w = new Vector3D(0.5, -1, 0.8);
      Vector3D f = new Vector3D(2, -1, 9);
      Point3D then = new Point3D();
      double left = 0;
      for (int i = 0; i * dt < 3; i++) {
        if (i * dt <= 2) {
          then.set(x.p_WB);
          left = 0;
        }
        strapdown.propagate(x, dt, w, f);
        trail.step(dt, 0.5, -1, 0.8, 2, -1, 9);
        left += dt;
      }
      Point3D p = new Point3D();
      assertEquals(left, trail.back(x, left, p, new Vector3D()), 1e-9, "step " + dt);
      assertEquals(0, p.distance(then), 5e-3, "step " + dt);
    }
  }

  @Test
  void aPositionLaterThanTheLongestDelayIsNotBelieved() {
    Navigator filter = new Navigator(NavigatorSettings.flight());
    filter.start(new Quaternion(), new Vector3D());
    Point3D p = new Point3D();
    filter.position(p);
    for (int i = 0; i < 300; i++) {
      filter.inertial(0.01, new Vector3D(), new Vector3D(0, 0, 9.81));
      if (i % 10 == 0) filter.position(p, 0);
    }
    Point3D before = new Point3D(filter.p_WB);
    p.set(0.3, 0, 0);
    filter.position(p, 1.01);
    assertEquals(0, filter.p_WB.distance(before));
    filter.position(p, 0.99);
    assertTrue(filter.p_WB.distance(before) > 1e-4);
  }

  @Test
  void whatTheNavigatorMayBeTrustedIsTold() {
    Navigator filter = new Navigator(NavigatorSettings.flight());
    assertEquals(Health.LOST, filter.health());
    filter.start(new Quaternion(), new Vector3D());
    Vector3D w = new Vector3D();
    Vector3D f = new Vector3D(0, 0, 9.81);
    Point3D p = new Point3D();
    for (int i = 0; i < 500; i++) {
      filter.inertial(0.01, w, f);
      if (i % 10 == 0) filter.position(p);
    }
    assertEquals(Health.GOOD, filter.health());
    assertTrue(filter.innovation() < 1, "at rest, innovation " + filter.innovation());

    // without positions the velocity is less and less known
    for (int i = 0; i < 500; i++) filter.inertial(0.01, w, f);
    assertEquals(Health.DEGRADED, filter.health());
    for (int i = 0; i < 9000; i++) filter.inertial(0.01, w, f);
    assertEquals(Health.LOST, filter.health());

    // a silent inertial unit is told at once
    filter.start(new Quaternion(), new Vector3D());
    filter.inertial(0.01, w, f);
    Vector3D nothing = new Vector3D(Double.NaN, 0, 0);
    for (int i = 0; i < 5; i++) filter.inertial(0.01, nothing, f);
    assertEquals(Health.DEGRADED, filter.health());
    for (int i = 0; i < 10; i++) filter.inertial(0.01, nothing, f);
    assertEquals(Health.LOST, filter.health());
  }

  @Test
  void aSlidingFootDoesNotDragTheStateAlong() {
    Navigator filter = new Navigator(NavigatorSettings.legs());
    filter.start(new Quaternion(), new Vector3D());
    Vector3D foot = new Vector3D();
    for (int i = 0; i < 4000; i++) {
      double t = i * 1e-3;
      filter.inertial(1e-3, new Vector3D(), new Vector3D(0, 0, 9.81));
      // the right foot, said to be in contact, slides away at half a metre a second
      foot.set(0, 0.1, -0.5);
      filter.foot(0, true, foot, 1e-3);
      foot.set(t > 2 ? 0.5 * (t - 2) : 0, -0.1, -0.5);
      filter.foot(1, true, foot, 1e-3);
    }
    assertEquals(0, filter.p_WB.distance(new Point3D()), 0.03);
    assertEquals(0, filter.v_WB.norm(), 0.03);
  }

  @Test
  void staysSymmetricPositiveAndFiniteForHours() {
    Navigator filter = new Navigator(NavigatorSettings.legs());
    filter.start(new Quaternion(), new Vector3D());
    SplittableRandom random = new SplittableRandom(2);
    Vector3D w = new Vector3D();
    Vector3D f = new Vector3D();
    Vector3D foot = new Vector3D();

    // three hours at 50 Hz, walking on the spot, with a broken sample now and then
    for (int i = 0; i < 540_000; i++) {
      w.set(
          0.01 * random.nextGaussian(), 0.01 * random.nextGaussian(), 0.01 * random.nextGaussian());
      f.set(0.1 * random.nextGaussian(), 0.1 * random.nextGaussian(), 9.81);
      if (random.nextInt(5000) == 0) f.setX(Double.NaN);
      filter.inertial(0.02, w, f);
      for (int leg = 0; leg < 2; leg++) {
        foot.set(0.002 * random.nextGaussian(), leg == 0 ? 0.1 : -0.1, -0.5);
        filter.foot(leg, (i / 25 + leg) % 2 == 0 || i % 50 < 5, foot, 0.02);
      }
      if (i % 100 == 0) check(filter.filter(), i);
    }
    assertTrue(Errors.tilt(new Quaternion(), filter.q_WB) < 2 * DEGREE);
    assertTrue(filter.v_WB.norm() < 0.1, "speed " + filter.v_WB.norm());
  }

  private static void check(Kalman x, int step) {
    assertTrue(x.sane(), "step " + step);
    double[] P = x.P.data;
    for (int i = 0; i < Kalman.N; i++) {
      for (int j = 0; j < i; j++) {
        double a = P[i * Kalman.N + j];
        assertEquals(a, P[j * Kalman.N + i], 0.0, "step " + step);
        double bound = P[i * (Kalman.N + 1)] * P[j * (Kalman.N + 1)];
        assertTrue(a * a <= bound * (1 + 1e-6) + 1e-20, "step " + step + ": " + i + ", " + j);
      }
    }
  }

  @Test
  void makesNoGarbage() {
    Navigator filter = new Navigator(NavigatorSettings.legs());
    filter.start(new Quaternion(), new Vector3D());
    Vector3D w = new Vector3D();
    Vector3D f = new Vector3D(0, 0, 9.81);
    Vector3D foot = new Vector3D(0, 0.1, -0.5);
    Point3D p = new Point3D();
    assertEquals(0, Allocation.bytesOf(() -> {
      filter.inertial(1e-3, w, f);
      filter.foot(0, true, foot, 1e-3);
      filter.foot(1, true, foot, 1e-3);
      filter.position(p);
    }));
  }
}
