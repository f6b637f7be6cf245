package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static raven.gait.Bundled.LEGS;
import static raven.gait.Bundled.TICK;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.SensorFrame;

/** Joints that swing after a moving target, driven by commands that arrive late; currents with the noise and scale of real ones. */
final class DriverDelayTest {
  private static final double CURRENT_NOISE = 0.1;
  private static final double AGE = 0.001;

  private final Springs springs = new Springs(LEGS);
  private final DriverDelay delay = new DriverDelay(LEGS, CURRENT_NOISE, springs);
  private final SplittableRandom random = new SplittableRandom(4);
  private final SensorFrame sensors = new SensorFrame();
  private final ActuatorFrame[] sent = new ActuatorFrame[1000];

  /** Tick in which a reading is no number. */
  private int spoilt = -1;

  /** Two seconds of a target that moves by so much, with drivers so late. */
  private void move(double amplitude, double late) {
    double ratio = LEGS.hip().motor().torqueConstant() * LEGS.hip().motor().gear();
    for (int n = 0; n < sent.length; n++) {
      double time = n * TICK;
      sensors.time = time;
      for (int joint = 0; joint < JointId.COUNT; joint++) {
        SensorFrame.Joint reading = sensors.joints[joint];
        reading.valid = true;
        reading.age = AGE;
        double then = time - AGE;
        reading.angle = 0.8 * amplitude * Math.sin(9 * then - 0.4 + joint);
        reading.rate = 7.2 * amplitude * Math.cos(9 * then - 0.4 + joint);
        int inForce = (int) Math.floor((then - late) / TICK + 1e-9);
        double torque = 0;
        if (inForce >= 0) {
          ActuatorFrame.Joint c = sent[inForce].joints[joint];
          torque = c.kp * (c.angle - reading.angle) + c.kd * (c.rate - reading.rate) + c.torque;
        }
        reading.current = 0.93 * torque / ratio + 0.3 + CURRENT_NOISE * random.nextGaussian();
      }
      if (n == spoilt) sensors.joints[0].angle = Double.NaN;
      delay.update(sensors);
      ActuatorFrame command = sent[n] = new ActuatorFrame();
      command.time = time;
      command.enabled = true;
      for (int joint = 0; joint < JointId.COUNT; joint++) {
        command.joints[joint].hold(amplitude * Math.sin(9 * time + joint), 14, 0.3);
      }
      delay.sent(command);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.002, 0.0045, 0.006, 0.0085, 0.0125})
  void isFoundToHalfATick(double late) {
    move(0.2, late);
    assertEquals(late, springs.delay, TICK / 2 + 1e-9);
  }

  @Test
  void ofJointsThatRestTheFileIsBelieved() {
    double file = springs.delay;
    move(0, 0.0085);
    assertEquals(file, springs.delay);
  }

  @Test
  void aReadingThatIsNoNumberSpoilsNothing() {
    spoilt = 15;
    move(0.2, 0.006);
    assertEquals(0.006, springs.delay, TICK / 2 + 1e-9);
  }

  @Test
  void saturatedDriversTellNothing() {
    double file = springs.delay;
    move(20, 0.0085);
    assertEquals(file, springs.delay);
  }
}
