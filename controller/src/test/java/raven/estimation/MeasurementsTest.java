package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.state.Attitude;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** Measurements that the bundled robot has no sensor for, and the range finder. */
class MeasurementsTest {
  private static final double DEGREE = Math.PI / 180;
  private static final double DT = 0.01;

  /** North and down, as in central Europe [µT]. */
  private static final Vector3D EARTH = new Vector3D(0, 20, -44);

  private final SplittableRandom random = new SplittableRandom(1);
  private final Quaternion q_WB = new Quaternion();
  private final Vector3D rate = new Vector3D();
  private final Vector3D force = new Vector3D();
  private final Vector3D field = new Vector3D();

  /** Tumbles slowly about changing axes, hovering on the spot, with a gyro that is wrong about the vertical. */
  private void tumble(Navigator filter, double from, double to, Vector3D iron, Vector3D magnet) {
    for (double t = from; t < to; t += DT) {
      rate.set(0.8 * Math.sin(0.7 * t), 0.6 * Math.cos(0.5 * t), 0.5 * Math.sin(0.3 * t));
      Rotations.turn(q_WB, DT * rate.getX(), DT * rate.getY(), DT * rate.getZ(), q_WB);
      force.set(0, 0, Strapdown.GRAVITY);
      q_WB.inverseTransform(force);
      rate.add(0, 0, 0.4 * DEGREE);
      filter.inertial(DT, rate, force);
      filter.position(filter.p_WB);
      field.set(EARTH);
      field.add(magnet);
      q_WB.inverseTransform(field);
      field.add(iron);
      field.add(noise(), noise(), noise());
      filter.magnetometer(DT, field);
    }
  }

  private double noise() {
    return 0.5 * random.nextGaussian();
  }

  private Navigator started() {
    Navigator filter = new Navigator(NavigatorSettings.flight());
    q_WB.setToZero();
    filter.start(q_WB, new Vector3D());
    return filter;
  }

  private double yawError(Navigator filter) {
    return Heading.wrapped(Attitude.yaw(filter.q_WB) - Attitude.yaw(q_WB));
  }

  @Test
  void aMagnetometerHoldsTheHeadingAgainstTheGyrosBias() {
    Navigator filter = started();
    tumble(filter, 0, 120, new Vector3D(), new Vector3D());
    assertEquals(0, yawError(filter), 3 * DEGREE);
  }

  @Test
  void hardIronIsToldFromTheEarthsFieldByTurning() {
    Navigator filter = started();
    Vector3D iron = new Vector3D(6, -4, 5);
    tumble(filter, 0, 120, iron, new Vector3D());
    assertEquals(0, filter.filter().iron_B.differenceNorm(iron), 1, filter.filter().iron_B + "");
    assertEquals(0, yawError(filter), 4 * DEGREE);
  }

  @Test
  void hardIronIsNoStateBeforeTheBodyHasTurned() {
    Navigator filter = started();
    force.set(0, 0, Strapdown.GRAVITY);
    for (int i = 0; i < 1000; i++) {
      filter.inertial(DT, rate, force);
      filter.magnetometer(DT, EARTH);
    }
    assertEquals(0, filter.filter().variance(Kalman.IRON));
    assertEquals(0, filter.filter().iron_B.norm());
    assertTrue(filter.filter().variance(Kalman.EARTH) > 0);
  }

  @Test
  void aFieldOfOtherStrengthOrDipIsNotBelieved() {
    Navigator filter = started();
    tumble(filter, 0, 60, new Vector3D(), new Vector3D());
    double before = yawError(filter);

    // a magnet beside it: half as strong as the earth, from the side
    tumble(filter, 60, 70, new Vector3D(), new Vector3D(25, 0, 0));
    assertEquals(before, yawError(filter), 3 * DEGREE);
    tumble(filter, 70, 90, new Vector3D(), new Vector3D());
    assertEquals(0, yawError(filter), 3 * DEGREE);
  }

  @Test
  void aHeadingFromOutsideTurnsTheEstimateAndNotItsTilt() {
    Navigator filter = started();
    Quaternion leaning = new Quaternion();
    leaning.setYawPitchRoll(0.05, 0.4, -0.2);
    filter.start(leaning, new Vector3D());
    Quaternion truth = new Quaternion();
    truth.setYawPitchRoll(0.05 - 4 * DEGREE, 0.4, -0.2);
    for (int i = 0; i < 20; i++) {
      assertTrue(filter.heading(Attitude.yaw(truth), 1 * DEGREE));
    }
    assertEquals(0, filter.q_WB.distance(truth), 0.3 * DEGREE);
    assertFalse(filter.heading(Attitude.yaw(truth) + 1.5, 1 * DEGREE), "absurd");
    assertFalse(filter.heading(Double.NaN, 1 * DEGREE));
  }

  @Test
  void theGradientOfAHeadingIsItsDifference() {
    Kalman x = new Kalman();
    x.turn(0.3, -0.4, 0.5);
    x.decorrelate(Kalman.TILT, 3, 1e-2);
    x.turn(0, 0, 0);
    double before = Attitude.yaw(x.q_WB);
    new HeadingFix(10).fuse(x, before + 0.01, 1e-6);
    assertEquals(before + 0.01, Attitude.yaw(x.q_WB), 1e-4);
  }

  @Test
  void aBeamToTheGroundHoldsTheHeightInTheAir() {
    Kalman x = standing();
    RangeToGround range = range();
    Vector3D still = new Vector3D();
    range.fuse(x, 1 / Math.sin(1), 0, 0.02, true, still);

    // the estimate then sinks by mistake, and the beam contradicts
    x.decorrelate(Kalman.POSITION + 2, 1, 0.01);
    x.p_WB.setZ(0.9);
    for (int i = 0; i < 20; i++) range.fuse(x, 1 / Math.sin(1), 0, 0.02, false, still);
    assertEquals(1, x.p_WB.getZ(), 0.01);
  }

  @Test
  void anotherGroundIsLearntAndMovesNobody() {
    Kalman x = standing();
    RangeToGround range = range();
    Vector3D still = new Vector3D();
    range.fuse(x, 1 / Math.sin(1), 0, 0.02, true, still);

    // a step of 30 cm below the beam
    for (int i = 0; i < 20; i++) range.fuse(x, 0.7 / Math.sin(1), 0, 0.02, false, still);
    assertEquals(1, x.p_WB.getZ(), 0.005);
    assertEquals(0.3, x.ground, 0.01);
  }

  private static Kalman standing() {
    Kalman x = new Kalman();
    x.turn(0, 0, 0);
    x.p_WB.set(5, 2, 1);
    x.decorrelate(Kalman.POSITION, 3, 1e-6);
    x.decorrelate(Kalman.TILT, 3, 1e-8);
    x.toGroup();
    return x;
  }

  private static RangeToGround range() {
    Vector3D beam = new Vector3D(Math.cos(1), 0, -Math.sin(1));
    return new RangeToGround(new Vector3D(), beam, 0.003, 4);
  }
}
