package raven.tools;

import java.util.HashMap;
import java.util.Map;
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
final class Fleet implements Flights, AutoCloseable {
  private final ExecutorService cores =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Fleet::daemon);
  private final Document<Robot> robot;
  private final Document<Mission> mission;
  private final Mission course;
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
    course = mission.bind();
    this.spread = spread;
    this.springsKnown = springsKnown;
    this.until = until;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Future<FlightResult> begin(Settings settings, long seed) {
    Plant plant = plant(seed);
    return cores.submit(() -> fly(settings, course, plant, seed));
  }

  @Override
  public Truth truth(long seed) {
    return plant(seed).truth;
  }

  private Plant plant(long seed) {
    return plants.computeIfAbsent(seed, this::draw);
  }

  private Plant draw(long seed) {
    Robot file = robot.bind();
    if (spread == null) return new Plant(file, Truth.of(file, course));
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

  private FlightResult fly(Settings settings, Mission course, Plant plant, long seed) {
    WallClock clock = new WallClock();
    Flight flight = new Flight(plant.mind, course, settings, plant.truth, seed, EngineChoice.RAVEN);
    if (until == TuneTask.Until.LIFT_OFF) flight.flyToLiftOff();
    flight.fly(new LiveLine(System.err, false), null);
    return FlightResult.of(flight, plant.mind.name(), seed, clock.elapsed(), null);
  }

  @Override
  public void close() {
    cores.shutdownNow();
  }
}
