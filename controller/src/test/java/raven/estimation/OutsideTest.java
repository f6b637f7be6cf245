package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.hal.SensorFrame;
import raven.robot.Robot;
import raven.state.Attitude;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** Magnetic field, position and heading in the robot's own tick. */
final class OutsideTest {
  private static final Robot ROBOT = Bundled.robot();
  private static final double DEGREE = Math.PI / 180;

  private final NavState x = new NavState();
  private final SplittableRandom random = new SplittableRandom(4);

  /** What the earth's field is to the robot, with iron of its own, ten milliseconds ago [T]. */
  private void feel(SyntheticFlight truth, Vector3D iron, int tick) {
    SensorFrame.Magnetic magnetic = truth.frame.magnetic;
    magnetic.valid = true;
    magnetic.fresh = tick % 5 == 0;
    if (!magnetic.fresh) return;
    magnetic.age = 0;
    magnetic.field.set(0, 21e-6, -43e-6);
    truth.q_WB.inverseTransform(magnetic.field);
    magnetic.field.add(iron);
    magnetic.field.add(3e-7 * random.nextGaussian(), 3e-7 * random.nextGaussian(), 0);
  }

  /** Heading error of a long climb whose gyro's bias grows unseen [rad]. */
  private double climb(boolean compass) {
    Estimator estimator = new Estimator(ROBOT, Bundled.settings());
    SyntheticFlight truth = new SyntheticFlight(Motions.climb(), ROBOT, 5);
    int tick = 0;
    while (truth.time() < 180) {
      truth.next();
      if (truth.time() > 5) {
        Vector3D drift = new Vector3D(0, 0, 0.05 * DEGREE);
        truth.q_WB.inverseTransform(drift);
        truth.frame.imu.gyro.add(drift);
      }
      if (compass) feel(truth, new Vector3D(1e-6, -1e-6, 5e-7), tick++);
      estimator.update(truth.frame, x);
    }
    assertEquals(compass ? Kalman.N : Kalman.WIND + 2, estimator.filter().size);
    return Math.abs(Attitude.yaw(x.q_WB) - Attitude.yaw(truth.q_WB));
  }

  @Test
  void theFieldHoldsTheHeadingAndOnlyWhoHasAMagnetometerPays() {
    double without = climb(false);
    double with = climb(true);
    assertTrue(without > 5 * DEGREE, "without " + without / DEGREE + " deg");
    assertTrue(with < 0.6 * without, "with " + with / DEGREE + " deg");
  }

  /** Fills the frame with what a camera saw some time ago, ten times a second. */
  private void see(
      SyntheticFlight truth, Motion motion, int tick, double told, double late, double away) {
    SensorFrame.Fix fix = truth.frame.fix;
    fix.valid = true;
    fix.fresh = tick % 50 == 0;
    fix.age = told;
    fix.deviation = 0.01;
    double then = truth.time() - late;
    fix.position.set(motion.x(then) + away, 0.1, motion.z(then));
    fix.position.add(0.01 * random.nextGaussian(), 0, 0.01 * random.nextGaussian());
  }

  @Test
  void positionsThatComeLateAreFusedWhereTheyBelong() {
    Motion motion = Motions.walk();
    Estimator estimator = new Estimator(ROBOT, Bundled.settings());
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, 6);
    estimator.reset(motion.x(0), 0, 0);
    // the robot stands 20 cm from where it believes to stand; pictures are 150 ms old and say 130
    for (int tick = 0; truth.time() < 30; tick++) {
      truth.next();
      see(truth, motion, tick, 0.13, 0.15, 0.2);
      estimator.update(truth.frame, x);
    }
    assertEquals(motion.x(truth.time()) + 0.2, x.p_WB.getX(), 0.01);
    assertEquals(0.1, x.p_WB.getY(), 0.01);
    assertEquals(0.15, 0.13 + estimator.filter().latency, 0.012);
    assertTrue(Errors.tilt(truth.q_WB, x.q_WB) < 1.5 * DEGREE);
  }

  @Test
  void aHeadingFromOutsideIsBelieved() {
    Estimator estimator = new Estimator(ROBOT, Bundled.settings());
    Motion motion = Motions.sway(0);
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, 7);
    for (int tick = 0; truth.time() < 5; tick++) {
      truth.next();
      see(truth, motion, tick, 0, 0, 0);
      truth.frame.fix.deviation = 0;
      truth.frame.fix.heading = 4 * DEGREE;
      truth.frame.fix.headingDeviation = DEGREE;
      estimator.update(truth.frame, x);
    }
    assertEquals(4, Attitude.yaw(x.q_WB) / DEGREE, 0.6);
    assertEquals(0, x.p_WB.getY(), 0.01, "who tells a heading tells no position");
    assertTrue(Errors.tilt(truth.q_WB, x.q_WB) < 1.5 * DEGREE);
  }

  @Test
  void nonsenseFromOutsideIsRefused() {
    Estimator estimator = new Estimator(ROBOT, Bundled.settings());
    Motion motion = Motions.sway(0);
    SyntheticFlight truth = new SyntheticFlight(motion, ROBOT, 8);
    double[] nonsense = {Double.NaN, Double.POSITIVE_INFINITY, 1e30, -1};
    for (int tick = 0; truth.time() < 5; tick++) {
      truth.next();
      see(truth, motion, tick, 0, 0, 0);
      double bad = nonsense[tick / 50 % 4];
      SensorFrame.Fix fix = truth.frame.fix;
      switch (tick / 200 % 4) {
        case 0 -> fix.position.setX(bad < 0 ? -1e9 : bad);
        case 1 -> fix.age = bad < 0 ? 1e9 : bad;
        case 2 -> fix.deviation = bad;
        default -> {
          fix.heading = bad;
          fix.headingDeviation = 0.02;
        }
      }
      truth.frame.magnetic.field.set(bad, 0, 0);
      truth.frame.magnetic.valid = truth.frame.magnetic.fresh = true;
      estimator.update(truth.frame, x);
      assertTrue(Double.isFinite(x.p_WB.getX() + x.q_WB.getX() + x.v_WB.getZ()));
    }
    assertEquals(0, x.p_WB.getX() - motion.x(truth.time()), 0.05);
    assertTrue(Errors.tilt(truth.q_WB, x.q_WB) < 1.5 * DEGREE);
    assertEquals(1, new Quaternion(x.q_WB).norm(), 1e-9);
  }
}
