package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measured in the closed loop, beside the scan of the instructions: a tick leaves nothing behind.
 *
 * <p>The same flights are flown three times, to the same bits, and the least of a tick counts. So neither what a path loads and links when
 * it is first taken is counted, nor what the compiler leaves on the thread when it gives up a speculation, now here, now there; what the
 * code itself makes comes in the same tick of every pass.
 */
final class TickAllocationTest {
  private static final int TICKS = 10_000;

  @ParameterizedTest
  @ValueSource(strings = {"tour", "walk", "takeoff"})
  void tenThousandTicksOfAMissionAllocateNothing(String mission) {
    int ticks = 0;
    for (long seed = 1; ticks < TICKS; seed++) {
      List<ClosedLoop> passes = new ArrayList<>();
      for (int pass = 0; pass < 3; pass++) {
        passes.add(new ClosedLoop(mission, seed).fly());
      }
      int length = passes.getFirst().ticks();
      assertTrue(length > 0);
      for (int i = 0; i < length; i++) {
        int tick = i;
        long least =
            passes.stream().mapToLong(flight -> flight.allocated(tick)).min().orElseThrow();
        assertEquals(0, least, "bytes in tick " + i + " of seed " + seed);
      }
      ticks += length;
    }
  }
}
