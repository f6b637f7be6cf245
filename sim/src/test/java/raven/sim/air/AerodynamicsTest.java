package raven.sim.air;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import raven.robot.Robot;

/** The air's wrench against the eight states that the flight study printed, and against what momentum allows. */
final class AerodynamicsTest {
  private static final double DEGREE = Math.PI / 180;

  // propeller: the same equations, so the same printed digits
  private static final double PRINTED = 1e-4;
  private static final double PRINTED_TORQUE = 1e-5;
  private static final double PRINTED_POWER = 1e-2;

  /**
   * Wing and tail: the study's strips of the wing are not on record to the last digit (its section polars between the tabulated angles,
   * its strip areas), which shows as up to 1 % of the lift at the one state of fully attached flow, and less elsewhere.
   */
  private static final double FORCE = 0.06;

  private static final double MOMENT = 0.01;

  private final Robot robot = TestRobot.withTailAt(-0.20);
  private final Aerodynamics air = new Aerodynamics(robot);
  private final double[] velocity = new double[3];
  private final double[] rate = new double[3];
  private final double[] surfaces = new double[3];
  private final double[] wrench = new double[6];

  // V, α, β, n; elevator, aileron, rudder; leg angle; p, q, r (forward-right-down) | F | M about
  // the centre of mass | T, vᵢ, Q, P
  @ParameterizedTest
  @CsvSource({
    "0,   0,   0,   147.4, 0,    0,  0,  90, 0,  0, 0,  7.6899, -.3823, .8166,  -.01113, .09329,  .08210, 7.9069, 8.8674, .13765, 127.48",
    "2.3, 50,  0,   147.4, 0,    0,  0,  60, 0,  0, 0,  7.0621, -.1773, 3.2351, .00764,  .32869,  .05387, 7.2192, 7.6974, .13284, 123.03",
    "2.3, 10,  0,   120,   10,   5,  -8, 75, 0,  0, 0,  4.2040, -.6090, .6033,  .05665,  -.05640, .12799, 4.3828, 5.5659, .08587, 64.75",
    "4,   30,  5,   147.4, -10,  0,  0,  90, 0,  0, 0,  5.9666, .0493,  5.2403, -.01267, .42385,  .01900, 6.3018, 6.3114, .12697, 117.60",
    "6,   15,  -10, 140,   0,    10, 0,  90, .5, -1, .3, 4.4442, -.6961, 4.8628, .28741, .19300,  .04510, 4.6072, 4.4473, .10686, 94.00",
    "9,   2,   0,   100,   -3.3, 0,  0,  90, 0,  0, 0,  .1954,  -.0731, 5.4751, .00005,  .13213,  .01631, .8011,  .8123,  .03766, 23.66",
    "8,   -6,  0,   0,     0,    0,  0,  90, 0,  0, 0,  -.6212, 0,      -.9745, 0,       .04623,  0,      -.1393, 0,      0,      0",
    "1,   -80, 0,   130,   0,    0,  0,  75, 0,  0, 0,  5.9438, -.2437, -.2498, -.03517, .07230,  .04233, 6.0791, 7.6889, .10664, 87.11",
  })
  void givesTheForcesAndMomentsOfTheFlightStudy(
      double v,
      double alpha,
      double beta,
      double n,
      double elevator,
      double aileron,
      double rudder,
      double leg,
      double p,
      double q,
      double r,
      double fx,
      double fy,
      double fz,
      double mx,
      double my,
      double mz,
      double thrust,
      double induced,
      double torque,
      double power) {
    double[] com = centreOfMass(leg * DEGREE);
    fly(v, alpha, beta, p, q, r, com);
    set(elevator, rudder, aileron);
    air.evaluate(velocity, rate, surfaces, n, wrench);
    addLegs(leg * DEGREE);
    double[] m = momentAbout(com);

    assertAll(
        () -> assertEquals(thrust, air.thrust(), PRINTED, "T"),
        () -> assertEquals(induced, air.inducedSpeed(), PRINTED, "vi"),
        () -> assertEquals(torque, air.torque(), PRINTED_TORQUE, "Q"),
        () -> assertEquals(power, air.shaftPower(), PRINTED_POWER, "Ps"),
        () -> assertEquals(fx, wrench[0], FORCE, "Fx"),
        () -> assertEquals(fy, wrench[1], FORCE, "Fy"),
        () -> assertEquals(fz, wrench[2], FORCE, "Fz"),
        () -> assertEquals(mx, m[0], MOMENT, "Mx"),
        () -> assertEquals(my, m[1], MOMENT, "My"),
        () -> assertEquals(mz, m[2], MOMENT, "Mz"));
  }

  @Test
  void theJetLiftsNoMoreThanItsMomentum() {
    // standing still at full thrust, everything that pushes across the jet: at most ρ A V²
    // sin(turn), turned by the wing's incidence
    air.evaluate(velocity, rate, surfaces, 147.4, wrench);
    double speed = 1.96 * air.inducedSpeed();
    double area = Math.PI * 0.1143 * 0.1143 / 1.96;
    double turn = Math.sin((4.2 + 3) * DEGREE);
    double most = 1.225 * area * speed * speed * turn;
    assertTrue(
        wrench[2] <= most,
        () -> "lift of the jet " + wrench[2] + " N, its momentum allows " + most + " N");
  }

  @Test
  void aileronsInTheJetRollNoMoreThanItsMomentumTimesItsArm() {
    air.evaluate(velocity, rate, surfaces, 147.4, wrench);
    double neutral = wrench[3];
    set(0, 0, 20);
    air.evaluate(velocity, rate, surfaces, 147.4, wrench);
    double rolls = wrench[3] - neutral;

    // the study found 0.047 N m at 20 deg; each half of the jet is turned by at most the flap's
    // share of the deflection
    double speed = 1.96 * air.inducedSpeed();
    double half = 1.225 * Math.PI * 0.082 * 0.082 / 2 * speed * speed;
    double most = 2 * half * Math.sin(0.45 * 20 * DEGREE) * 0.082;
    assertTrue(
        rolls > 0.04 && rolls < most,
        () -> "rolls with " + rolls + " N m, momentum allows " + most);
  }

  @Test
  void surfacesTurnTheNoseAsTheFrameSays() {
    fly(9, 3, 0, 0, 0, 0, new double[3]);
    double[] neutral = new double[6];
    air.evaluate(velocity, rate, surfaces, 100, neutral);

    set(5, 0, 0);
    air.evaluate(velocity, rate, surfaces, 100, wrench);
    assertTrue(wrench[4] < neutral[4], "elevator up pitches the nose up, that is about -y");
    set(0, 5, 0);
    air.evaluate(velocity, rate, surfaces, 100, wrench);
    assertTrue(wrench[5] < neutral[5], "rudder right yaws the nose right, that is about -z");
    set(0, 0, 5);
    air.evaluate(velocity, rate, surfaces, 100, wrench);
    assertTrue(wrench[3] > neutral[3], "aileron right rolls right, that is about +x");
  }

  @Test
  void turningIsDampedAboutEveryAxis() {
    fly(9, 3, 0, 0, 0, 0, new double[3]);
    double[] steady = new double[6];
    air.evaluate(velocity, rate, surfaces, 100, steady);
    for (int axis = 0; axis < 3; axis++) {
      rate[0] = rate[1] = rate[2] = 0;
      rate[axis] = 1;
      air.evaluate(velocity, rate, surfaces, 100, wrench);
      double moment = wrench[3 + axis] - steady[3 + axis];
      assertTrue(
          moment < 0,
          "moment " + moment + " N m about axis " + axis + " against a rate of 1 rad/s");
    }
  }

  @Test
  void isSymmetricWithoutThePropeller() {
    fly(9, 3, 0, 0, 0, 0, new double[3]);
    air.evaluate(velocity, rate, surfaces, 0, wrench);
    assertEquals(0, wrench[1], 1e-12);
    assertEquals(0, wrench[3], 1e-12);
    assertEquals(0, wrench[5], 1e-12);
  }

  @Test
  void theArctangentIsGoodTo1e7() {
    for (int i = 0; i < 100_000; i++) {
      double angle = -Math.PI + 2 * Math.PI * (i + 0.5) / 100_000;
      double length = 0.01 + i % 97;
      double got = Arctangent.atan2(length * StrictMath.sin(angle), length * StrictMath.cos(angle));
      assertEquals(angle, got, 1e-7);
    }
    assertEquals(0, Arctangent.atan2(0, 0));
  }

  /** Velocity of the body origin for a centre of mass that flies at V, α, β. */
  private void fly(
      double v, double alpha, double beta, double p, double q, double r, double[] com) {
    double a = alpha * DEGREE;
    double b = beta * DEGREE;
    rate[0] = p;
    rate[1] = -q;
    rate[2] = -r;
    velocity[0] = v * Math.cos(a) * Math.cos(b) - (rate[1] * com[2] - rate[2] * com[1]);
    velocity[1] = -v * Math.sin(b) - (rate[2] * com[0] - rate[0] * com[2]);
    velocity[2] = -v * Math.sin(a) * Math.cos(b) - (rate[0] * com[1] - rate[1] * com[0]);
  }

  private void set(double elevator, double rudder, double aileron) {
    surfaces[Aerodynamics.ELEVATOR] = elevator * DEGREE;
    surfaces[Aerodynamics.RUDDER] = rudder * DEGREE;
    surfaces[Aerodynamics.AILERON] = aileron * DEGREE;
  }

  /** Straight legs from body-down (0) to aft (90 deg): masses and distances of the study, to the printed tenth of a millimetre. */
  private static double[] centreOfMass(double leg) {
    double trunkX = 0.0235 * 0.62;
    double trunkZ = -0.0035 * 0.62 + 0.0828 * 0.178;
    return new double[] {
      (trunkX - 0.0828 * 0.178 * Math.sin(leg)) / 0.62,
      0,
      (trunkZ - 0.0828 * 0.178 * Math.cos(leg)) / 0.62
    };
  }

  private void addLegs(double leg) {
    double[] force = new double[3];
    for (int side = -1; side <= 1; side += 2) {
      double[] hip = {0, side * 0.035, 0};
      double[] toe = {-0.30 * Math.sin(leg), side * 0.035, -0.30 * Math.cos(leg)};
      double[] middle = {toe[0] / 2, toe[1], toe[2] / 2};
      BluffDrag.segment(hip, toe, at(middle), force);
      add(middle, force);
      BluffDrag.foot(at(toe), force);
      add(toe, force);
    }
  }

  private double[] at(double[] r) {
    return new double[] {
      velocity[0] + rate[1] * r[2] - rate[2] * r[1],
      velocity[1] + rate[2] * r[0] - rate[0] * r[2],
      velocity[2] + rate[0] * r[1] - rate[1] * r[0]
    };
  }

  private void add(double[] r, double[] f) {
    for (int i = 0; i < 3; i++) {
      wrench[i] += f[i];
    }
    wrench[3] += r[1] * f[2] - r[2] * f[1];
    wrench[4] += r[2] * f[0] - r[0] * f[2];
    wrench[5] += r[0] * f[1] - r[1] * f[0];
  }

  private double[] momentAbout(double[] c) {
    return new double[] {
      wrench[3] - (c[1] * wrench[2] - c[2] * wrench[1]),
      wrench[4] - (c[2] * wrench[0] - c[0] * wrench[2]),
      wrench[5] - (c[0] * wrench[1] - c[1] * wrench[0])
    };
  }
}
