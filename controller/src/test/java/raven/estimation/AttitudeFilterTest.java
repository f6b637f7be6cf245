package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import raven.controller.Allocation;
import raven.state.Health;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** The attitude filter on a body that rests, then tumbles, in a known field. */
class AttitudeFilterTest {
  private static final double DEGREE = Math.PI / 180;
  private static final double RESTS = 8;

  /** A body with its sensors: everything that may be wrong with them is a field. */
  private static final class Tumble {
    final AttitudeFilter filter = new AttitudeFilter(AttitudeSettings.standard(0));
    final Quaternion q_WB = new Quaternion(0.1, -0.2, 0.05, 1);
    final Vector3D bias = new Vector3D();
    final Vector3D iron = new Vector3D();
    final Vector3D field_W = new Vector3D(0, 17, -43);
    final SplittableRandom random = new SplittableRandom(5);
    double time;
    double unseen;
    private final Vector3D w = new Vector3D();
    private final Vector3D w1 = new Vector3D();
    private final Vector3D f = new Vector3D();
    private final Vector3D m = new Vector3D();

    private void rate(double t, Vector3D result) {
      double on = t < RESTS ? 0 : Math.min(1, t - RESTS);
      result.set(Math.sin(1.3 * t), 1.2 * Math.sin(1.7 * t + 1), 0.9 * Math.cos(0.9 * t));
      result.scale(on);
    }

    /** Runs on to a time; returns the worst total and inclination error of its last part [rad]. */
    double[] run(double until, double judgedFrom, double dt, boolean magnetic) {
      double[] worst = new double[2];
      while (time < until) {
        time += dt;
        rate(time - 0.5 * dt, w);
        Rotations.turn(q_WB, dt * w.getX(), dt * w.getY(), dt * w.getZ(), q_WB);
        rate(time, w1);
        f.set(0, 0, 9.81);
        q_WB.inverseTransform(f);
        f.add(
            0.02 * random.nextGaussian(),
            0.02 * random.nextGaussian(),
            0.02 * random.nextGaussian());
        w1.add(bias);
        w1.add(1e-3 * random.nextGaussian(), 1e-3 * random.nextGaussian(), 0);
        filter.update(dt + unseen, w1, f);
        unseen = 0;
        if (magnetic) {
          m.set(field_W);
          q_WB.inverseTransform(m);
          m.add(iron);
          filter.magnetometer(dt, m);
        }
        if (time > judgedFrom) judge(worst);
      }
      return worst;
    }

    private void judge(double[] worst) {
      Quaternion error = new Quaternion();
      error.difference(q_WB, filter.q_WB);
      worst[0] = Math.max(worst[0], 2 * Math.acos(Math.min(1, Math.abs(error.getS()))));
      worst[1] = Math.max(worst[1], Errors.tilt(q_WB, filter.q_WB));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {71, 285.7, 1000})
  void followsATumbleAtAnyRate(double hertz) {
    Tumble body = new Tumble();
    double[] worst = body.run(30, 5, 1 / hertz, true);
    assertTrue(worst[0] < 2 * DEGREE, "total " + worst[0] / DEGREE);
    assertTrue(worst[1] < 0.5 * DEGREE, "inclination " + worst[1] / DEGREE);
    assertEquals(Health.GOOD, body.filter.health());
  }

  @Test
  void findsAGreatBiasAtRest() {
    Tumble body = new Tumble();
    body.bias.set(5 * DEGREE, -4 * DEGREE, 3 * DEGREE);
    body.run(RESTS, 0, 0.0035, false);
    assertTrue(body.filter.resting());
    Vector3D bias = new Vector3D();
    body.filter.gyroBias(bias);
    bias.sub(body.bias);
    assertEquals(0, bias.norm(), 0.05 * DEGREE);
  }

  @Test
  void findsABiasInMotionToo() {
    Tumble body = new Tumble();
    body.time = RESTS + 1;
    body.bias.set(2 * DEGREE, 2 * DEGREE, -2 * DEGREE);
    body.run(90, 90, 0.0035, true);
    Vector3D bias = new Vector3D();
    body.filter.gyroBias(bias);
    bias.sub(body.bias);
    assertEquals(0, bias.norm(), 0.3 * DEGREE);
  }

  @Test
  void hardIronOfFiveMicroteslaIsFoundAndTakenOff() {
    Tumble body = new Tumble();
    body.iron.set(3, -3, 2.6);
    double[] worst = body.run(60, 40, 0.0035, true);
    assertTrue(worst[0] < 3 * DEGREE, "total " + worst[0] / DEGREE);
  }

  @Test
  void aMagnetThatComesNearTurnsNothing() {
    Tumble body = new Tumble();
    body.run(40, 40, 0.0035, true);
    body.field_W.set(25, 10, -30);
    double[] worst = body.run(60, 40, 0.0035, true);
    assertTrue(worst[0] < 6 * DEGREE, "total " + worst[0] / DEGREE);
  }

  @Test
  void aHoleInTheDataIsOvercomeWithinSeconds() {
    Tumble body = new Tumble();
    body.run(20, 20, 0.0035, true);

    // the body turns on unseen
    Vector3D w = new Vector3D();
    for (int i = 0; i < 60; i++) {
      body.time += 0.0035;
      body.unseen += 0.0035;
      body.rate(body.time - 0.00175, w);
      Rotations.turn(body.q_WB, 0.0035 * w.getX(), 0.0035 * w.getY(), 0.0035 * w.getZ(), body.q_WB);
    }
    double[] worst = body.run(24, 22, 0.0035, true);
    assertTrue(worst[1] < 2 * DEGREE, "inclination " + worst[1] / DEGREE);
  }

  /** An odd number of samples leaves gathered ones behind. */
  @Test
  void aFilterThatWasResetIsAsNew() {
    AttitudeFilter used = new AttitudeFilter(AttitudeSettings.standard(0));
    AttitudeFilter fresh = new AttitudeFilter(AttitudeSettings.standard(0));
    Vector3D force = new Vector3D(1, -2, 9);
    Vector3D rate = new Vector3D(0.1, 0.2, -0.3);
    for (int i = 0; i < 2001; i++) used.update(0.004, rate, force);
    used.reset();
    for (int i = 0; i < 4000; i++) {
      force.setX(Math.sin(0.01 * i));
      used.update(0.004, rate, force);
      fresh.update(0.004, rate, force);
      assertEquals(fresh.q_WB, used.q_WB);
    }
  }

  @Test
  void aSilentOrBrokenSensorNeverBecomesNaN() {
    AttitudeFilter filter = new AttitudeFilter(AttitudeSettings.standard(0.004));
    SplittableRandom random = new SplittableRandom(3);
    double[] evil = {Double.NaN, Double.POSITIVE_INFINITY, 0, 1e300, -1e300, 1e-300, 50};
    Vector3D g = new Vector3D();
    Vector3D a = new Vector3D();
    for (int i = 0; i < 200_000; i++) {
      g.set(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      a.set(random.nextGaussian(), random.nextGaussian(), 9.8 + random.nextGaussian());
      if (random.nextInt(50) == 0) g.setX(evil[random.nextInt(evil.length)]);
      if (random.nextInt(50) == 0) a.setY(evil[random.nextInt(evil.length)]);
      filter.update(random.nextInt(100) == 0 ? random.nextDouble(-1, 3) : 0.004, g, a);
      a.set(evil[random.nextInt(evil.length)], 17, -43);
      filter.magnetometer(0.004, a);
      double norm = filter.q_WB.norm();
      assertEquals(1, norm, 1e-9, "step " + i);
    }

    // and it comes back once the data are good
    g.setToZero();
    a.set(0, 0, 9.81);
    for (int i = 0; i < 20_000; i++) {
      filter.update(0.004, g, a);
    }
    assertEquals(0, Errors.tilt(new Quaternion(), filter.q_WB), 0.5 * DEGREE);
  }

  @Test
  void takesTheHeadingOfAnotherAndKeepsItsOwnVertical() {
    Tumble body = new Tumble();
    body.run(20, 20, 0.0035, false);
    Quaternion other = new Quaternion();
    other.setYawPitchRoll(2.2, 0.1, -0.1);
    Quaternion result = new Quaternion();
    body.filter.headedAs(other, result);
    assertEquals(0, Errors.tilt(body.filter.q_WB, result), 1e-9);

    // no turn about the vertical brings it nearer to the other one
    double near = result.distance(other);
    for (double turn : new double[] {-0.01, 0.01}) {
      Quaternion turned = new Quaternion();
      Rotations.turnWorld(result, 0, 0, turn, turned);
      assertTrue(turned.distance(other) > near, "turn " + turn);
    }
  }

  @Test
  void makesNoGarbage() {
    AttitudeFilter filter = new AttitudeFilter(AttitudeSettings.standard(0.004));
    Vector3D g = new Vector3D(0.1, 0.2, 0.3);
    Vector3D a = new Vector3D(0, 0, 9.81);
    Vector3D m = new Vector3D(0, 17, -43);
    assertEquals(0, Allocation.bytesOf(() -> {
      filter.update(0.0035, g, a);
      filter.magnetometer(0.0035, m);
    }));
  }
}
