package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measured in the closed loop, beside the scan of the instructions: a tick leaves nothing behind. */
final class TickAllocationTest {
  private static final int TICKS = 10_000;

  @ParameterizedTest
  @ValueSource(strings = {"tour", "walk", "takeoff"})
  void tenThousandTicksOfAMissionAllocateNothing(String mission) {
    // what the first flight loads and links is not counted
    new ClosedLoop(mission, 1).fly();

    long allocated = 0;
    int ticks = 0;
    for (long seed = 1; ticks < TICKS; seed++) {
      ClosedLoop flight = new ClosedLoop(mission, seed).fly();
      allocated += flight.allocated() == 0 ? 0 : again(mission, seed);
      ticks += flight.ticks();
    }
    assertEquals(0, allocated, "bytes in " + ticks + " ticks");
  }

  /** The same ticks once more: code that allocates does so again, a compiler that changes its mind in mid-flight does not. */
  private static long again(String mission, long seed) {
    return new ClosedLoop(mission, seed).fly().allocated();
  }
}
