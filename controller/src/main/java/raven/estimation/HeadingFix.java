package raven.estimation;

import static raven.estimation.Kalman.TILT;

import raven.state.Attitude;

/** Heading from outside: motion capture, two antennas, a line on the ground; the direction of the wing axis, less 90 deg, as {@link Attitude} has it. */
final class HeadingFix {
  /** With the wing axis steeper than this there is no heading to speak of. */
  private static final double LEVEL = 0.1;

  private final double gate;

  HeadingFix(double gate) {
    this.gate = gate;
  }

  /**
   * Fuses a heading.
   *
   * @param sigma its standard deviation [rad]
   * @return whether it was believed
   */
  boolean fuse(Kalman x, double measured, double sigma) {
    double[] R = x.R;
    double level = R[1] * R[1] + R[4] * R[4];
    if (!(level > LEVEL) || !Double.isFinite(measured)) return false;

    // ψ = atan2(−ŷ_x, ŷ_y) and δŷ = φ × ŷ: ∂ψ/∂φ = (−ŷ_x ŷ_z, −ŷ_y ŷ_z, ŷ_x² + ŷ_y²) / (ŷ_x² +
    // ŷ_y²)
    double hx = -R[1] * R[7] / level;
    double hy = -R[4] * R[7] / level;
    x.h[TILT] = R[0] * hx + R[3] * hy + R[6];
    x.h[TILT + 1] = R[1] * hx + R[4] * hy + R[7];
    x.h[TILT + 2] = R[2] * hx + R[5] * hy + R[8];

    // the body is turned from the inertial unit by −μ
    double mounted = 0;
    for (int k = 0; k < 3; k++) mounted += x.h[TILT + k] * x.mounting.getElement(k);
    x.fixedToBody();
    double y = Heading.wrapped(measured - Attitude.yaw(x.q_WB) + mounted);
    return x.fuse(y, sigma * sigma, gate);
  }
}
