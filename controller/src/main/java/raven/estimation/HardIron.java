package raven.estimation;

import java.util.Arrays;

/**
 * The field that the robot itself adds to every magnetic measurement. In the almost inertial frame the earth's field stands still while
 * the body turns, so that m = Rᵀ m_I + h tells both apart as soon as there is turning: six states, three scalar updates. Used only once
 * it is known well enough.
 */
final class HardIron {
  /** Time between two updates; neighbouring samples have the same errors [s]. */
  private static final double EVERY = 0.05;

  /** First spreads of earth's field and of hard iron [µT]. */
  private static final double EARTH = 60;

  private static final double IRON = 10;

  /** Error of a sample: the field differs from place to place [µT]. */
  private static final double NOISE = 6;

  /** Growth of the spreads [µT/√s]. */
  private static final double EARTH_WALK = 0.3;

  private static final double IRON_WALK = 0.02;

  /** Known well enough, worst axis, and no longer so [µT]. */
  private static final double KNOWN = 0.9;

  private static final double FORGOTTEN = 3;

  /** Too small to be told from the differences of the field in a room: below the second one it is not, above the first one it is used [µT]. */
  private static final double GREAT = 3;

  private static final double SMALL = 1.5;

  /** Innovations beyond this many standard deviations are a disturbance. */
  private static final double GATE = 3;

  private static final int N = 6;

  /** Hard iron in body axes, zero until it is known [µT]. */
  final double[] offset = new double[3];

  boolean known;

  /** How far the last update moved the offset [µT]. */
  double moved;

  private final double[] x = new double[N];
  private final double[] P = new double[N * N];
  private final double[] g = new double[N];
  private final double[] R = new double[9];
  private double wait;
  private boolean begun;

  void reset() {
    begun = false;
    known = false;
    Arrays.fill(offset, 0);
  }

  /**
   * Takes a raw sample.
   *
   * @param q_IB from the body to the almost inertial frame
   * @param wander variance rate of that frame [rad²/s]
   */
  void update(double[] q_IB, double mx, double my, double mz, double wander, double dt) {
    moved = 0;
    wait += dt;
    if (begun && wait < EVERY) return;
    double passed = wait;
    wait = 0;
    Quaternions.matrix(q_IB, R);
    if (!begun) begin(mx, my, mz);

    double strength2 = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
    for (int i = 0; i < 3; i++) {
      P[7 * i] += (strength2 * wander + EARTH_WALK * EARTH_WALK) * passed;
      P[7 * (i + 3)] += IRON_WALK * IRON_WALK * passed;
    }
    fuse(0, mx);
    fuse(1, my);
    fuse(2, mz);

    apply();
  }

  private void apply() {
    double worst = Math.sqrt(Math.max(P[21], Math.max(P[28], P[35])));
    double size = Math.sqrt(x[3] * x[3] + x[4] * x[4] + x[5] * x[5]);
    known = known ? worst < FORGOTTEN && size > SMALL : worst < KNOWN && size > GREAT;
    double change = 0;
    for (int i = 0; i < 3; i++) {
      double h = known ? x[3 + i] : 0;
      change += (h - offset[i]) * (h - offset[i]);
      offset[i] = h;
    }
    moved = Math.sqrt(change);
  }

  private void begin(double mx, double my, double mz) {
    begun = true;
    Arrays.fill(P, 0);
    Arrays.fill(x, 0);
    for (int i = 0; i < 3; i++) {
      x[i] = R[3 * i] * mx + R[3 * i + 1] * my + R[3 * i + 2] * mz;
      P[7 * i] = EARTH * EARTH;
      P[7 * (i + 3)] = IRON * IRON;
    }
  }

  /** m = (column of R)·m_I + h, for one axis of the body. */
  private void fuse(int axis, double m) {
    double h0 = R[axis];
    double h1 = R[3 + axis];
    double h2 = R[6 + axis];
    for (int i = 0; i < N; i++) {
      g[i] = P[N * i] * h0 + P[N * i + 1] * h1 + P[N * i + 2] * h2 + P[N * i + 3 + axis];
    }
    double s = g[0] * h0 + g[1] * h1 + g[2] * h2 + g[3 + axis] + NOISE * NOISE;
    double y = m - (h0 * x[0] + h1 * x[1] + h2 * x[2] + x[3 + axis]);
    if (!(y * y < GATE * GATE * s)) return;
    double certainty = 1 / s;
    for (int i = 0; i < N; i++) {
      double k = g[i] * certainty;
      x[i] += k * y;
      for (int j = 0; j <= i; j++) {
        P[N * i + j] -= k * g[j];
        P[N * j + i] = P[N * i + j];
      }
    }
  }
}
