package raven.estimation;

import static raven.estimation.Kalman.N;
import static raven.estimation.Kalman.VELOCITY;

import java.util.Arrays;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * Charges the covariance with what clipped axes of the inertial unit hide, each along its own direction: a gyro axis turns the body about itself by mistake, an accelerometer axis pushes it along itself.
 * The errors of one accident add up before they are squared.
 */
final class Clipping {
  private static final int AXES = 6;

  /** What the peak of a turn and of a shock hides, as a share of the limit, where nobody says how much. */
  private static final double RATE = 0.15;

  private static final double FORCE = 0.5;

  private final Saturation saturation = new Saturation();
  private final double[] sample = new double[AXES];

  // standard deviation of each axis in this step and at the last sample [rad/s, m/s2]
  private final double[] hides = new double[AXES];
  private final double[] hid = new double[AXES];

  /** What each axis has missed since it clips [rad, m/s]. */
  private final double[] missed = new double[AXES];

  /** Error that a step adds, in all states. */
  private final double[] error = new double[N];

  private boolean any;

  void reset() {
    saturation.reset();
    Arrays.fill(hides, 0);
    Arrays.fill(hid, 0);
    Arrays.fill(missed, 0);
    any = false;
  }

  /**
   * Takes which axes clip.
   *
   * @param axes a bit each: x, y, z of the gyro, then of the accelerometer
   * @param rate error of a gyro axis meanwhile, standard deviation [rad/s]
   * @param force error of an accelerometer axis meanwhile [m/s2]
   */
  void take(int axes, double rate, double force) {
    any = axes != 0;
    for (int i = 0; i < AXES; i++) {
      hides[i] = (axes & 1 << i) == 0 ? 0 : i < 3 ? rate : force;
      hid[i] = hides[i];
    }
  }

  /** Takes a sample and finds which axes clip; a step lies between two samples, and half of its error is each one's. */
  void take(Vector3DReadOnly rate, Vector3DReadOnly force) {
    rate.get(0, sample);
    force.get(3, sample);
    saturation.update(sample);
    any = false;
    for (int i = 0; i < AXES; i++) {
      boolean clips = saturation.clipped[i] != 0;
      double now = clips ? (i < 3 ? RATE : FORCE) * Math.abs(sample[i]) : 0;
      hides[i] = 0.5 * (hid[i] + now);
      hid[i] = now;
      any |= hides[i] > 0;
    }
  }

  /** Charges a step that the estimate has just made [s]. */
  void charge(Kalman x, Strapdown strapdown, double dt) {
    if (!any) {
      Arrays.fill(missed, 0);
      return;
    }
    for (int i = 0; i < AXES; i++) {
      double more = hides[i] * dt;
      double sigma = Math.sqrt(more * (2 * missed[i] + more));
      missed[i] = more > 0 ? missed[i] + more : 0;
      if (sigma > 0) charge(x, strapdown, i, sigma);
    }
  }

  private void charge(Kalman x, Strapdown strapdown, int axis, double sigma) {
    double[] R = x.R;
    int column = axis % 3;
    double a = sigma * R[column];
    double b = sigma * R[3 + column];
    double c = sigma * R[6 + column];
    Arrays.fill(error, 0);
    if (axis < 3) {
      strapdown.turned(x, a, b, c, error);
    } else {
      error[VELOCITY] = a;
      error[VELOCITY + 1] = b;
      error[VELOCITY + 2] = c;
    }
    x.inflate(error);
  }
}
