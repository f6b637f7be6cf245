package raven.estimation;

import static raven.estimation.Kalman.GYRO_BIAS;
import static raven.estimation.Kalman.TILT;

import raven.state.Health;

/**
 * Holds the full filter's vertical against that of the attitude filter, which knows nothing of feet, air or models: a lasting contradiction makes the estimate doubtful. When
 * feet and air data are all gone, what remains to keep the full filter upright is the other one's vertical, taken as a weak measurement.
 */
final class Monitor {
  /** An angle between the two that is no transient, and for so long [s]. */
  private static final double APART = Math.cos(Math.toRadians(20));

  private static final double LASTING = 1;

  /** Without feet and air data for so long, the other vertical is fused, so often, with such an error [s, s, rad]. */
  private static final double ALONE = 2;

  private static final double EVERY = 0.5;
  private static final double SIGMA = Math.toRadians(4);

  /** An angle that is more than both together should make, and what a gyro whose bias ran away unseen adds [rad/s]. */
  private static final double WRONG = Math.cos(2 * SIGMA);

  private static final double RUNAWAY = Math.toRadians(0.3);

  private final double gate;
  private final double[] other = new double[9];
  private double apart;
  private double alone;
  private double wait;

  Monitor(double gate) {
    this.gate = gate;
  }

  void reset() {
    apart = alone = wait = 0;
  }

  /** The two filters have contradicted each other for a while. */
  boolean contradicted() {
    return apart > LASTING;
  }

  /**
   * Takes a tick.
   *
   * @param aided feet or air data hold the full filter
   */
  void update(Kalman x, AttitudeFilter attitude, boolean aided, double dt) {
    Rotations.matrix(attitude.q_WB, other);
    double[] R = x.R;
    double cosine = R[6] * other[6] + R[7] * other[7] + R[8] * other[8];
    boolean knows = attitude.health() == Health.GOOD;
    apart = knows && cosine < APART ? apart + dt : 0;
    alone = aided ? 0 : alone + dt;
    wait += dt;
    if (!knows || alone < ALONE || wait < EVERY) return;
    wait = 0;

    // the full filter is surer than it should be
    if (cosine < WRONG) {
      x.inflate(TILT, 2, SIGMA * SIGMA);
      x.inflate(GYRO_BIAS, 3, RUNAWAY * RUNAWAY);
    }
    for (int axis = 0; axis < 3; axis++) {
      fuse(x, axis);
    }
  }

  /** Rᵀẑ = the other one's; ∂(Rᵀẑ)/∂δθ = [Rᵀẑ]ₓ. */
  private void fuse(Kalman x, int axis) {
    double a = x.R[6];
    double b = x.R[7];
    double c = x.R[8];
    x.h[TILT] = axis == 1 ? c : axis == 2 ? -b : 0;
    x.h[TILT + 1] = axis == 0 ? -c : axis == 2 ? a : 0;
    x.h[TILT + 2] = axis == 0 ? b : axis == 1 ? -a : 0;
    x.fuse(other[6 + axis] - x.R[6 + axis], SIGMA * SIGMA, gate);
  }
}
