package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.controller.Settings;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.sim.spread.Truth;

/** How much faster than real time the whole tour flies, virtual machine's start and warm-up apart. */
final class TourSpeed {
  private static final int WARM_UP = 10;

  private final double seconds;

  /** Measures for about so long [s]. */
  TourSpeed(double seconds) {
    this.seconds = seconds;
  }

  void measure(Map<String, @Nullable Object> figures) {
    Robot robot = RobotFile.bundled().bind();
    Mission mission = MissionFile.open("tour").bind();
    Settings settings = Settings.bundled().bind();
    List<Double> factors = new ArrayList<>();
    List<Double> walls = new ArrayList<>();
    long end_ns = Long.MAX_VALUE;
    for (int i = 0; i <= WARM_UP || System.nanoTime() < end_ns; i++) {
      if (i == WARM_UP) {
        end_ns = System.nanoTime() + (long) (seconds * 1e9);
        factors.clear();
        walls.clear();
      }
      long begin_ns = System.nanoTime();
      Flight flight =
          new Flight(robot, mission, settings, Truth.of(robot, mission), 1, EngineChoice.RAVEN);
      flight.fly(new LiveLine(System.err, false), null);
      double wall = (System.nanoTime() - begin_ns) / 1e9;
      walls.add(wall);
      factors.add(flight.time() / wall);
    }
    figures.put("tour_wall_s", median(walls));
    figures.put("tour_realtime_factor", median(factors));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
