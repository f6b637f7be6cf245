package raven.estimation;

import static raven.estimation.Kalman.GROUND;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;

import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * Distance along a beam that looks down: 0 = z + ẑ·R (m + d b) − ground. The height of that ground is a state, learnt for as long as the
 * feet know the height better; in the air the beam then tells how the body rises and sinks. Another ground, a step or a gap, contradicts, and is learnt anew.
 */
final class RangeToGround {
  /** Sine of the least angle below the horizon at which the beam means height. */
  private static final double STEEP = 0.5;

  /** Unevenness of the ground in the root of a metre of way [m^½]. */
  private static final double ROUGH = 0.05;

  /** So many contradictions in a row are another ground. */
  private static final int REFUSALS = 2;

  /** Rate beyond which the beam sweeps and tells of the ground instead [rad/s]. */
  private static final double SWEEPING = 2;

  private final double gate;
  private final Vector3D mount = new Vector3D();
  private final Vector3D beam = new Vector3D();
  private final Vector3D end_B = new Vector3D();
  private final Vector3D turned = new Vector3D();
  private final double variance;
  private final double[] row = new double[3];
  private final double[] byMounting = new double[3];
  private int refused;

  /**
   * @param mount place of the sensor, body axes [m]
   * @param beam its direction, unit vector in body axes
   * @param sigma standard deviation of a distance [m]
   */
  RangeToGround(Vector3DReadOnly mount, Vector3DReadOnly beam, double sigma, double gate) {
    this.mount.set(mount);
    this.beam.set(beam);
    this.gate = gate;
    variance = sigma * sigma;
  }

  void reset() {
    refused = 0;
  }

  /**
   * Fuses a distance that is some time old.
   *
   * @param since time since the last one [s]
   * @param learn the height is known otherwise
   */
  void fuse(
      Kalman x, double distance, double age, double since, boolean learn, Vector3DReadOnly w_WB_B) {
    double[] R = x.R;
    double down = -(R[6] * beam.getX() + R[7] * beam.getY() + R[8] * beam.getZ());
    boolean sweeping = w_WB_B.normSquared() > SWEEPING * SWEEPING;
    if (!(down > STEEP) || sweeping || !Double.isFinite(distance)) return;

    // where the beam ended in the body as it is now turned: u − age ω × u; ∂(ẑ·R u)/∂δθ = −ẑᵀ R
    // [u]ₓ
    end_B.scaleAdd(distance, beam, mount);
    x.toUnit(end_B);
    turned.cross(w_WB_B, end_B);
    end_B.scaleAdd(-age, turned, end_B);
    double ux = end_B.getX();
    double uy = end_B.getY();
    double uz = end_B.getZ();
    double end = R[6] * ux + R[7] * uy + R[8] * uz;
    double then = x.p_WB.getZ() - age * x.v_WB.getZ() + end;
    double r = down * down * variance;
    if (learn || x.variance(GROUND) == 0 || refused >= REFUSALS) {
      learn(x, then, r);
      return;
    }
    double way = since * Math.sqrt(x.v_WB.getX() * x.v_WB.getX() + x.v_WB.getY() * x.v_WB.getY());
    x.inflate(GROUND, 1, ROUGH * ROUGH * way);
    x.h[POSITION + 2] = 1;
    x.h[VELOCITY + 2] = -age;
    x.h[TILT] = -(R[7] * uz - R[8] * uy);
    x.h[TILT + 1] = -(R[8] * ux - R[6] * uz);
    x.h[TILT + 2] = -(R[6] * uy - R[7] * ux);
    x.fixedToBody();
    x.h[GROUND] = -1;
    refused = x.fuse(x.ground - then, r, gate) ? 0 : refused + 1;
  }

  /** ξ_ground = ξ_z + (φ × (p + R u))_z + (R (u × μ))_z + noise. */
  private void learn(Kalman x, double height, double r) {
    double[] R = x.R;
    double ux = end_B.getX();
    double uy = end_B.getY();
    double uz = end_B.getZ();
    x.ground = height;
    row[0] = x.p_WB.getY() + R[3] * ux + R[4] * uy + R[5] * uz;
    row[1] = -(x.p_WB.getX() + R[0] * ux + R[1] * uy + R[2] * uz);
    row[2] = 0;
    byMounting[0] = R[7] * uz - R[8] * uy;
    byMounting[1] = R[8] * ux - R[6] * uz;
    byMounting[2] = R[6] * uy - R[7] * ux;
    x.derive(GROUND, POSITION + 2, row, byMounting, r);
    refused = 0;
  }
}
