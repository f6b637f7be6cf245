package raven.tools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import raven.controller.Settings;
import raven.file.Document;
import raven.mission.Mission;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.sim.spread.Spread;
import raven.sim.spread.Truth;

/** Flights of one mission with many seeds on all cores; each is the flight that {@code raven sim} makes of its seed. */
final class Fleet implements AutoCloseable {
  private final ExecutorService cores =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Fleet::daemon);
  private final Document<Robot> robot;
  private final Document<Mission> mission;
  private final @Nullable Document<Spread> spread;
  private final boolean springsKnown;
  private final TuneTask.Until until;
  private final Map<Long, Plant> plants = new HashMap<>();

  /** What the robot believes to be, and what it is. */
  private record Plant(Robot mind, Truth truth) {}

  /**
   * Draws true robots and courses by this spread.
   *
   * @param springsKnown each robot's file has the spring rates that this robot has, as after a calibration
   * @param until how far they fly
   */
  Fleet(
      Document<Robot> robot,
      Document<Mission> mission,
      @Nullable Document<Spread> spread,
      boolean springsKnown,
      TuneTask.Until until) {
    this.robot = robot;
    this.mission = mission;
    this.spread = spread;
    this.springsKnown = springsKnown;
    this.until = until;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  /** Flies so many seeds from the first one on with these settings, in the order of their seeds. */
  List<FlightResult> fly(Settings settings, long firstSeed, int count) {
    Mission course = mission.bind();
    List<Future<FlightResult>> flights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long seed = firstSeed + i;
      Plant plant = plants.computeIfAbsent(seed, this::draw);
      flights.add(cores.submit(() -> fly(settings, course, plant, seed)));
    }
    List<FlightResult> results = new ArrayList<>();
    for (Future<FlightResult> flight : flights) results.add(result(flight));
    return results;
  }

  private Plant draw(long seed) {
    Robot file = robot.bind();
    if (spread == null) return new Plant(file, Truth.of(file, mission.bind()));
    Truth truth = Spread.draw(spread, robot, mission, seed);
    return new Plant(springsKnown ? calibrated(truth.robot()) : file, truth);
  }

  private Robot calibrated(Robot truth) {
    Document<Robot> known = RobotFile.parse(robot.name(), robot.dump());
    String rate = " N m/rad";
    known.override("legs.toe.stiffness", truth.legs().toe().stiffness() + rate, "fleet");
    known.override(
        "legs.ankle_spring.stiffness", truth.legs().ankleSpring().stiffness() + rate, "fleet");
    return known.bind();
  }

  /** What the flights with some settings are worth on average, and how many did what was asked. */
  record Score(double points, int completed) {}

  Score score(Settings settings, List<Objective> objective, long firstSeed, int count) {
    double sum = 0;
    int completed = 0;
    List<FlightResult> flights = fly(settings, firstSeed, count);
    for (FlightResult flight : flights) {
      sum += Objective.points(objective, flight);
      if (flight.completed()) completed++;
    }
    return new Score(sum / flights.size(), completed);
  }

  private FlightResult fly(Settings settings, Mission course, Plant plant, long seed) {
    WallClock clock = new WallClock();
    Flight flight = new Flight(plant.mind, course, settings, plant.truth, seed, EngineChoice.RAVEN);
    if (until == TuneTask.Until.LIFT_OFF) flight.flyToLiftOff();
    flight.fly(new LiveLine(System.err, false), null);
    return FlightResult.of(flight, plant.mind.name(), seed, clock.elapsed(), null);
  }

  private static FlightResult result(Future<FlightResult> flight) {
    try {
      return flight.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    cores.shutdownNow();
  }
}
