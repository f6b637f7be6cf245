package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import raven.robot.Robot;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** What an axis at its limit hides is charged to the states that it moves, and to no others. */
final class ClippingTest {
  private static final double DT = 0.002;
  private static final Robot ROBOT = Bundled.robot();

  /** What one clipped tick adds to the covariance of a robot that flies, nose up and turned to the left. */
  private static DMatrixRMaj charged(Kalman x, int axes, int ticks) {
    x.turn(0, 0, 0.5 * Math.PI);
    x.turn(0, -0.5 * Math.PI, 0);
    x.v_WB.set(2, 3, 5);
    x.p_WB.set(1, -4, 6);
    Clipping clipping = new Clipping();
    Strapdown strapdown = new Strapdown(0, 0, Bundled.settings().inertial());
    for (int i = 0; i < ticks; i++) {
      clipping.take(axes, 5, 80);
      clipping.charge(x, strapdown, DT);
    }
    return x.P;
  }

  @Test
  void aClippedAccelerometerAxisMakesTheVelocityAlongItUncertain() {
    // forward is up, left is −x, up is −y
    Kalman x = new Kalman();
    charged(x, 0b100_000, 1);
    assertEquals(0.16, Math.sqrt(x.variance(Kalman.VELOCITY + 1)), 1e-9);
    assertEquals(0, x.variance(Kalman.VELOCITY), 1e-12);
    assertEquals(0, x.variance(Kalman.VELOCITY + 2), 1e-12);
    assertEquals(0, x.variance(Kalman.TILT) + x.variance(Kalman.TILT + 1), 1e-12);
  }

  @Test
  void aClippedGyroAxisMakesTheTurnAboutItUncertain() {
    Kalman x = new Kalman();
    charged(x, 0b000_001, 1);
    assertEquals(0.01, Math.sqrt(x.variance(Kalman.TILT + 2)), 1e-9);
    assertEquals(0, x.variance(Kalman.TILT) + x.variance(Kalman.TILT + 1), 1e-12);

    // a plain velocity is as certain as before: the whole trajectory has turned
    assertEquals(0, x.speedSpread(3), 1e-9);
    assertTrue(x.variance(Kalman.VELOCITY) > 1e-6);
  }

  @Test
  void threeAxesAreTheTurnThatNobodyKnows() {
    Kalman x = new Kalman();
    DMatrixRMaj each = charged(x, 0b000_111, 1);
    Kalman all = new Kalman();
    charged(all, 0, 1);
    new Strapdown(0, 0, Bundled.settings().inertial()).turnNoise(all, 0.01 * 0.01);
    for (int i = 0; i < each.data.length; i++) {
      assertEquals(all.P.data[i], each.data[i], 1e-12, i / Kalman.N + ", " + i % Kalman.N);
    }
  }

  @Test
  void errorsOfOneAccidentAddUp() {
    Kalman x = new Kalman();
    charged(x, 0b100_000, 5);
    assertEquals(5 * 0.16, Math.sqrt(x.variance(Kalman.VELOCITY + 1)), 1e-9);
  }

  /** Spread of heading and of level speed after a robot that stands has clipped on some axes [rad, m/s]. */
  private static double[] afterTheTick(int axes) {
    Estimator estimator = new Estimator(ROBOT, Bundled.settings());
    SyntheticFlight truth = new SyntheticFlight(Motions.sway(0), ROBOT, 3);
    estimator.reset(truth.p_WB.getX(), 0, 0);
    NavState out = new NavState();
    for (int i = 0; i < 500; i++) {
      truth.next();
      if (i >= 495) truth.frame.imu.clipped = axes;
      estimator.update(truth.frame, out);
    }
    Kalman x = estimator.filter();
    return new double[] {Math.sqrt(x.variance(Kalman.TILT + 2)), x.speedSpread(2)};
  }

  @Test
  void theRobotsFilterTakesTheFlagsOfItsFrame() {
    double[] clear = afterTheTick(0);
    double[] yaw = afterTheTick(0b000_100);
    double[] push = afterTheTick(0b001_000);
    // pitch is half a radian: the gyro's z is mostly the vertical
    assertTrue(yaw[0] > clear[0] + 0.01, yaw[0] + " rad, unclipped " + clear[0]);
    assertTrue(yaw[1] < 1.5 * clear[1], yaw[1] + " m/s, unclipped " + clear[1]);
    assertTrue(push[1] > 1.1 * clear[1], push[1] + " m/s, unclipped " + clear[1]);
    assertEquals(clear[0], push[0], 1e-3);
  }

  /** Heading error over its spread after a recording whose gyro cannot follow some fast turns. */
  private static double clippedTurns(double range) {
    Navigator filter = new Navigator(NavigatorSettings.flight());
    filter.start(new Quaternion(), new Vector3D());
    double yaw = 0;
    double dt = 0.005;
    Vector3D force = new Vector3D(0, 0, 9.81);
    for (int i = 0; i < 600; i++) {
      double t = i * dt;
      double rate = t % 1 < 0.5 ? 12 * Math.sin(2 * Math.PI * t) : 0;
      yaw += rate * dt;
      filter.inertial(dt, new Vector3D(0, 0, Math.min(range, rate)), force);
    }
    double wrong = Heading.wrapped(yaw - filter.q_WB.getYaw());
    return Math.abs(wrong) / Math.sqrt(filter.filter().variance(Kalman.TILT + 2));
  }

  @Test
  void clippedTurnsOfARecordingAreFoundAndCharged() {
    assertTrue(clippedTurns(1e9) < 2, "unclipped " + clippedTurns(1e9));
    assertTrue(clippedTurns(10) < 3, "clipped " + clippedTurns(10));
  }
}
