package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import raven.flight.Owner;
import raven.mode.Mode;
import raven.sim.autopilot.AutopilotKind;
import raven.sim.autopilot.AutopilotTrouble;
import raven.sim.autopilot.AutopilotTrouble.Kind;

/** Take-offs with a simulated autopilot that does well, and with ones that do not. */
class HandoverTest {
  /** What the issue asks of a handover in gusts [m, rad]. */
  private static final double MOST_LOSS = 0.5;

  private static final double MOST_STEP = Math.toRadians(5);

  /** A command may move by 5 % of its travel per tick; the rest is rounding. */
  private static final double MOST_COMMAND = 0.05 + 1e-9;

  private static HandoverFlight fly(Kind trouble, double from, double seconds) {
    return new HandoverFlight(
        3, AutopilotKind.ARDUPLANE, new AutopilotTrouble(trouble, from), seconds);
  }

  @ParameterizedTest
  @EnumSource
  void theAutopilotTakesTheAircraftWithoutABump(AutopilotKind kind) {
    HandoverFlight f = new HandoverFlight(2, kind, AutopilotTrouble.NONE, 11);
    assertEquals(Owner.ITS, f.owners.getLast(), () -> f.owners + " " + f.objection);
    assertTrue(f.heightLoss < MOST_LOSS, "height lost " + f.heightLoss);
    assertTrue(f.attitudeStep < MOST_STEP, "attitude step " + f.attitudeStep);
    assertTrue(f.commandStep <= MOST_COMMAND, "command step " + f.commandStep);
    assertEquals(Mode.CRUISING, f.modes.getLast());
  }

  @Test
  void whoRefusesIsAskedThreeTimesAndThenTheRobotGlidesDown() {
    HandoverFlight f = fly(Kind.REFUSES, 0, 9);
    assertEquals(3, f.owners.stream().filter(o -> o == Owner.OFFERED).count(), f.owners.toString());
    assertEquals("the autopilot refuses", f.objection);
    assertFalse(f.owners.contains(Owner.BLENDING), f.owners.toString());
    assertTrue(f.modes.contains(Mode.GLIDING), f.modes.toString());
  }

  @Test
  void whoGoesSilentLosesTheAircraftToUs() {
    HandoverFlight f = fly(Kind.SILENT, 8, 9);
    assertTrue(f.owners.contains(Owner.BLENDING), f.owners.toString());
    assertEquals(Owner.RETURNING, f.owners.getLast(), f.owners.toString());
    assertTrue(f.commandStep <= MOST_COMMAND, "command step " + f.commandStep);
    assertEquals(Mode.CRUISING, f.modes.getLast());
  }

  @Test
  void whoLiesAboutTheAttitudeBeforeTheJumpKeepsTheRobotOnTheGround() {
    HandoverFlight f = fly(Kind.LIES, 0, 6);
    assertFalse(f.modes.contains(Mode.PUSHING), f.modes.toString());
    assertEquals("the autopilot disagrees about the attitude", f.objection);
  }

  @Test
  void whoLiesInFlightLosesTheAircraft() {
    HandoverFlight f = fly(Kind.LIES, 8, 8.5);
    assertEquals(Owner.RETURNING, f.owners.getLast(), f.owners.toString());
    assertEquals("the autopilot disagrees about the attitude", f.objection);
  }

  @Test
  void whoRebootsInMidHandoverIsOfferedItAgainAndTakesIt() {
    HandoverFlight f = fly(Kind.REBOOTS, 7, 15);
    assertTrue(f.owners.contains(Owner.RETURNING), f.owners.toString());
    assertEquals(Owner.ITS, f.owners.getLast(), () -> f.owners + " " + f.objection);
    assertFalse(f.touched);
  }

  @Test
  void ourOwnCruiseBeginsFromWhatTheClimbDidLast() {
    // without the eased begin its attitude would change by 7.8 degrees
    HandoverFlight f = new HandoverFlight(
        10016, AutopilotKind.PX4, AutopilotTrouble.NONE, 7, "handover.target=internal");
    assertEquals(Mode.CRUISING, f.modes.getLast());
    assertTrue(f.heightLoss < MOST_LOSS, "height lost " + f.heightLoss);
    assertTrue(f.attitudeStep < MOST_STEP, "attitude step " + f.attitudeStep);
    assertTrue(f.commandStep <= MOST_COMMAND, "command step " + f.commandStep);
  }

  @Test
  void withoutAnAutopilotNobodyIsAsked() {
    HandoverFlight f = new HandoverFlight(
        3, AutopilotKind.PX4, AutopilotTrouble.NONE, 5, "handover.target=internal");
    assertEquals(List.of(), f.owners);
  }

  @Test
  void thePageSaysWhoOwnsWhat() throws IOException {
    String page = Files.readString(Path.of("../docs/handover.md"));
    for (Owner owner : Owner.values()) {
      String row = "| `" + owner + "` | " + owner.throttle() + " | " + owner.surfaces() + " | "
          + owner.words() + " |";
      assertTrue(page.contains(row), row);
    }
  }
}
