package raven.estimation;

import java.util.Arrays;

/**
 * Keeps an integrated attitude upright: the specific force, taken to an almost inertial frame and low-passed there, is gravity, because no
 * velocity grows for ever (Laidig and Seel 2023, section 3.2).
 *
 * <p>There the time constant is fixed. Here it is the one at which gyro and accelerometer tell equally much: the steady Kalman filter of
 * φ′ = noise of variance rate q, ∫a = v + g∫φ with v of spread σ and correlation time T is this same low-pass, with τ = √2 (2Tσ²/g²q)^¼.
 */
final class Inclination {
  private static final double GRAVITY = 9.81;

  /** The velocity of the last seconds: leak of its integral, and window of its spread [s]. */
  private static final double LEAK = 1.5;

  private static final double WINDOW = 5;

  /** After holes and clipped peaks it may be this much faster than ordinarily. */
  private static final double HASTE = 0.5;

  /** A smaller share of clipped samples is not looked at; the most that clipping may take from one [m/s2]. */
  private static final double RARELY = 0.003;

  private static final double MOST = 150;

  /** Samples between two looks at the time constant. */
  private static final int EVERY = 8;

  private static final double ROOT_TWO = Math.sqrt(2);

  /** Time constant in use [s]. */
  double timeConstant;

  /** Rate at which the last step corrected, about world x and y [rad/s]. */
  double rateX;

  double rateY;

  private final AttitudeSettings settings;
  private final LowPass force = new LowPass(3);
  private final LowPass missing = new LowPass(3);
  private final double[] f = new double[3];
  private final double[] v = new double[3];
  private double spread;
  private boolean begun;
  private boolean clipped;
  private int step;

  Inclination(AttitudeSettings settings) {
    this.settings = settings;
    reset();
  }

  void reset() {
    force.reset();
    missing.reset();
    Arrays.fill(v, 0);
    spread = settings.speed() * settings.speed();
    timeConstant = 3;
    begun = clipped = false;
    step = 0;
  }

  boolean settled() {
    return force.settled(timeConstant);
  }

  /**
   * Corrects.
   *
   * @param q_WI from the almost inertial frame to the world, corrected in place; its turn about the vertical is left alone
   * @param sensed specific force in that frame [m/s2]
   * @param hidden direction in that frame in which its sensor is clipped, zero when it is not
   * @param wander variance rate of the integrated attitude [rad²/s]
   */
  void update(double[] q_WI, double[] sensed, double[] hidden, double wander, double dt) {
    System.arraycopy(sensed, 0, f, 0, 3);
    if (!begun) {
      System.arraycopy(f, 0, force.value, 0, 3);
      begun = true;
    }
    follow(wander, dt);
    force.update(f, timeConstant, dt);

    // low-passed force in the world, which should point up
    double[] a = force.value;
    double[] c = missing.value;
    clipped |= hidden[0] != 0 || hidden[1] != 0 || hidden[2] != 0;
    if (clipped) missing.update(hidden, timeConstant, dt);
    double lost = clipped ? lost(a, c) : 0;
    Quaternions.rotate(q_WI, a[0] + lost * c[0], a[1] + lost * c[1], a[2] + lost * c[2], f);
    double norm = Math.sqrt(f[0] * f[0] + f[1] * f[1] + f[2] * f[2]);
    if (!(norm > 1e-3)) {
      rateX = rateY = 0;
      return;
    }
    double scale = 1 / norm;
    double ax = f[0] * scale;
    double ay = f[1] * scale;
    double az = f[2] * scale;

    // the shortest turn that takes it there: (√((1+a_z)/2), a_y/2w, −a_x/2w, 0)
    double w = Math.sqrt(Math.max(0, 0.5 * (1 + az)));
    if (w > 1e-4) {
      double half = 0.5 / w;
      Quaternions.premultiply(w, half * ay, -half * ax, 0, q_WI);
    } else {
      Quaternions.premultiply(0, 1, 0, 0, q_WI);
    }
    double rate = 1 / dt;
    rateX = ay * rate;
    rateY = -ax * rate;
  }

  /** What clipping took away, per clipped sample: |a + λc| = g, where a is too small and c the mean of the clipped directions. */
  private static double lost(double[] a, double[] c) {
    double cc = c[0] * c[0] + c[1] * c[1] + c[2] * c[2];
    if (cc < RARELY * RARELY) return 0;
    double ac = a[0] * c[0] + a[1] * c[1] + a[2] * c[2];
    double less = GRAVITY * GRAVITY - (a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
    double root = ac * ac + cc * less;
    if (less <= 0 || root <= 0) return 0;
    return Math.min(MOST, Math.max(0, (Math.sqrt(root) - ac) / cc));
  }

  private void follow(double wander, double dt) {
    double now = 0;
    double[] a = force.value;
    double kept = 1 - dt / LEAK;
    for (int i = 0; i < 3; i++) {
      v[i] = kept * v[i] + dt * (f[i] - a[i]);
      now += v[i] * v[i];
    }
    spread += dt / (WINDOW + dt) * (2.0 / 3 * Math.min(now, 400) - spread);

    // the spreads change slowly
    if (step++ % EVERY != 0) return;

    // τ = √2 (2Tσ²/g²q)^¼
    double sigma2 = spread + settings.speed() * settings.speed();
    double ratio = 2 * settings.speedTime() * sigma2 / (GRAVITY * GRAVITY * wander);
    double tau = ROOT_TWO * Math.sqrt(Math.sqrt(ratio));
    timeConstant = Math.max(settings.shortest(), Math.min(settings.longest(), tau));
    if (tau < HASTE * settings.shortest()) timeConstant = HASTE * settings.shortest();
  }
}
