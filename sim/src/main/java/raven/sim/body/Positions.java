package raven.sim.body;

/** Positions of a tree moved along velocities. */
final class Positions {
  private Positions() {}

  /** q ← q ⊕ h v: place and hinges add, the orientation turns by h ω. */
  static void advance(boolean floating, int hinges, double h, double[] v, double[] q) {
    int from = 0;
    int to = 0;
    if (floating) {
      for (int k = 0; k < 3; k++) {
        q[k] += h * v[k];
      }
      Rotation.turn(q, 3, h * v[3], h * v[4], h * v[5]);
      from = 6;
      to = 7;
    }
    for (int j = 0; j < hinges; j++) {
      q[to + j] += h * v[from + j];
    }
  }
}
