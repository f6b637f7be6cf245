package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import raven.robot.Robot;
import raven.state.Health;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

class EstimatorTest {
  private static final Robot ROBOT = Bundled.robot();
  private static final EstimationSettings SETTINGS = Bundled.settings();
  private static final int SEEDS = 20;

  private final NavState x = new NavState();

  /** One run of a motion; the errors between two times. */
  private Errors run(Motion motion, long seed, double from, double to, double wind) {
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    estimator.reset(motion.x(0), 0, 0);
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, seed);
    truth.windX = wind;
    Errors errors = new Errors();
    while (truth.time() < to) {
      truth.next();
      estimator.update(truth.frame, x);
      if (truth.time() > from) {
        errors.add(truth, x);
      }
    }
    if (Boolean.getBoolean("show")) {
      System.out.println(seed + ": " + errors + " " + x.health);
    }
    return errors;
  }

  private Errors overSeeds(Motion motion, double from, double to, double wind) {
    Errors all = new Errors();
    for (long seed = 1; seed <= SEEDS; seed++) {
      all.add(run(motion, seed, from, to, wind));
      assertEquals(Health.GOOD, x.health, "seed " + seed);
    }
    return all;
  }

  @Test
  void standingKnowsItsTilt() {
    Errors all = overSeeds(Motions.sway(0.01), 1, 5, 0);
    assertTrue(all.tiltDeg() < 0.7, all.toString());
    assertTrue(all.velocity() < 0.02, all.toString());
    assertTrue(all.height() < 0.005, all.toString());
  }

  @Test
  void walkingKnowsItsSpeedAndWhereItIs() {
    Errors all = overSeeds(Motions.walk(), 0.5, 8, 0);
    assertTrue(all.tiltDeg() < 1, all.toString());
    assertTrue(all.velocity() < 0.02, all.toString());
    assertTrue(all.height() < 0.03, all.toString());
    assertTrue(all.along() < 0.03, all.toString());
  }

  @Test
  void feetThatRollFromHalluxToTipLiftNobody() {
    Errors all = overSeeds(Motions.rocking(), 1, 8, 0);
    assertTrue(all.height() < 0.005, all.toString());
    assertTrue(all.velocity() < 0.02, all.toString());
    assertTrue(all.along() < 0.01, all.toString());
  }

  @Test
  void hopKeepsItsVelocityInTheAir() {
    Errors all = overSeeds(Motions.hop(0), 1.2, 1.565, 0);
    assertTrue(all.velocity() < 0.03, all.toString());
    assertTrue(all.tiltDeg() < 1, all.toString());
  }

  @Test
  void shockOfLandingIsForgottenOnceTheFeetStand() {
    Errors all = overSeeds(Motions.hop(200), 1.6, 3, 0);
    assertTrue(all.velocity() < 0.03, all.toString());
    assertTrue(all.height() < 0.02, all.toString());
  }

  @Test
  void climbKnowsTiltHeightAndAirspeed() {
    Errors all = overSeeds(Motions.climb(), 1, 12, 1);
    assertTrue(all.tiltDeg() < 1, all.toString());
    assertTrue(all.height() < 0.1, all.toString());
    assertTrue(x.airspeedGood);
    assertEquals(1, x.wind_W.getX(), 0.6);
  }

  /** Mean normalised error of velocity and attitude: six if the covariance is honest, less if it is cautious. */
  @Test
  void covarianceIsHonest() {
    Motion[] motions = {Motions.sway(0.01), Motions.walk(), Motions.hop(0)};
    for (Motion motion : motions) {
      double sum = 0;
      int runs = 40;
      for (long seed = 101; seed <= 100 + runs; seed++) {
        sum += normalisedError(motion, seed, 1.5);
      }
      double mean = sum / runs;
      // bounds: twice the book's value for encoder offsets and rolling feet, which the filter knows
      // as white noise only
      assertTrue(mean > 1 && mean < 12, "mean normalised error " + mean);
      if (Boolean.getBoolean("show")) System.out.println("mean normalised error " + mean);
    }
  }

  private double normalisedError(Motion motion, long seed, double at) {
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    estimator.reset(motion.x(0), 0, 0);
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, seed);
    while (truth.time() < at) {
      truth.next();
      estimator.update(truth.frame, x);
    }
    // R = Exp(φ) R̂, v = Exp(φ) v̂ + ν
    Quaternion dq = new Quaternion(x.q_WB);
    dq.conjugate();
    dq.preMultiply(truth.q_WB);
    Vector3D dtheta = new Vector3D();
    dq.getRotationVector(dtheta);
    Vector3D dv = new Vector3D(x.v_WB);
    dq.transform(dv);
    dv.sub(truth.v_WB, dv);

    DMatrixRMaj P = new DMatrixRMaj(6, 6);
    CommonOps_DDRM.extract(estimator.filter().P, 3, 9, 3, 9, P, 0, 0);
    DMatrixRMaj e = new DMatrixRMaj(
        new double[] {dv.getX(), dv.getY(), dv.getZ(), dtheta.getX(), dtheta.getY(), dtheta.getZ()
        });
    DMatrixRMaj weighted = new DMatrixRMaj(6, 1);
    assertTrue(CommonOps_DDRM.invert(P), "covariance is singular");
    CommonOps_DDRM.mult(P, e, weighted);
    return CommonOps_DDRM.dot(e, weighted);
  }

  @Test
  void contactIsFeltWithinTenMilliseconds() {
    Motion motion = Motions.hop(0);
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, 3);
    double left = 0;
    double landed = 0;
    boolean before = false;
    while (truth.time() < 3) {
      truth.next();
      estimator.update(truth.frame, x);
      if (before && !x.inContact[0]) {
        left = truth.time();
      }
      if (!before && x.inContact[0]) {
        landed = truth.time();
      }
      before = x.inContact[0];
    }
    assertTrue(left > 1.169 && left < 1.180, "left " + left);
    assertTrue(landed > 1.569 && landed < 1.580, "landed " + landed);
  }

  @Test
  void slippingFootDoesNotDragTheEstimate() {
    // the right foot slides forward at half a metre per second for a while
    Motion motion = new Motion() {
      private final Motion stand = Motions.sway(0.005);

      @Override
      public double x(double t) {
        return stand.x(t);
      }

      @Override
      public double z(double t) {
        return stand.z(t);
      }

      @Override
      public double pitch(double t) {
        return stand.pitch(t);
      }

      @Override
      public boolean loaded(int leg, double t) {
        return true;
      }

      @Override
      public double ballX(int leg, double t) {
        return stand.ballX(leg, t) + (leg == 1 ? 0.5 * Math.max(0, Math.min(0.2, t - 1.5)) : 0);
      }
    };
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, 5);
    Errors errors = new Errors();
    boolean felt = false;
    while (truth.time() < 3) {
      truth.next();
      estimator.update(truth.frame, x);
      felt |= x.slipping[1];
      assertTrue(!x.slipping[0], "left foot stands at " + truth.time());
      if (truth.time() > 1) {
        errors.add(truth, x);
      }
    }
    assertTrue(felt, "slip was felt");
    assertTrue(!x.slipping[1], "slip is over");
    assertTrue(errors.worstVelocity < 0.1 && Math.abs(errors.lastAlong) < 0.01, errors.toString());
  }

  @Test
  void footThatTouchesDownSwingingIsNotPlantedBeforeItRests() {
    // the right foot lands at 1.5 s with 1.5 m/s and comes to rest within 60 ms
    Motion stand = Motions.sway(0);
    Motion motion = new Motion() {
      @Override
      public double x(double t) {
        return stand.x(t);
      }

      @Override
      public double z(double t) {
        return stand.z(t);
      }

      @Override
      public double pitch(double t) {
        return stand.pitch(t);
      }

      @Override
      public boolean loaded(int leg, double t) {
        return leg == 0 || t < 1.2 || t > 1.5;
      }

      @Override
      public double ballX(int leg, double t) {
        double u = Math.max(0, Math.min(0.06, t - 1.5));
        double slide = 1.5 * u * (1 - u / 0.12);
        double swing = t > 1.2 && t < 1.5 ? 1.5 * (t - 1.5) * (t - 1.2) / 0.3 : 0;
        return 0.04 + (leg == 1 ? slide + swing : 0);
      }

      @Override
      public double ballZ(int leg, double t) {
        return leg == 1 && t > 1.2 && t < 1.5 ? 0.02 * Math.sin(Math.PI * (t - 1.2) / 0.3) : 0;
      }
    };
    Errors errors = run(motion, 4, 1, 3, 0);
    assertTrue(
        errors.worstVelocity < 0.05 && Math.abs(errors.lastAlong) < 0.005, errors.toString());
  }

  @Test
  void aSwitchThatSticksWhileTheLegSwingsDoesNotDragTheEstimate() {
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    SyntheticFlight truth = new SyntheticFlight(Motions.walk(), ROBOT, 6);
    estimator.reset(truth.p_WB.getX(), 0, 0);
    Errors errors = new Errors();
    while (truth.time() < 6) {
      truth.next();
      truth.frame.feet[1].pressed = true;
      estimator.update(truth.frame, x);
      if (truth.time() > 1) errors.add(truth, x);
    }
    assertTrue(errors.velocity() < 0.05, errors.toString());
    assertTrue(errors.worstVelocity < 0.3, errors.toString());
  }

  @Test
  void withoutFeetAndAirTheOtherFilterKeepsItUpright() {
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    Motion motion = Motions.climb();
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, 12);
    double worst = 0;
    while (truth.time() < 90) {
      truth.next();
      truth.frame.airspeed.valid = false;

      // the gyro's bias runs away unseen
      if (truth.time() > 10) truth.frame.imu.gyro.add(0.01, 0.01, 0);
      estimator.update(truth.frame, x);
      if (truth.time() > 20) worst = Math.max(worst, Errors.tilt(truth.q_WB, x.q_WB));
    }
    assertTrue(worst < Math.toRadians(14), "tilt " + Math.toDegrees(worst));
  }

  @Test
  void aVerticalThatTheOtherFilterContradictsIsNotGood() {
    Monitor monitor = new Monitor(4);
    Kalman full = new Kalman();
    full.turn(0.6, 0, 0);
    AttitudeFilter other = new AttitudeFilter(AttitudeSettings.standard(0));
    Vector3D still = new Vector3D();
    Vector3D up = new Vector3D(0, 0, 9.81);
    double told = Double.NaN;
    for (int i = 0; i < 10_000; i++) {
      other.update(0.002, still, up);
      monitor.update(full, other, true, 0.002);
      if (monitor.contradicted() && Double.isNaN(told)) told = i * 0.002;
    }
    assertTrue(told > 1 && told < 8, "told at " + told);
    full.turn(-0.6, 0, 0);
    monitor.update(full, other, true, 0.002);
    assertTrue(!monitor.contradicted());
  }

  @Test
  void nanInIsNeverNanOut() {
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    Motion motion = Motions.walk();
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, 7);
    while (truth.time() < 6) {
      truth.next();
      int tick = (int) Math.round(truth.time() / SyntheticFlight.TICK);
      switch (tick % 37) {
        case 1 -> truth.frame.imu.gyro.setX(Double.NaN);
        case 5 -> truth.frame.imu.accel.setZ(Double.POSITIVE_INFINITY);
        case 9 -> truth.frame.joints[tick % 4].angle = Double.NaN;
        case 13 -> truth.frame.feet[0].toeAngle = Double.NaN;
        case 17 -> truth.frame.joints[1].rate = Double.NEGATIVE_INFINITY;
        case 20 -> truth.frame.barometer.value = Double.NaN;
        case 25 -> truth.frame.airspeed.value = Double.NaN;
        case 29 -> truth.frame.imu.valid = false;
        default -> {}
      }
      estimator.update(truth.frame, x);
      double sum =
          x.p_WB.getX() + x.p_WB.getY() + x.p_WB.getZ() + x.q_WB.getS() + x.airspeed + x.height;
      sum += x.v_WB.norm()
          + x.w_WB_B.norm()
          + x.a_WB_W.norm()
          + x.toeRate[0]
          + x.contact[0]
          + x.wind_W.norm();
      assertTrue(Double.isFinite(sum), "at " + truth.time() + ": " + x.p_WB + x.v_WB + x.w_WB_B);
    }
    assertTrue(Errors.tilt(truth.q_WB, x.q_WB) < Math.toRadians(5), "tilt after all that");
    assertEquals(Health.GOOD, x.health);
  }

  @Test
  void silenceOfTheInertialUnitIsToldAndSurvived() {
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    SyntheticFlight truth = new SyntheticFlight(Motions.sway(0), ROBOT, 8);
    while (truth.time() < 4) {
      truth.next();
      boolean silent = truth.time() > 2 && truth.time() < 2.3;
      truth.frame.imu.valid = !silent;
      estimator.update(truth.frame, x);
      if (truth.time() > 2.05 && truth.time() < 2.3) {
        assertTrue(x.health != Health.GOOD, "silent at " + truth.time());
      }
    }
    assertEquals(Health.GOOD, x.health);
  }

  @Test
  void theLastRateOfASilentUnitIsNotTurnedOnForEver() {
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    SyntheticFlight truth = new SyntheticFlight(Motions.sway(0), ROBOT, 8);
    double worst = 0;
    while (truth.time() < 3) {
      truth.next();
      boolean silent = truth.time() > 2;
      if (silent) {
        truth.frame.imu.valid = false;
      } else if (truth.time() > 1.98) {
        truth.frame.imu.gyro.add(0.3, -0.3, 0);
      }
      estimator.update(truth.frame, x);
      worst = Math.max(worst, Errors.tilt(truth.q_WB, x.q_WB));
    }
    assertTrue(worst < Math.toRadians(5), "tilt " + Math.toDegrees(worst));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSensorThatFreezesAloneIsToldAndSurvived(boolean gyro) {
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    SyntheticFlight truth = new SyntheticFlight(Motions.sway(0), ROBOT, 8);
    Vector3D stuck = new Vector3D(0.2, -0.3, 0.1);
    double worst = 0;
    while (truth.time() < 4) {
      truth.next();
      boolean frozen = truth.time() > 2 && truth.time() < 2.6;
      if (frozen) {
        if (!gyro) stuck.set(1, -3, 8);
        (gyro ? truth.frame.imu.gyro : truth.frame.imu.accel).set(stuck);
      }
      estimator.update(truth.frame, x);
      worst = Math.max(worst, Errors.tilt(truth.q_WB, x.q_WB));
      if (truth.time() > 2.2 && truth.time() < 2.6) {
        assertTrue(x.health != Health.GOOD, "frozen at " + truth.time());
      }
    }
    assertTrue(worst < Math.toRadians(5), "tilt " + Math.toDegrees(worst));
    assertEquals(Health.GOOD, x.health);
  }

  @Test
  void aFilterThatBreaksComesBackUprightByTheOtherOne() {
    Estimator estimator = new Estimator(ROBOT, SETTINGS);
    SyntheticFlight truth = new SyntheticFlight(Motions.sway(0.005), ROBOT, 9);
    while (truth.time() < 6) {
      truth.next();
      estimator.update(truth.frame, x);
    }

    // its last word is wrong too
    Rotations.turn(x.q_WB, 0.5, 0, 0, x.q_WB);
    estimator.filter().P.data[0] = Double.NaN;
    truth.next();
    estimator.update(truth.frame, x);
    assertTrue(estimator.filter().sane());
    assertEquals(0, Errors.tilt(truth.q_WB, x.q_WB), Math.toRadians(3));
  }

  @Test
  void allocatesNothing() {
    Motion motion = Motions.walk();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().threadId();
    long reading = threads.getThreadAllocatedBytes(id);
    reading = threads.getThreadAllocatedBytes(id) - reading;
    long[] least = new long[5000];
    Arrays.fill(least, Long.MAX_VALUE);

    // the first run loads classes, and a compiler that changes its mind in mid-run does so in
    // another tick of the next
    for (int run = 0; run < 4; run++) {
      Estimator estimator = new Estimator(ROBOT, SETTINGS);
      SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, 10);
      for (int i = 0; i < least.length; i++) {
        truth.next();
        long before = threads.getThreadAllocatedBytes(id);
        estimator.update(truth.frame, x);
        least[i] = Math.min(least[i], threads.getThreadAllocatedBytes(id) - before - reading);
      }
    }
    assertEquals(0, Arrays.stream(least).sum(), "bytes in 5000 ticks");
  }
}
