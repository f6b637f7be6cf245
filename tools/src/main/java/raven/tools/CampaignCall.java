package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.sim.spread.Spread;
import raven.tools.campaign.Axis;
import raven.tools.campaign.Interval;
import raven.tools.campaign.Plan;
import raven.tools.campaign.Tally;
import raven.tools.study.Study;

/** Which flights a campaign is made of: what the call says, and for the rest what its study says. */
final class CampaignCall {
  private static final int RUNS = 100;

  /** Each is read and checked before the first is flown. */
  private static final int MOST_DESIGNS = 10_000;

  private static final String NONE = "none";

  @Parameters(
      arity = "0..1",
      paramLabel = "MISSION",
      description =
          "tour, walk, gap, step, mount, takeoff, standing-takeoff, falling-takeoff, or a file.")
  @Nullable
  String mission;

  @Option(
      names = "--study",
      paramLabel = "NAME|FILE",
      description = "A campaign over designs: toe-stiffness, leg-mass, thrust-to-weight, size, or a"
          + " study file. What else is said here replaces what it says.")
  @Nullable
  String study;

  @Mixin
  RobotOptions robot = new RobotOptions();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings of the controller; by default the bundled settings.yaml.")
  @Nullable
  Path settings;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Flights, with --vary of every design; default: " + RUNS
          + ", with --until-half-width as many as it can take.")
  @Nullable
  Integer runs;

  @Option(
      names = "--seed",
      paramLabel = "FIRST",
      description = "Seed of the first flight, the others follow; default: 1.")
  @Nullable
  Long seed;

  @Option(
      names = "--spread",
      paramLabel = "full|FILE",
      description = "Also draws how each true robot and course differ from the files:"
          + " full, rough, design, or a spread file.")
  @Nullable
  String spread;

  @Option(
      names = "--calibrated",
      description =
          "With --spread: each robot's file has the spring rates that this robot has, within"
              + " 1 %%, as after raven calibrate springs.")
  boolean calibrated;

  @Option(
      names = "--vary",
      paramLabel = "PATH=FROM:TO:COUNT|A,B,...",
      description = "Flies so many values of PATH, evenly spaced, or these; several make a grid.")
  List<String> vary = List.of();

  @Option(
      names = "--figure",
      paramLabel = "METRIC",
      description = "Shows the mean of a metric for every design; repeatable.")
  List<String> figures = List.of();

  private @Nullable Study known;

  /** Whatever can be wrong with the call is found here, before anything is flown or written. */
  Plan plan() {
    if (study != null) {
      NamedFiles.named("--study", study);
      known = Study.open(study);
    }
    if (mission != null) NamedFiles.named("MISSION", mission);
    if (spread != null) NamedFiles.named("--spread", spread);
    checkFigures();
    Document<Robot> robotFile = robot.open();
    Document<Mission> missionFile = MissionFile.open(mission());
    Document<Settings> settingsFile = settings == null
        ? Settings.bundled()
        : Settings.load(NamedFiles.named("--settings", settings));
    Overrides.apply(assignments(), List.of(robotFile, missionFile, settingsFile));
    String spread = spread();
    Calibration.mustBeDrawn(calibrated, spread != null);
    return new Plan(
        Build.words(),
        missionFile.dump(),
        robotFile.dump(),
        settingsFile.dump(),
        spread == null ? "" : Spread.open(spread).dump(),
        calibrated,
        axes(),
        seed != null ? seed : known != null ? known.firstSeed() : 1);
  }

  String mission() {
    if (mission != null) return mission;
    if (known != null) return known.mission();
    throw new FileError("raven campaign: which MISSION? name one, or a --study");
  }

  private @Nullable String spread() {
    if (spread != null) return spread;
    return known == null || known.spread().equals(NONE) ? null : known.spread();
  }

  private List<String> assignments() {
    List<String> all = new ArrayList<>();
    if (known != null) {
      for (Study.Value value : known.set()) all.add(value.of() + "=" + value.to());
    }
    all.addAll(robot.overrides);
    return all;
  }

  private List<Axis> axes() {
    List<Axis> said = new ArrayList<>();
    for (String text : vary) {
      Axis axis = Axis.of(text);
      if (said.stream().anyMatch(other -> other.path().equals(axis.path()))) {
        throw new FileError("--vary " + text + ": varies " + axis.path() + " a second time");
      }
      said.add(axis);
    }
    return fewEnough(known == null ? said : studied(known, said));
  }

  private static List<Axis> fewEnough(List<Axis> axes) {
    double designs = 1;
    for (Axis axis : axes) designs *= axis.values().size();
    if (designs <= MOST_DESIGNS) return axes;
    throw new FileError(String.format(
        Locale.ROOT,
        "--vary: is a grid of %.0f designs, expected %d at most",
        designs,
        MOST_DESIGNS));
  }

  private static List<Axis> studied(Study known, List<Axis> said) {
    // what is said of a path of the study replaces its values, in its place
    List<Axis> axes = new ArrayList<>();
    for (Study.Vary each : known.vary()) {
      Axis axis = each.axis();
      Axis other = said.stream()
          .filter(one -> one.path().equals(axis.path()))
          .findFirst()
          .orElse(axis);
      axes.add(other);
      said.remove(other);
    }
    axes.addAll(said);
    return axes;
  }

  private void checkFigures() {
    for (String figure : figures()) {
      if (!Metrics.NAMES.contains(figure)) {
        throw new FileError(
            "--figure " + figure + ": is no metric, docs/metrics.md has them, such as energy_j");
      }
    }
  }

  /** Metrics whose means are shown. */
  List<String> figures() {
    if (!figures.isEmpty() || known == null) return figures;
    return known.figures().stream().map(Study.Figure::metric).toList();
  }

  /** What the answer is called. */
  String title() {
    return known == null ? mission() : known.question();
  }

  /**
   * Runs over all designs.
   *
   * @param halfWidth at which it is enough, 0 to fly them all
   */
  int most(Plan plan, double halfWidth) {
    double each = runs != null ? runs : known != null ? known.runs() : RUNS;
    if (runs == null && halfWidth > 0) {
      each = Math.max(Tally.FEWEST, Interval.trialsFor(0.5, halfWidth));
    }
    if (each < 1) throw new FileError("--runs " + runs + ": expected 1 or more");
    double all = each * plan.points();
    if (all <= Integer.MAX_VALUE) return (int) all;
    throw new FileError(String.format(
        Locale.ROOT, "--runs: %.3g flights over this grid, expected 2^31 - 1 at most", all));
  }

  /** How {@code raven sim} flies a run, its seed and its point of the grid apart. */
  String single() {
    StringBuilder call = new StringBuilder("./raven sim ").append(quoted(mission()));
    if (robot.robot != null) call.append(" --robot ").append(quoted(robot.robot.toString()));
    if (settings != null) call.append(" --settings ").append(quoted(settings.toString()));
    String spread = spread();
    if (spread != null) call.append(" --spread ").append(quoted(spread));
    if (calibrated) call.append(" --calibrated");
    for (String assignment : assignments()) call.append(" --set ").append(quoted(assignment));
    return call.toString();
  }

  /** A word as a shell takes it. */
  static String quoted(String word) {
    return word.matches("[\\w./:=+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
