package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import raven.controller.Settings;
import raven.file.Document;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.sim.spread.Truth;
import raven.tools.picture.JumpPicture;
import raven.tools.picture.PhasePlot;
import raven.tools.picture.Pose;
import raven.tools.picture.TourPicture;

/**
 * One experiment of the paper in simulation, flown with several seeds; its figures are medians.
 *
 * @param name what the report calls it
 * @param settings values of the settings that it needs
 * @param broken values of the true robot that the robot's mind does not know of
 */
record Experiment(
    String name, String mission, Map<String, String> settings, Map<String, String> broken) {
  static final int SEEDS = 5;

  /** Place of the left hip in a pose. */
  private static final int LEFT_HIP = 7;

  Experiment(String name, String mission) {
    this(name, mission, Map.of(), Map.of());
  }

  /** What came of it: all flights, and pictures of the first by their names. */
  record Result(Experiment experiment, List<FlightResult> flights, Map<String, String> pictures) {
    /** Median of a figure over the flights that have it; NaN when none has. */
    double figure(String metric) {
      double[] values = flights.stream()
          .mapToDouble(f -> Metrics.number(f.metrics(), metric))
          .filter(v -> !Double.isNaN(v))
          .sorted()
          .toArray();
      return values.length == 0 ? Double.NaN : values[values.length / 2];
    }

    /** Flights that did what the mission asks. */
    long completed() {
      return flights.stream().filter(FlightResult::completed).count();
    }

    /** Flights that ended fallen in a mode. */
    long toppled(String in) {
      return flights.stream()
          .filter(f -> f.why().startsWith(in) && f.why().endsWith("toppled"))
          .count();
    }
  }

  Result run(Document<Robot> robotFile) {
    Document<Mission> missionFile = MissionFile.open(mission);
    Document<Settings> settingsFile = Settings.bundled();
    settings.forEach((path, value) -> settingsFile.override(path, value, name));
    Document<Robot> trueFile = RobotFile.parse(robotFile.name(), robotFile.dump());
    broken.forEach((path, value) -> trueFile.override(path, value, name));
    Robot robot = robotFile.bind();
    Truth truth = Truth.of(trueFile.bind(), missionFile.bind());

    List<FlightResult> flights = new ArrayList<>();
    Map<String, String> pictures = Map.of();
    for (int seed = 1; seed <= SEEDS; seed++) {
      WallClock clock = new WallClock();
      Flight flight = new Flight(
          robot, missionFile.bind(), settingsFile.bind(), truth, seed, EngineChoice.RAVEN);
      if (seed == 1) flight.keepPoses();
      flight.fly(new LiveLine(System.err, false), null);
      FlightResult result = FlightResult.of(flight, robot.name(), seed, clock.elapsed(), null);
      flights.add(result);
      if (seed == 1) {
        pictures = pictures(truth.robot(), flight, result.outcome());
      }
    }
    return new Result(this, flights, pictures);
  }

  private Map<String, String> pictures(Robot robot, Flight flight, String outcome) {
    Map<String, String> pictures = new LinkedHashMap<>();
    List<Pose> poses = flight.poses();
    String title = name + ": " + outcome;
    pictures.put("flight", new TourPicture(robot, flight.ground(), poses).draw(title));
    List<List<Pose>> jumps = JumpPicture.jumps(poses);
    for (int i = 0; i < jumps.size(); i++) {
      String jump = JumpPicture.draw(robot, flight.ground(), jumps.get(i), name + ", jump");
      pictures.put(i == 0 ? "jump" : "jump-" + (i + 1), jump);
    }
    pictures.put("phases", phases(poses));
    return pictures;
  }

  /** Rates from the poses next to each. */
  private String phases(List<Pose> poses) {
    List<Mode> modes =
        poses.subList(1, poses.size() - 1).stream().map(Pose::mode).toList();
    PhasePlot plot = new PhasePlot(name + ", left leg");
    String[] joints = {"hip", "ankle", "toe"};
    for (int k = 0; k < joints.length; k++) {
      double[] angle = new double[modes.size()];
      double[] rate = new double[modes.size()];
      for (int i = 0; i < angle.length; i++) {
        Pose before = poses.get(i);
        Pose after = poses.get(i + 2);
        angle[i] = poses.get(i + 1).q()[LEFT_HIP + k];
        rate[i] =
            (after.q()[LEFT_HIP + k] - before.q()[LEFT_HIP + k]) / (after.time() - before.time());
      }
      plot.joint(joints[k], angle, rate, modes);
    }
    return plot.draw();
  }
}
