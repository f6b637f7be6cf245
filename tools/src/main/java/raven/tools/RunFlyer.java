package raven.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import raven.controller.Settings;
import raven.file.Document;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.sim.spread.Spread;
import raven.sim.spread.Truth;
import raven.tools.campaign.Plan;
import raven.tools.campaign.RunRow;

/**
 * Flies runs of a campaign, each the flight that {@code raven sim} makes of its seed and files.
 *
 * <p>Not thread-safe: each thread has its own.
 */
public final class RunFlyer {
  private static final List<String> FIGURES = Metrics.NAMES.stream().sorted().toList();

  /** Points whose files are kept; a grid with more reads them again. */
  private static final int KEPT = 64;

  /** The files of a point of the grid. */
  private record Point(
      Document<Robot> robot, Document<Mission> mission, Document<Settings> settings) {}

  private final Plan plan;
  private final List<Document<Spread>> spread;
  private final List<String> drawn;
  private final Map<Integer, Point> points = new LinkedHashMap<>();

  public RunFlyer(Plan plan) {
    this.plan = plan;
    spread =
        plan.spread().isEmpty() ? List.of() : List.of(Spread.parse("spread.yaml", plan.spread()));
    drawn = List.copyOf(truth(point(0), plan.firstSeed()).drawn().keySet());
  }

  /** Names of the columns of its rows. */
  public List<String> columns() {
    return RunRow.columns(plan, drawn, FIGURES);
  }

  /** Finds out whether robot, mission and settings make sense at every point, before anything is flown. */
  void check() {
    for (int point = 0; point < plan.points(); point++) {
      Point files = read(point);
      SettingsFile.mustSuit(files.settings, files.robot);
      files.settings.bind();
      truth(files, plan.firstSeed());
    }
  }

  /** Flies a run. A fault of the program is a row too: the others go on. */
  public String row(int run) {
    Map<String, Object> was = Map.of();
    try {
      long seed = plan.seed(run);
      Point files = point(plan.point(run));
      Truth truth = truth(files, seed);
      was = truth.drawn();
      FlightResult result = fly(files, truth, seed);
      RunRow.Result said =
          new RunRow.Result(result.outcome(), fell(result), result.why(), result.sim_s());
      return RunRow.of(plan, run, was, drawn, said, result.metrics(), FIGURES);
    } catch (RuntimeException e) {
      RunRow.Result said = new RunRow.Result(RunRow.FAULT, false, e.toString(), 0);
      return RunRow.of(plan, run, was, drawn, said, Map.of(), FIGURES);
    }
  }

  private FlightResult fly(Point files, Truth truth, long seed) {
    Document<Robot> file =
        plan.calibrated() ? Calibration.of(files.robot, truth.robot(), seed) : files.robot;
    Robot known = file.bind();
    Flight flight = new Flight(
        known, files.mission.bind(), files.settings.bind(), truth, seed, EngineChoice.RAVEN);
    flight.fly(new LiveLine(System.err, false), null);
    return FlightResult.of(flight, known.name(), seed, 0, null);
  }

  /** It lies on the ground, or struck it after it had left it. */
  private static boolean fell(FlightResult result) {
    if (!result.outcome().equals("failed")) return false;
    boolean lies = result.modes().stream().anyMatch(change -> change.mode().equals("fallen"));
    return lies || Boolean.TRUE.equals(result.metrics().get("ground_touched_after_liftoff"));
  }

  private Truth truth(Point files, long seed) {
    return spread.isEmpty()
        ? Truth.of(files.robot.bind(), files.mission.bind())
        : Spread.drawAgain(spread.getFirst(), files.robot, files.mission, seed);
  }

  private Point point(int point) {
    Point known = points.get(point);
    if (known != null) return known;
    if (points.size() >= KEPT) points.remove(points.keySet().iterator().next());
    Point read = read(point);
    points.put(point, read);
    return read;
  }

  private Point read(int point) {
    Point files = new Point(
        RobotFile.parse("robot.yaml", plan.robot()),
        MissionFile.parse("mission.yaml", plan.mission()),
        Settings.parse("settings.yaml", plan.settings()));
    Overrides.apply(
        plan.assignments(point), List.of(files.robot, files.mission, files.settings), "--vary ");
    if (!spread.isEmpty()) Spread.mustSuit(spread.getFirst(), files.robot, files.mission);
    return files;
  }
}
