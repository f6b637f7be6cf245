package raven.gait;

import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.robot.Legs;
import raven.robot.Motor;

/**
 * How long the motor drivers take to obey: measured currents are compared with what each of the last commands would have asked for at the measured angles
 * and rates, and the command that explains them best tells its age (least squares over a grid of delays; scale and offset of the torque are free).
 * Standing up and walking excite it enough.
 */
public final class DriverDelay {
  /** Commands that are kept: the longest delay in ticks. */
  private static final int MOST = 10;

  /** Share of each tick in the offsets that are taken off: what lasts tells nothing of time. */
  private static final double SMOOTHING = 0.02;

  /** The best command has to explain so much more than the next, in squares of the currents' noise, before the answer counts. */
  private static final double LEAST = 60;

  /** A driver at this share of its current limit no longer follows. */
  private static final double FREE = 0.8;

  private final Springs springs;
  private final double[] toTorque = new double[JointId.COUNT];
  private final double[] limit = new double[JointId.COUNT];
  private final double noise;
  private final ActuatorFrame[] sent = new ActuatorFrame[MOST + 1];
  private final double[][] asked = new double[JointId.COUNT][MOST + 1];
  private final double[] measured = new double[JointId.COUNT];

  private final double[] cross = new double[MOST + 1];
  private final double[] square = new double[MOST + 1];

  /** Commands that are kept by now, and where the newest of them is. */
  private int count;

  private int newest;

  /** The offsets are known. */
  private boolean level;

  public DriverDelay(Legs legs, double currentNoise, Springs springs) {
    this.springs = springs;
    for (int joint = 0; joint < JointId.COUNT; joint++) {
      Motor motor = (JointId.isHip(joint) ? legs.hip() : legs.ankle()).motor();
      toTorque[joint] = motor.torqueConstant() * motor.gear();
      limit[joint] = FREE * motor.currentLimit();
    }
    noise = currentNoise * toTorque[0];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = new ActuatorFrame();
    }
  }

  /** What was sent in the last tick, as the drivers got it. */
  public void sent(ActuatorFrame command) {
    newest = (newest + 1) % sent.length;
    sent[newest].set(command);
    count = Math.min(count + 1, sent.length);
  }

  /** The newest readings. */
  public void update(SensorFrame sensors) {
    if (count < sent.length) return;
    boolean fresh = true;
    for (int joint = 0; joint < JointId.COUNT; joint++) {
      SensorFrame.Joint reading = sensors.joints[joint];
      fresh = fresh
          && reading.valid
          && Double.isFinite(reading.angle + reading.rate)
          && Math.abs(reading.current) < limit[joint];
    }
    for (int back = 1; back <= MOST; back++) {
      fresh = fresh && command(back).enabled;
    }
    boolean first = !level;
    level = fresh;
    if (!fresh) return;
    for (int joint = 0; joint < JointId.COUNT; joint++) {
      SensorFrame.Joint reading = sensors.joints[joint];
      double torque = toTorque[joint] * reading.current;
      measured[joint] = first ? torque : measured[joint] + SMOOTHING * (torque - measured[joint]);
      double moved = torque - measured[joint];
      for (int back = 1; back <= MOST; back++) {
        ActuatorFrame.Joint c = command(back).joints[joint];
        double would = c.kp * (c.angle - reading.angle) + c.kd * (c.rate - reading.rate) + c.torque;
        double mean = asked[joint][back];
        asked[joint][back] = mean = first ? would : mean + SMOOTHING * (would - mean);
        cross[back] += moved * (would - mean);
        square[back] += (would - mean) * (would - mean);
      }
    }
    decide(sensors);
  }

  /** The command of so many ticks ago. */
  private ActuatorFrame command(int back) {
    return sent[(newest + 1 - back + sent.length) % sent.length];
  }

  private void decide(SensorFrame sensors) {
    int best = 1;
    for (int back = 2; back <= MOST; back++) {
      if (explained(back) > explained(best)) best = back;
    }
    // the next best has to be worse by more than noise would make it
    double next = 0;
    for (int back = 1; back <= MOST; back++) {
      if (back != best) next = Math.max(next, explained(back));
    }
    if (explained(best) - next < LEAST * noise * noise) return;

    // sent k ticks T ago and read a after: the delay lies in ((k − 1) T − a, k T − a]
    double tick = (command(1).time - command(MOST).time) / (MOST - 1);
    springs.delay = Math.max(0, (best - 0.5) * tick - sensors.joints[0].age);
  }

  /** What a command of so many ticks ago explains of the currents. */
  private double explained(int back) {
    return square[back] > 0 && cross[back] > 0 ? cross[back] * cross[back] / square[back] : 0;
  }
}
