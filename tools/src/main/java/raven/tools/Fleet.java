package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import raven.controller.Settings;
import raven.file.Document;
import raven.mission.Mission;
import raven.robot.Robot;
import raven.sim.EngineChoice;
import raven.sim.spread.Spread;
import raven.sim.spread.Truth;

/** Flights of one mission with many seeds on all cores; each is the flight that {@code raven sim} makes of its seed. */
final class Fleet implements AutoCloseable {
  private final ExecutorService cores =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Fleet::daemon);
  private final Robot robot;
  private final Mission mission;
  private final List<Truth> truths = new ArrayList<>();
  private final long firstSeed;

  /** Draws the plants of so many seeds from the first one on. */
  Fleet(
      Document<Robot> robot,
      Document<Mission> mission,
      @Nullable Document<Spread> spread,
      long firstSeed,
      int plants) {
    this.robot = robot.bind();
    this.mission = mission.bind();
    this.firstSeed = firstSeed;
    for (int i = 0; i < plants; i++) {
      truths.add(
          spread == null
              ? Truth.of(this.robot, this.mission)
              : Spread.draw(spread, robot, mission, firstSeed + i));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  /** Flies them all with these settings, in the order of their seeds. */
  List<FlightResult> fly(Settings settings) {
    List<Future<FlightResult>> flights = new ArrayList<>();
    for (int i = 0; i < truths.size(); i++) {
      Truth truth = truths.get(i);
      long seed = firstSeed + i;
      flights.add(cores.submit(() -> fly(settings, truth, seed)));
    }
    List<FlightResult> results = new ArrayList<>();
    for (Future<FlightResult> flight : flights) results.add(result(flight));
    return results;
  }

  /** What the flights with some settings are worth on average, and how many did what was asked. */
  record Score(double points, int completed) {}

  Score score(Settings settings, List<Objective> objective) {
    double sum = 0;
    int completed = 0;
    List<FlightResult> flights = fly(settings);
    for (FlightResult flight : flights) {
      sum += Objective.points(objective, flight);
      if (flight.completed()) completed++;
    }
    return new Score(sum / flights.size(), completed);
  }

  private FlightResult fly(Settings settings, Truth truth, long seed) {
    WallClock clock = new WallClock();
    Flight flight = new Flight(robot, mission, settings, truth, seed, EngineChoice.RAVEN);
    flight.fly(new LiveLine(System.err, false), null);
    return FlightResult.of(flight, robot.name(), seed, clock.elapsed(), null);
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
