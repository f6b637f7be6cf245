package raven.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.hal.SensorFrame;

final class HilSensorsTest {
  private final SensorFrame sent = new SensorFrame();
  private final SensorFrame taken = new SensorFrame();

  /** Sends a frame from one end to the other. */
  private void pass(int flags) {
    HilSensors from = new HilSensors();
    HilSensors to = new HilSensors();
    sent.time = 1.002;
    from.write(sent, new Packet(), packet -> {
      boolean flagged = packet.type == Messages.DEBUG_FLOAT_ARRAY
          && packet.getInt(Hil.ARRAY_ID) == HilLayout.SENSORS;
      if (flagged && flags >= 0) packet.put(Hil.ARRAY_DATA, HilLayout.FLAGS, flags);
      to.take(packet, taken);
    });
  }

  @Test
  void eachClippedAxisArrives() {
    for (int axis = 0; axis < 6; axis++) {
      sent.imu.clipped = 1 << axis;
      sent.feet[1].pressed = axis % 2 == 0;
      pass(-1);
      assertEquals(1 << axis, taken.imu.clipped);
      assertEquals(axis % 2 == 0, taken.feet[1].pressed);
      assertTrue(!taken.feet[0].pressed);
    }
    sent.imu.clipped = 0;
    pass(-1);
    assertEquals(0, taken.imu.clipped);
  }

  @Test
  void anEndThatDoesNotSayWhichAxisMeansAny() {
    pass(0b101);
    assertEquals(0b111_111, taken.imu.clipped);
    assertTrue(taken.feet[1].pressed);
  }
}
