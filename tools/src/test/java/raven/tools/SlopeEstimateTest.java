package raven.tools;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import raven.controller.Settings;
import raven.file.Document;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.sim.spread.Truth;

/** Nothing tells the robot that the ground is level: it has to feel that it is not. */
final class SlopeEstimateTest {
  /** How an inertial unit is biased and mounted differs from one robot to the next. */
  private static final int SEEDS = 8;

  @ParameterizedTest
  @ValueSource(strings = {"3 deg", "-3 deg"})
  void aWalkUpOrDownHillDoesNotPullTheAttitudeLevel(String slope) throws Exception {
    Robot robot = RobotFile.bundled().bind();
    Document<Mission> file = MissionFile.open("walk");
    file.override("course.segments.0.ground.slope", slope, "test");
    Mission mission = file.bind();
    double sum2 = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Flight flight = new Flight(
          robot,
          mission,
          Settings.bundled().bind(),
          Truth.of(robot, mission),
          seed,
          EngineChoice.RAVEN);
      flight.fly(new LiveLine(System.err, false), null);
      var metrics = FlightResult.of(flight, "raven", seed, 0, null).metrics();
      sum2 += Math.pow((double) metrics.get("est_tilt_rms_deg"), 2);
    }
    double tilt = Math.sqrt(sum2 / SEEDS);
    assertTrue(tilt < 1, tilt + " deg");
  }
}
