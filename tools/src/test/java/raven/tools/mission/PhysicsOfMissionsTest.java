package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import raven.mission.MissionFile;

/** What the plant owes physics in every step of every bundled mission. */
final class PhysicsOfMissionsTest {
  static final java.util.Collection<String> MISSIONS = MissionFile.BUNDLED;

  /** Beyond μ fₙ + 0.1 % fₙ [N]. */
  private static final double CONE = 1e-3;

  /**
   * What the battery gave and the books do not find again [J]: the implicit method of the stance damps a little, and the air's wrench is held
   * for a millisecond.
   */
  private static final double RESIDUAL = 0.25;

  @ParameterizedTest
  @FieldSource("MISSIONS")
  void frictionStaysInItsConeAndTheBooksClose(String mission) {
    Map<String, Object> m = new ClosedLoop(mission, 1).fly().metrics();
    double excess = (double) m.get("friction_cone_excess_n");
    assertTrue(excess <= CONE, () -> "friction " + excess + " N beyond its cone");
    double unsolved = (double) m.get("contact_residual");
    assertTrue(unsolved <= 1, () -> "contact left at " + unsolved + " of the residual");

    double battery = (double) m.get("energy_j");
    double residual = (double) m.get("energy_residual_j");
    assertTrue(battery > 10, () -> "the battery gave " + battery + " J");
    assertEquals(0, residual, RESIDUAL, "energy that nobody knows of");
    for (String loss :
        new String[] {"leg_copper", "leg_gears", "leg_braking", "dampers", "ground"}) {
      double heat = (double) m.get("energy_" + loss + "_j");
      assertTrue(heat > 0, () -> loss + " " + heat + " J");
    }
  }
}
