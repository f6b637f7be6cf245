package raven.tools;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.ToDoubleBiFunction;
import raven.controller.Settings;
import raven.file.Document;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.noise.Noise;
import raven.sim.spread.Truth;

/** Flights that are a formula of settings and plant, and noise: what a search should find is known. */
final class SurfaceStandIn implements Flights {
  /** The figure that a flight has. */
  static final String FIGURE = "liftoff_speed_mps";

  private final Document<Robot> robot = RobotFile.bundled();
  private final Mission mission = MissionFile.open("mount").bind();
  private final Map<Long, Truth> truths = new HashMap<>();
  private final ToDoubleBiFunction<Settings, Truth> figure;
  private final double noise;
  int flown;

  /** Flights that begin when so many are flown fail with {@link Cut}. */
  int cutAfter = Integer.MAX_VALUE;

  static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  SurfaceStandIn(double noise, ToDoubleBiFunction<Settings, Truth> figure) {
    this.noise = noise;
    this.figure = figure;
  }

  @Override
  public Future<FlightResult> begin(Settings settings, long seed) {
    if (flown == cutAfter) return CompletableFuture.failedFuture(new Cut());
    flown++;
    Noise chance = new Noise(seed, "stand-in");
    double value = figure.applyAsDouble(settings, truth(seed)) + chance.gaussian(noise);
    Map<String, Object> metrics = new LinkedHashMap<>();
    // one in thirty does not lift off, one in thirty stumbles
    double luck = chance.uniform();
    if (luck > 0.03) metrics.put(FIGURE, luck > 0.06 ? value : value + 5 * chance.gaussian());
    return CompletableFuture.completedFuture(FlownWith.figures(metrics));
  }

  @Override
  public Truth truth(long seed) {
    return truths.computeIfAbsent(seed, this::draw);
  }

  private Truth draw(long seed) {
    Noise chance = new Noise(seed, "stand-in's plant");
    Map<String, Object> drawn = new LinkedHashMap<>();
    double toe = chance.uniform(0.3, 1.5);
    drawn.put("toe_spring_nm_per_rad", toe);
    drawn.put("slope_deg", chance.uniform(-5, 5));
    drawn.put("friction", 0.7);
    robot.override("legs.toe.stiffness", toe + " N m/rad", "test");
    return new Truth(robot.bind(), mission, 1, new Truth.Push(0, 0, 0), drawn);
  }

  static double slope(Truth plant) {
    return Metrics.number(plant.drawn(), "slope_deg");
  }
}
