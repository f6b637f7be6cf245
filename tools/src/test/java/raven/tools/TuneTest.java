package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.RobotFile;

/** {@code raven tune} on a tenth of a second of a walk, so that a candidate costs next to nothing. */
final class TuneTest {
  private static final String TASK = """
      name: stand
      mission: walk
      spread: full
      springs_known: false
      plants: 2
      exam: 2
      objective:
        - more: {metric: upright_s, points: 1, up_to: 2}
        - less: {metric: energy_j, points: 3, down_from: 20}
      variables:
        - {path: stance.hip_height, from: 120 mm, to: 180 mm}
        - {path: stance.stiffness, from: 5 N m/rad, to: 30 N m/rad}
      """;

  @TempDir
  Path folder;

  private static Document<Mission> mission() {
    Document<Mission> mission = MissionFile.open("walk");
    mission.override("time_limit", "1.5 s", "test");
    return mission;
  }

  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Tunes, cut off after so many evaluations. Returns the tuned settings. */
  private String tune(TuneTask task, Path journalFile, boolean resume, int until) {
    Document<Settings> settings = Settings.bundled();
    try (Journal journal = new Journal(journalFile, "run", resume);
        Fleet fleet = new Fleet(RobotFile.bundled(), mission(), null, false, task.until())) {
      TuneRun run = new TuneRun(task, new TunedValues(task, settings), fleet, journal, 1);
      Judge judge = new Judge(run);
      new Tuner(run, judge).run(2, 4, 7, now -> {
        if (now.evaluations() >= until) throw new Cut();
      });
      judge.adopt();
      assertTrue(judge.best() >= judge.first());
      return settings.dump();
    }
  }

  private TuneTask task() throws IOException {
    Path file = folder.resolve("task.yaml");
    Files.writeString(file, TASK);
    return TuneTask.open(file.toString()).bind();
  }

  @Test
  void anInterruptedTuneLosesNothing() throws IOException {
    String whole = tune(task(), folder.resolve("whole"), false, Integer.MAX_VALUE);
    Path cut = folder.resolve("cut");
    assertThrows(Cut.class, () -> tune(task(), cut, false, 4));
    List<String> kept = Files.readAllLines(cut);
    assertEquals(7, kept.size(), "a heading, two exams and four scores");

    // killed while it wrote a score
    Files.writeString(cut, Files.readString(cut) + "0.12");
    assertEquals(whole, tune(task(), cut, true, Integer.MAX_VALUE));
    assertEquals(Files.readAllLines(folder.resolve("whole")), Files.readAllLines(cut));
  }

  @Test
  void aJournalOfAnotherRunIsRefusedAndKept() throws IOException {
    Path file = folder.resolve("journal");
    new Journal(file, "this run", false).close();
    FileError error = assertThrows(FileError.class, () -> new Journal(file, "that run", true));
    assertTrue(error.getMessage().contains("belongs to another tune"), error.getMessage());
    error = assertThrows(FileError.class, () -> new Journal(file, "this run", false));
    assertTrue(error.getMessage().contains("--resume goes on with it"), error.getMessage());
    assertEquals(List.of("this run"), Files.readAllLines(file));
  }

  @Test
  void aFlightUntilLiftOffGoesNoFurther() {
    Document<Mission> mount = MissionFile.open("mount");
    List<FlightResult> flights = new ArrayList<>();
    for (TuneTask.Until until : TuneTask.Until.values()) {
      try (Fleet fleet = new Fleet(RobotFile.bundled(), mount, null, false, until)) {
        flights.addAll(fleet.fly(Settings.bundled().bind(), 1, 1));
      }
    }
    FlightResult whole = flights.getFirst();
    FlightResult cut = flights.getLast();
    assertTrue(cut.sim_s() < whole.sim_s() - 0.5, cut.sim_s() + " s of " + whole.sim_s() + " s");
    assertTrue(whole.metrics().containsKey("landing_pitch_deg"));
    assertFalse(cut.metrics().containsKey("landing_pitch_deg"));
    for (String figure : List.of("liftoff_speed_mps", "liftoff_spin_dps", "liftoff_pitch_deg")) {
      assertEquals(whole.metrics().get(figure), cut.metrics().get(figure), figure);
    }
  }

  @Test
  void aFigureNearItsTargetBringsMore() {
    Objective near = new Objective.Near("liftoff_speed_mps", 4, 2.5, 0.2);
    assertEquals(4, near.points(FlownWith.figure("liftoff_speed_mps", 2.5)));
    assertEquals(2, near.points(FlownWith.figure("liftoff_speed_mps", 2.3)), 1e-9);
    assertEquals(2, near.points(FlownWith.figure("liftoff_speed_mps", 2.7)), 1e-9);
    assertEquals(0, near.points(FlownWith.figure("upright_s", 2.5)));
  }

  @Test
  void anObjectiveThatNamesNoMetricIsRefused() throws IOException {
    Path file = folder.resolve("task.yaml");
    Files.writeString(file, TASK.replace("energy_j", "energie_j"));
    FileError error =
        assertThrows(FileError.class, () -> TuneTask.open(file.toString()).bind());
    assertTrue(error.getMessage().contains("there is no \"energie_j\""), error.getMessage());
  }

  @Test
  void aVariableOutsideTheSettingsIsRefused() throws IOException {
    Path file = folder.resolve("task.yaml");
    Files.writeString(file, TASK.replace("180 mm", "180 m"));
    FileError error =
        assertThrows(FileError.class, () -> TuneTask.open(file.toString()).bind());
    assertTrue(error.getMessage().contains("stance.hip_height is 180 m"), error.getMessage());
  }

  @Test
  void seedsForReportingAreNotTunedOn() {
    assertEquals(Main.WRONG_CALL, Main.run("tune", "jump", "--seed", "9990"));
    assertEquals(Main.WRONG_CALL, Main.run("tune", "jump", "--plants", "0"));
    assertEquals(Main.WRONG_CALL, Main.run("tune", "jump", "--population", "0"));
  }

  @Test
  void settingsOfAnotherRobotAreRefused() {
    Document<Settings> settings = Settings.bundled();
    settings.override("tuned.robot", "crow", "test");
    FileError error =
        assertThrows(FileError.class, () -> SettingsFile.mustSuit(settings, RobotFile.bundled()));
    assertTrue(error.getMessage().contains("is for the robot crow, this one is raven"));
  }

  @Test
  void everyBundledTaskIsSound() {
    for (String behaviour : TuneTask.BUNDLED) {
      assertEquals(behaviour, TuneTask.open(behaviour).bind().name());
    }
  }
}
