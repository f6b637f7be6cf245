package raven.sim;

import java.util.List;
import java.util.Map;
import raven.sim.body.Centroid;

/** Watches a leap: what the robot is like when something touches the ground again, and where its feet are then. */
final class LandingWatch {
  /** The tip of a toe may touch once more; whatever has been aloft for so long lands [s]. */
  private static final double ALOFT = 0.05;

  private final Plant plant;
  private final Centroid centroid;
  private final List<Double> edges;

  private boolean watches;
  private double aloft;

  // before the ground has a say
  private double spin;
  private double vx;
  private double vz;

  // at touch-down
  private boolean landed;
  private double pitch;
  private double past;
  private double behind;

  /**
   * Reads the mass centre from a centroid that others keep.
   *
   * @param edges where the ground begins again behind each obstacle, in order [m]
   */
  LandingWatch(Plant plant, Centroid centroid, List<Double> edges) {
    this.plant = plant;
    this.centroid = centroid;
    this.edges = edges;
  }

  /** A leap begins. */
  void begin() {
    watches = true;
    aloft = 0;
    landed = false;
  }

  /** One step has passed. */
  void step(double h, int contacts) {
    if (!watches) return;
    if (contacts > 0) {
      if (aloft > ALOFT) touchDown();
      aloft = 0;
    } else {
      aloft += h;
      spin = -centroid.spin[1] / centroid.pitchInertia;
      vx = centroid.velocity[0];
      vz = centroid.velocity[2];
    }
  }

  private void touchDown() {
    watches = false;
    landed = true;
    pitch = plant.pitch();
    double toes = 0.5
        * (plant.body.position(RobotModel.foot(0), 0) + plant.body.position(RobotModel.foot(1), 0));
    behind = toes - centroid.place[0];
    past = Double.NaN;
    for (double edge : edges) {
      if (Double.isNaN(past) || Math.abs(toes - edge) < Math.abs(past)) past = toes - edge;
    }
  }

  /** Writes the figures of the last landing, if there was one. */
  void write(Map<String, Object> m) {
    if (!landed) return;
    m.put("landing_pitch_deg", Math.toDegrees(pitch));
    m.put("landing_spin_dps", Math.toDegrees(spin));
    m.put("landing_vx_mps", vx);
    m.put("landing_vz_mps", vz);
    if (!Double.isNaN(past)) m.put("landing_past_edge_m", past);
    m.put("landing_behind_toes_m", behind);
  }
}
