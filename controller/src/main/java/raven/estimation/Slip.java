package raven.estimation;

import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/**
 * Judges whether a loaded sole moves over the ground, from its speed as velocity, turn and joint rates tell it. What the estimated velocity
 * may be wrong by is no slip.
 */
final class Slip {
  /** Time constant of the sole's speed [s]. */
  private static final double FILTER = 0.008;

  /** The sole has to be fast, or slow, for so long [s]. */
  private static final double FAST = 0.006;

  private static final double SLOW = 0.02;

  /** Standard deviations of the estimated velocity that are doubted. */
  private static final double DOUBT = 3;

  boolean slipping;

  /** Speed over ground, and the part of it that is beyond doubt [m/s]. */
  double speed;

  double excess;

  private final double limit;
  private final Vector3D u = new Vector3D();
  private double fast;
  private double slow;
  private boolean landed;

  Slip(EstimationSettings.Foot settings) {
    limit = settings.slipSpeed();
  }

  /** The foot is in the air. */
  void reset() {
    slipping = false;
    landed = false;
    speed = excess = 0;
    fast = slow = 0;
  }

  void begin() {
    slipping = true;
    fast = slow = 0;
  }

  /** It was the estimate that was wrong. */
  void forgive() {
    slipping = false;
    speed = fast = slow = 0;
  }

  /** Looks at a point of the sole: u = v_WB + R (ω × p_BF + v_BF). */
  void update(
      Kalman x, Vector3DReadOnly w_WB_B, Vector3DReadOnly p_BF, Vector3DReadOnly v_BF, double dt) {
    u.cross(w_WB_B, p_BF);
    u.add(v_BF);
    double[] R = x.R;
    double ux = x.v_WB.getX() + R[0] * u.getX() + R[1] * u.getY() + R[2] * u.getZ();
    double uy = x.v_WB.getY() + R[3] * u.getX() + R[4] * u.getY() + R[5] * u.getZ();
    double now = Math.sqrt(ux * ux + uy * uy);
    speed = landed ? speed + dt / (FILTER + dt) * (now - speed) : now;
    double doubt = DOUBT * x.speedSpread(2);
    excess = Math.max(0, speed - doubt);

    // a foot that swings when it touches down slips at once
    boolean moves = excess > limit;
    fast = moves ? fast + dt : Math.max(0, fast - dt);
    slow = excess < 0.5 * limit ? slow + dt : 0;
    if (!slipping && (fast > FAST || moves && !landed)) {
      begin();
    } else if (slipping && slow > SLOW) {
      slipping = false;
    }
    landed = true;
  }
}
