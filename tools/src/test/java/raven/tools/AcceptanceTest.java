package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.tools.FlightResult.ModeChange;

/** What is said of a mission's tasks, given how far the robot came. */
final class AcceptanceTest {
  private static final Mission TWO_GAPS = mission("""
      name: two
      course:
        segments:
          - ground: 2 m
          - gap: {width: 10 cm}
          - ground: 2 m
          - gap: {width: 14 cm}
          - ground: 200 m
      script:
        - walk: {until: obstacle, at_least: 0.25 m/s}
        - hop
        - walk: {until: obstacle, at_least: 0.25 m/s}
        - hop
        - take_off
        - cruise: {duration: 6 s, airspeed: 9.5 m/s, height: 6 m}
      """);

  private static final List<ModeChange> MODES = List.of(
      change("standing", 0.5),
      change("walking", 1.21),
      change("standing", 4),
      change("leaping", 6),
      change("standing", 7),
      change("walking", 8),
      change("standing", 9),
      change("leaping", 12),
      change("standing", 13),
      change("climbing", 15),
      change("cruising", 18.6));

  private static Mission mission(String yaml) {
    return MissionFile.parse("test.yaml", yaml).bind();
  }

  private static ModeChange change(String mode, double at) {
    return new ModeChange(mode, at, "");
  }

  private static Acceptance two(
      int modes, double x, Map<String, Object> metrics, Double... begins) {
    List<Double> began = List.of(begins);
    return new Acceptance(
        TWO_GAPS,
        metrics,
        new Acceptance.Progress(MODES.subList(0, modes), began, began.size() - 1, x));
  }

  private static List<String> told(Acceptance acceptance) {
    return acceptance.lines().stream()
        .map(l -> l.asked() + " | " + l.reached() + " | " + (l.good() ? "yes" : "NO"))
        .toList();
  }

  @Test
  void eachGapHasItsLineAndEqualWalksShareOne() {
    Map<String, Object> metrics = Map.of(
        "walk_speed_mps", 0.3,
        "gap_cleared", true,
        "liftoff_speed_mps", 2.5,
        "min_height_after_liftoff_m", 0.3,
        "ground_touched_after_liftoff", false,
        "cruise_above_1_2_stall_s", 5.5);
    Acceptance all = two(11, 30, metrics, 0.0, 3.9, 7.0, 9.0, 13.0, 18.6, 24.6);
    assertEquals(
        List.of(
            "walk to the obstacle at 0.25 m/s or more | 0.30 m/s | yes",
            "hop a gap of 10 cm | cleared | yes",
            "hop a gap of 14 cm | cleared | yes",
            "jump into flight at 0.0 m/s or more | 2.50 m/s | yes",
            "stay off the ground after lift-off | never below 0.30 m | yes",
            "cruise for 6 s, 5 s or more above 1.2 stall speed | 5.5 s above 1.2 stall speed | yes"),
        told(all));
    assertEquals("", all.shortfall());
  }

  @Test
  void whatNeverBeganIsNotReached() {
    Map<String, Object> metrics = Map.of("walk_speed_mps", 0.3, "gap_cleared", false);
    assertEquals(
        List.of(
            "walk to the obstacle at 0.25 m/s or more | 0.30 m/s | yes",
            "hop a gap of 10 cm | not cleared | NO",
            "walk to the obstacle at 0.25 m/s or more | - | NO",
            "hop a gap of 14 cm | - | NO",
            "jump into flight at 0.0 m/s or more | - | NO",
            "stay off the ground after lift-off | - | NO",
            "cruise for 6 s, 5 s or more above 1.2 stall speed | - | NO"),
        told(two(4, 1.9, metrics, 0.0, 3.9)));
    assertEquals(
        "walk to the obstacle at 0.25 m/s or more | 0.30 m/s, not to the end | NO",
        told(two(6, 2.5, metrics, 0.0, 3.9, 7.0)).get(2));
  }

  @Test
  void aMissedDemandSaysInWhichModeAndWhen() {
    assertEquals(
        "walking from 1.21 s: asked to walk to the obstacle at 0.25 m/s or more, reached 0.20 m/s",
        two(4, 1.9, Map.of("walk_speed_mps", 0.2), 0.0, 3.9).shortfall());
    Map<String, Object> slow = Map.of(
        "walk_speed_mps", 0.3,
        "gap_cleared", true,
        "liftoff_speed_mps", 2.5,
        "ground_touched_after_liftoff", false,
        "min_height_after_liftoff_m", 0.3,
        "cruise_above_1_2_stall_s", 3.0);
    assertEquals(
        "cruising from 18.60 s: asked to cruise for 6 s, 5 s or more above 1.2 stall speed, "
            + "reached 3.0 s above 1.2 stall speed",
        two(11, 30, slow, 0.0, 3.9, 7.0, 9.0, 13.0, 18.6, 24.6).shortfall());
  }
}
