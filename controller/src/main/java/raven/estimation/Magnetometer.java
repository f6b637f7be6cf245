package raven.estimation;

import static raven.estimation.Kalman.EARTH;
import static raven.estimation.Kalman.IRON;
import static raven.estimation.Kalman.N;
import static raven.estimation.Kalman.TILT;

import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * Magnetic field in the body: m = Rᵀ e + h with the earth's field e, learnt where the first sample was taken, and the robot's own field h, hard iron. A field whose
 * strength or dip is not the earth's is somebody else's and tells nothing until it has been gone for a while.
 *
 * <p>One attitude cannot tell e and h apart, so that h is switched in once the body has turned; it then has the correlations that it would have had from the beginning.
 */
final class Magnetometer {
  /** Time between two updates; neighbouring samples have the same errors [s]. */
  private static final double EVERY = 0.1;

  /** Error of such a sample: the field differs from place to place [µT]. */
  private static final double NOISE = 3;

  /** Spread of hard iron before it is known [µT], and its growth in the root of a second. */
  private static final double OWN = 10;

  private static final double OWN_WALK = 0.02;
  private static final double EARTH_WALK = 0.1;

  /** Share of the earth's strength, and dip [rad], that a field may deviate by. */
  private static final double STRENGTH = 0.12;

  private static final double DIP = Math.toRadians(10);

  /** A disturbance has to be gone for so long [s]. */
  private static final double CLEAR = 0.5;

  /** Cosine of the turn that shows hard iron. */
  private static final double TURNED = Math.cos(Math.toRadians(30));

  /** No magnetometer reads more [µT], and no place on earth has less. */
  private static final double HUGE = 1e5;

  private static final double WEAK = 10;

  /** The last field was not the earth's. */
  boolean disturbed;

  private final double gate;
  private final double[] first = new double[9];
  private final Vector3D e = new Vector3D();
  private static final double[] NOTHING = new double[3];

  private final double[] row = new double[3];
  private double wait;
  private double clearFor;

  Magnetometer(double gate) {
    this.gate = gate;
  }

  void reset() {
    wait = 0;
    clearFor = CLEAR;
    disturbed = false;
  }

  /**
   * Takes a sample in body axes [µT].
   *
   * @param dt time since the last one [s]
   */
  void update(Kalman x, Vector3DReadOnly field, double dt) {
    if (!(field.normSquared() < HUGE * HUGE) || !(dt > 0)) return;
    wait += dt;
    boolean learnt = x.variance(EARTH) > 0;
    if (learnt && wait < EVERY) return;
    double passed = wait;
    wait = 0;
    if (!learnt) {
      learn(x, field);
      return;
    }
    x.inflate(EARTH, 3, EARTH_WALK * EARTH_WALK * passed);
    if (x.variance(IRON) > 0) x.inflate(IRON, 3, OWN_WALK * OWN_WALK * passed);
    if (x.variance(IRON) == 0 && turned(x)) switchIn(x);
    boolean earths = earths(x, field);
    clearFor = earths ? clearFor + passed : 0;
    disturbed = clearFor < CLEAR;
    if (disturbed) return;
    for (int axis = 0; axis < 3; axis++) {
      fuse(x, axis, field.getElement(axis));
    }
  }

  /** e = R m, and as uncertain as the attitude: δe = φ × e + noise. */
  private void learn(Kalman x, Vector3DReadOnly field) {
    System.arraycopy(x.R, 0, first, 0, 9);
    toWorld(x, field.getX(), field.getY(), field.getZ());
    if (e.normSquared() < WEAK * WEAK) return;
    x.earth_W.set(e);
    x.iron_B.setToZero();
    x.use(N);
    for (int axis = 0; axis < 3; axis++) {
      row[0] = axis == 1 ? -e.getZ() : axis == 2 ? e.getY() : 0;
      row[1] = axis == 0 ? e.getZ() : axis == 2 ? -e.getX() : 0;
      row[2] = axis == 0 ? -e.getY() : axis == 1 ? e.getX() : 0;
      x.derive(EARTH + axis, -1, row, NOTHING, NOISE * NOISE);
    }
    reset();
  }

  /** Whether the attitude is another one than where the earth's field was learnt. */
  private boolean turned(Kalman x) {
    double trace = 0;
    for (int i = 0; i < 9; i++) {
      trace += first[i] * x.R[i];
    }
    return trace < 1 + 2 * TURNED;
  }

  /** e was R₀ (m − h) all the time: P_ee += σ², P_eh = −σ² R₀, P_hh = σ². */
  private void switchIn(Kalman x) {
    double[] P = x.P.data;
    double own = OWN * OWN;
    x.decorrelate(IRON, 3, own);
    x.inflate(EARTH, 3, own);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        P[(EARTH + i) * N + IRON + j] = -own * first[3 * i + j];
        P[(IRON + j) * N + EARTH + i] = -own * first[3 * i + j];
      }
    }
  }

  private boolean earths(Kalman x, Vector3DReadOnly field) {
    Vector3D h = x.iron_B;
    toWorld(x, field.getX() - h.getX(), field.getY() - h.getY(), field.getZ() - h.getZ());
    double strength = x.earth_W.norm();
    double now = e.norm();

    // hard iron that is not known yet is no disturbance
    double unknown = 2 * Math.sqrt(Math.max(x.variance(IRON), x.variance(IRON + 2)));
    double doubt = unknown / strength;
    double dip = StrictMath.asin(e.getZ() / now) - StrictMath.asin(x.earth_W.getZ() / strength);
    return Math.abs(now - strength) < STRENGTH * strength + unknown && Math.abs(dip) < DIP + doubt;
  }

  /** m = Rᵀ e + h, one axis of the body; ∂(Rᵀ e)/∂δθ = [Rᵀ e]ₓ. */
  private void fuse(Kalman x, int axis, double measured) {
    double[] R = x.R;
    Vector3D w = x.earth_W;
    double mx = R[0] * w.getX() + R[3] * w.getY() + R[6] * w.getZ();
    double my = R[1] * w.getX() + R[4] * w.getY() + R[7] * w.getZ();
    double mz = R[2] * w.getX() + R[5] * w.getY() + R[8] * w.getZ();
    x.h[TILT] = axis == 1 ? mz : axis == 2 ? -my : 0;
    x.h[TILT + 1] = axis == 0 ? -mz : axis == 2 ? mx : 0;
    x.h[TILT + 2] = axis == 0 ? my : axis == 1 ? -mx : 0;
    for (int k = 0; k < 3; k++) {
      x.h[EARTH + k] = R[3 * k + axis];
    }
    x.h[IRON + axis] = 1;
    double expected = axis == 0 ? mx : axis == 1 ? my : mz;
    x.fuse(measured - expected - x.iron_B.getElement(axis), NOISE * NOISE, gate);
  }

  private void toWorld(Kalman x, double a, double b, double c) {
    double[] R = x.R;
    e.set(
        R[0] * a + R[1] * b + R[2] * c,
        R[3] * a + R[4] * b + R[5] * c,
        R[6] * a + R[7] * b + R[8] * c);
  }
}
