package raven.tools.mission;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import raven.controller.Raven;
import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;

/** The same inputs give the same bits: in a second flight, and in a fresh mind that sees only what was recorded. */
final class ReplayTest {
  private static ClosedLoop flown;

  @BeforeAll
  static void fly() {
    flown = new ClosedLoop("tour", 1).record();
  }

  @Test
  void theSameSeedGivesTheSameCommands() {
    assertArrayEquals(flown.commanded(), new ClosedLoop("tour", 1).record().commanded());
  }

  @Test
  void anotherSeedGivesOtherCommands() {
    byte[] other = new ClosedLoop("walk", 2).record().commanded();
    assertFalse(Arrays.equals(new ClosedLoop("walk", 1).record().commanded(), other));
  }

  @Test
  void recordedFramesReplayToTheSameCommands() {
    Raven fresh = ClosedLoop.mindOf(flown.mission());
    ActuatorFrame out = new ActuatorFrame();
    ByteArrayOutputStream replayed = new ByteArrayOutputStream();
    for (SensorFrame sensors : flown.sensed()) {
      fresh.tick(sensors, ClosedLoop.trustingPilot(), out);
      ClosedLoop.write(out, replayed);
    }
    assertArrayEquals(flown.commanded(), replayed.toByteArray());
  }
}
