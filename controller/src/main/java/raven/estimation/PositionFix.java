package raven.estimation;

import static raven.estimation.Kalman.LATENCY;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;

import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Tuple3DReadOnly;

/**
 * Position in the world, from satellites or motion capture, as it was when it was measured: {@link Trail} leads back to that moment.
 */
final class PositionFix {
  private final double gate;
  private final Trail trail;
  private final Point3D p = new Point3D();
  private final Vector3D v = new Vector3D();

  PositionFix(Trail trail, double gate) {
    this.trail = trail;
    this.gate = gate;
  }

  /**
   * Fuses a position that is some time old; one that is older than the trail leads back is not believed.
   *
   * @param sigma its standard deviation, each axis [m]
   * @return how many of its three axes were believed
   */
  int fuse(Kalman x, Tuple3DReadOnly measured, double age, double sigma) {
    int believed = 0;
    if (age + x.latency > trail.longest()) return 0;
    for (int axis = 0; axis < 3; axis++) {
      double ago = trail.back(x, age + x.latency, p, v);
      x.h[POSITION + axis] = 1;
      x.h[VELOCITY + axis] = -ago;
      lean(x, axis, ago);

      // ∂p(t−τ)/∂τ = −v(t−τ)
      x.h[LATENCY] = -v.getElement(axis);
      double y = measured.getElement(axis) - p.getElement(axis);
      if (x.fuse(y, sigma * sigma, gate)) believed++;
    }
    return believed;
  }

  /** ∂p(t−τ)/∂φ with p(t−τ) = p − vτ + ∫∫ R f: a tilt turns what the force has done since, δp = −φ × (Δp − v τ + p₀…) in body axes. */
  private void lean(Kalman x, int axis, double ago) {
    // force's part of the way since then, world axes
    double dx = x.p_WB.getX() - p.getX() - x.v_WB.getX() * ago;
    double dy = x.p_WB.getY() - p.getY() - x.v_WB.getY() * ago;
    double dz =
        x.p_WB.getZ() - p.getZ() - x.v_WB.getZ() * ago - 0.5 * Strapdown.GRAVITY * ago * ago;

    // −φ × d, by axis, in world; then to the body: h_θ = Rᵀ h_φ
    double hx = axis == 1 ? dz : axis == 2 ? -dy : 0;
    double hy = axis == 0 ? -dz : axis == 2 ? dx : 0;
    double hz = axis == 0 ? dy : axis == 1 ? -dx : 0;
    double[] R = x.R;
    x.h[TILT] = R[0] * hx + R[3] * hy + R[6] * hz;
    x.h[TILT + 1] = R[1] * hx + R[4] * hy + R[7] * hz;
    x.h[TILT + 2] = R[2] * hx + R[5] * hy + R[8] * hz;
  }
}
