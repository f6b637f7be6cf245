package raven.hal.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.robot.Robot;

/**
 * The simulated robot's end of a hardware-in-the-loop session, in PX4's simulator convention: listens, sends sensor frames, takes the answers
 * on a thread of its own. What it hands out was received together.
 */
public final class HilPlantEnd implements AutoCloseable {
  /** Told on the receiving thread. */
  public interface Watcher {
    /** The thread begins its work. */
    void begins();

    /** The frame of a time was answered. */
    void answered(long time_us, long roundTrip_ns);
  }

  /** Frames that may be under way. */
  private static final int RING = 1 << 12;

  private static final int SYSTEM = 1;
  private static final int COMPONENT = 1;

  private final ServerSocket server;
  private final Robot robot;
  private final BadLink faults;
  private final Watcher watcher;
  private final HilSensors sensors = new HilSensors();
  private final HilActuators actuators;
  private final HilMind mind = new HilMind();
  private final HilGps gps = new HilGps();
  private final Packet packet = new Packet();
  private @Nullable TcpLink link;

  private final long[] sentTime_us = new long[RING];
  private final long[] sent_ns = new long[RING];
  private int sent;

  // guarded by this: what came last
  private final ActuatorFrame answer = new ActuatorFrame();
  private final double[] report = new double[HilMind.SIZE];
  private String modeWhy = "";
  private String endWhy = "";
  private long answered_us = -1;
  private boolean lockstep;
  private boolean gone;
  private long faulty;

  /** Listens; port 0 takes any that is free. */
  public HilPlantEnd(Robot robot, Endpoint at, BadLink faults, Watcher watcher) {
    this.robot = robot;
    this.faults = faults;
    this.watcher = watcher;
    actuators = new HilActuators(robot);
    InetSocketAddress address = at.address();
    try {
      server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(address, 1);
    } catch (IOException e) {
      throw new LinkFault(
          "--listen " + at + ": " + e.getMessage()
              + "; another program may hold the port, or the address is not this machine's",
          e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Waits for the flight code [s]. Returns false when it does not come. */
  public boolean accept(double patience) {
    try {
      server.setSoTimeout((int) Math.round(1e3 * patience));
      TcpLink connection = new TcpLink(server.accept(), SYSTEM, COMPONENT, faults, this::take);
      link = connection;
      Thread.ofPlatform().daemon().name("hil answers").start(() -> receive(connection));
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      throw new LinkFault("cannot take a connection: " + e.getMessage(), e);
    }
  }

  private TcpLink link() {
    TcpLink connection = link;
    if (connection == null) throw new IllegalStateException("nobody has connected");
    return connection;
  }

  private void receive(TcpLink connection) {
    watcher.begins();
    while (connection.receive()) {
      // the sink has it
    }
    synchronized (this) {
      gone = true;
      notifyAll();
    }
  }

  /** Sends the frame of this tick. Returns false when the flight code is gone. */
  public boolean send(SensorFrame frame) {
    TcpLink connection = link();
    long time_us = HilLayout.microseconds(frame.time);
    sensors.write(frame, packet, connection);
    synchronized (this) {
      int at = sent++ % RING;
      sentTime_us[at] = time_us;
      sent_ns[at] = System.nanoTime();
    }
    return connection.flush();
  }

  /** Sends a position fix along with the next frame. */
  public void sendGps(SensorFrame frame, GpsFix fix) {
    link().send(gps.write(HilLayout.microseconds(frame.time), fix, packet));
  }

  private void take(Packet in) {
    if (in.type == Messages.STATUSTEXT) {
      text(in);
    } else if (in.type == Messages.DEBUG_FLOAT_ARRAY) {
      actuators.keep(in);
      mind.keep(in);
    } else if (in.type == Messages.HIL_ACTUATOR_CONTROLS) {
      controls(in, System.nanoTime());
    }
  }

  private synchronized void text(Packet in) {
    String text = HilMind.text(in);
    if (HilMind.aboutMode(in)) {
      modeWhy = text;
    } else {
      endWhy = text;
    }
  }

  private void controls(Packet in, long now_ns) {
    long time_us = in.getLong(Hil.CONTROLS_TIME);
    long roundTrip_ns = -1;
    synchronized (this) {
      if (time_us > answered_us) {
        if (!actuators.read(in, answer)) faulty++;
        mind.read(time_us, report);
        answered_us = time_us;
        lockstep = (in.getLong(Hil.CONTROLS_FLAGS) & Hil.LOCKSTEP) != 0;
      }
      for (int k = 0; k < RING && roundTrip_ns < 0; k++) {
        int at = Math.floorMod(sent - 1 - k, RING);
        if (k >= sent) break;
        if (sentTime_us[at] == time_us) roundTrip_ns = now_ns - sent_ns[at];
      }
      notifyAll();
    }
    if (roundTrip_ns >= 0) watcher.answered(time_us, roundTrip_ns);
  }

  /** Waits until the frame of a time was answered [s]. Returns false when it was not. */
  public synchronized boolean await(double time, double patience) {
    long wanted_us = HilLayout.microseconds(time);
    long until_ns = System.nanoTime() + Math.round(1e9 * patience);
    while (answered_us < wanted_us && !gone) {
      long left_ms = (until_ns - System.nanoTime()) / 1_000_000;
      if (left_ms <= 0) return false;
      try {
        wait(left_ms);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return answered_us >= wanted_us;
  }

  /** Copies the newest answer and report. Returns the time of the frame that it answers [s]; negative before the first. */
  public synchronized double newest(ActuatorFrame into, double[] reportInto) {
    into.set(answer);
    System.arraycopy(report, 0, reportInto, 0, HilMind.SIZE);
    return answered_us / 1e6;
  }

  /** The flight code asks for lockstep. */
  public synchronized boolean lockstep() {
    return lockstep;
  }

  /** The flight code has gone. */
  public synchronized boolean gone() {
    return gone;
  }

  /** Why the robot is in its mode, in the flight code's words; empty when it does not say. */
  public synchronized String modeWhy() {
    return modeWhy;
  }

  /** Why its mission ended. */
  public synchronized String endWhy() {
    return endWhy;
  }

  /** Answers with a number that was none; everything was switched off. */
  public synchronized long faulty() {
    return faulty;
  }

  /** Messages from the flight code that did not arrive. */
  public long lost() {
    return link == null ? 0 : link.lost();
  }

  public long garbled() {
    return link == null ? 0 : link.garbled();
  }

  /** What the robot is, for whoever reads frames. */
  public Robot robot() {
    return robot;
  }

  @Override
  public void close() {
    if (link != null) link.close();
    try {
      server.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
