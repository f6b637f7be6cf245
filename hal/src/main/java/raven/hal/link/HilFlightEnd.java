package raven.hal.link;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;
import raven.hal.ActuatorFrame;
import raven.hal.ActuatorPort;
import raven.hal.SensorFrame;
import raven.hal.SensorPort;
import raven.robot.Robot;

/**
 * The flight code's end of a hardware-in-the-loop session: its ports are a connection to the simulated robot. A frame that comes again is
 * answered again without another tick, for its answer was lost. Not thread-safe.
 */
public final class HilFlightEnd implements SensorPort, ActuatorPort, AutoCloseable {
  private static final int SYSTEM = 1;
  private static final int COMPONENT = 1;
  private static final long PAUSE_NS = 100_000_000;

  private final TcpLink link;
  private final boolean lockstep;
  private final HilSensors sensors = new HilSensors();
  private final HilActuators actuators;
  private final HilMind mind = new HilMind();
  private final Packet packet = new Packet();

  /** Frames that came in one piece of bytes and wait for their tick. */
  private final SensorFrame[] ready = new SensorFrame[64];

  private final SensorFrame newest = new SensorFrame();
  private final ActuatorFrame answer = new ActuatorFrame();
  private final double[] report = new double[HilMind.SIZE];
  private int first;
  private int count;
  private long answered_us = -1;
  private long queued_us = -1;
  private long missed;
  private long fixes;

  /** Connects, for as long as it takes up to a patience [s]: the simulated robot may still be starting. */
  public HilFlightEnd(Robot robot, Endpoint to, boolean lockstep, double patience, BadLink faults) {
    this.lockstep = lockstep;
    actuators = new HilActuators(robot);
    for (int i = 0; i < ready.length; i++) ready[i] = new SensorFrame();
    link = new TcpLink(connect(to, patience), SYSTEM, COMPONENT, faults, this::take);
  }

  private static Socket connect(Endpoint to, double patience) {
    long until_ns = System.nanoTime() + Math.round(1e9 * patience);
    while (true) {
      try {
        return new Socket(to.address().getAddress(), to.port());
      } catch (IOException e) {
        if (System.nanoTime() > until_ns) {
          throw new LinkFault(
              "--connect " + to + ": " + e.getMessage() + "; is raven hil plant running there?", e);
        }
        LockSupport.parkNanos(PAUSE_NS);
      }
    }
  }

  @Override
  public boolean read(SensorFrame frame) {
    while (count == 0) {
      if (!link.receive()) return false;
    }
    frame.set(ready[first]);
    first = (first + 1) % ready.length;
    count--;
    return true;
  }

  private void take(Packet in) {
    if (in.type == Messages.HIL_GPS) fixes++;
    if (!sensors.take(in, newest)) return;
    long time_us = HilLayout.microseconds(newest.time);
    if (time_us <= answered_us) {
      answerAgain();
      return;
    }
    if (time_us <= queued_us) return;
    if (count == ready.length) {
      missed++;
      return;
    }
    queued_us = time_us;
    ready[(first + count++) % ready.length].set(newest);
  }

  private void answerAgain() {
    mind.write(report, answered_us, packet, link);
    actuators.write(answer, answered_us, lockstep, packet, link);
    link.flush();
  }

  /** What goes along with the next answers, see {@link HilMind}. */
  public double[] report() {
    return report;
  }

  /** Why the robot is in its mode, or why its mission ended; goes out with the next answer. */
  public void say(boolean aboutMode, String words) {
    link.send(HilMind.words(packet, aboutMode, words));
  }

  @Override
  public void write(ActuatorFrame frame) {
    answer.set(frame);
    answered_us = HilLayout.microseconds(frame.time);
    answerAgain();
  }

  /** Messages of the plant that did not arrive. */
  public long lost() {
    return link.lost();
  }

  /** Frames that came faster than they could be answered. */
  public long missed() {
    return missed;
  }

  /** Position fixes that came. */
  public long fixes() {
    return fixes;
  }

  @Override
  public void close() {
    link.close();
  }
}
