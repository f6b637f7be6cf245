package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import raven.controller.Settings;
import raven.file.Document;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.sim.spread.Truth;
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

  Experiment(String name, String mission) {
    this(name, mission, Map.of(), Map.of());
  }

  /** What came of it: all flights, and a picture of the first. */
  record Result(Experiment experiment, List<FlightResult> flights, String picture) {
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
    String picture = "";
    for (int seed = 1; seed <= SEEDS; seed++) {
      WallClock clock = new WallClock();
      Flight flight = new Flight(
          robot, missionFile.bind(), settingsFile.bind(), truth, seed, EngineChoice.RAVEN);
      flight.fly(new LiveLine(System.err, false), null);
      FlightResult result = FlightResult.of(flight, robot.name(), seed, clock.elapsed(), null);
      flights.add(result);
      if (seed == 1) {
        picture = new TourPicture(truth.robot(), flight.ground(), flight.poses())
            .draw(name + ": " + result.outcome());
      }
    }
    return new Result(this, flights, picture);
  }
}
