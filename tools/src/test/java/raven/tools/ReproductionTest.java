package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import raven.controller.Settings;
import raven.file.Document;
import raven.robot.RobotFile;

/** The paper's experiments; the whole table takes too long for a test. */
final class ReproductionTest {
  @Test
  void aRowSaysHowFarItIsOff() {
    Map<String, Object> row = new Reproduction.Row("speed", 2.0, 2.5, "m/s", "reproduced").json();
    assertEquals(0.25, row.get("deviation"));
    assertNull(
        new Reproduction.Row("speed", Double.NaN, 2.5, "m/s", "shown").json().get("stated"));
  }

  @Test
  void thePropellerAloneLiftsTheStandingRobotAndEveryFigureHasAName() {
    Experiment.Result standing =
        new Experiment("standing", "standing-takeoff").run(RobotFile.bundled());
    assertTrue(standing.completed() >= 3, standing.completed() + " of " + Experiment.SEEDS);
    assertTrue(standing.figure("efficiency_climb") < 0.1, "a jump does it with less");
    for (FlightResult flight : standing.flights()) {
      Set<String> figures = new HashSet<>(flight.metrics().keySet());
      figures.removeAll(Set.of("max_tick_us", "log_file"));
      figures.removeAll(Metrics.NAMES);
      assertEquals(Set.of(), figures);
    }
  }

  @Test
  void theCrouchOnTheToesNamesValuesThatThereAre() {
    Document<Settings> settings = Settings.bundled();
    Reproduction.ON_TOES.forEach((path, value) -> settings.override(path, value, "test"));
    assertEquals(0.115, settings.bind().takeOff().push().getFirst().hipHeight());
  }
}
