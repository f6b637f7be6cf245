package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import raven.controller.Settings;
import raven.sim.spread.Truth;

/** Flights of one mission by their seeds, each of its own robot and day. */
interface Flights {
  /** Begins the flight of a seed with these settings, at the latest when its turn has come. */
  Future<FlightResult> begin(Settings settings, long seed);

  /** Robot and course that a seed stands for. */
  Truth truth(long seed);

  /** Flies so many seeds from the first one on with these settings, in the order of their seeds. */
  default List<FlightResult> fly(Settings settings, long firstSeed, int count) {
    List<Future<FlightResult>> begun = new ArrayList<>();
    for (int i = 0; i < count; i++) begun.add(begin(settings, firstSeed + i));
    return begun.stream().map(Flights::ended).toList();
  }

  /** Waits for the end of a flight. */
  static FlightResult ended(Future<FlightResult> flight) {
    try {
      return flight.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }
}
