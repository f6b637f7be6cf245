package raven.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import us.ihmc.euclid.tuple4D.Quaternion;

class AttitudeTest {
  private static final double ROUNDING = 1e-12;

  /** Yaw about z, then roll about x, then nose-up pitch about −y. */
  private static Quaternion attitude(double yaw, double roll, double pitch) {
    Quaternion q = new Quaternion();
    q.appendYawRotation(yaw);
    q.appendRollRotation(roll);
    q.appendPitchRotation(-pitch);
    return q;
  }

  @Test
  void readsBackWhatWasComposed() {
    for (double yaw = -3; yaw <= 3; yaw += 0.5) {
      for (double roll = -1.5; roll <= 1.5; roll += 0.25) {
        for (double pitch = -3; pitch <= 3; pitch += 0.5) {
          Quaternion q = attitude(yaw, roll, pitch);
          assertEquals(yaw, Attitude.yaw(q), 1e-9);
          assertEquals(roll, Attitude.roll(q), 1e-9);
          assertEquals(pitch, Attitude.pitch(q), 1e-9);
        }
      }
    }
  }

  @Test
  void pitchRunsThroughTheVertical() {
    double eighty = Math.toRadians(80);
    double hundred = Math.toRadians(100);
    assertEquals(eighty, Attitude.pitch(attitude(0.3, 0.1, eighty)), ROUNDING);
    assertEquals(hundred, Attitude.pitch(attitude(0.3, 0.1, hundred)), ROUNDING);
    assertEquals(0.3, Attitude.yaw(attitude(0.3, 0.1, Math.PI / 2)), ROUNDING);
  }

  @Test
  void positiveRollIsRightSideDown() {
    Quaternion q = new Quaternion();
    q.appendRollRotation(0.2);
    assertEquals(0.2, Attitude.roll(q), ROUNDING);
    assertEquals(0.2, Attitude.tilt(q), ROUNDING);
  }
}
