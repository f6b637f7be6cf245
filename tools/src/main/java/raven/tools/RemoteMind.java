package raven.tools;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.hal.link.BadLink;
import raven.hal.link.Endpoint;
import raven.hal.link.GpsFix;
import raven.hal.link.HilMind;
import raven.hal.link.HilPlantEnd;
import raven.hal.pi.os.Scheduling;
import raven.hal.pi.realtime.RealTime;
import raven.log.LogRow;
import raven.mission.Mission;
import raven.robot.Robot;
import raven.sim.World;

/**
 * The flight code at the other end of a link. In lockstep the world waits for every answer; otherwise it runs in real time and takes what has
 * come by the end of the tick.
 */
final class RemoteMind implements Mind, HilPlantEnd.Watcher, AutoCloseable {
  /** In lockstep, a frame without an answer is sent again after this [s], so many times. */
  private static final double PATIENCE = 0.2;

  private static final int TRIES = 50;

  /** Without an answer for this long, the drivers let go, as real ones do [s]. */
  private static final double SILENCE = 0.1;

  private static final long LONGEST_NS = 10_000_000_000L;
  private static final long TICK_NS = Math.round(1e9 * World.TICK);
  private static final long SPIN_NS = 60_000;

  private final HilPlantEnd end;
  private final int priority;
  private final Scheduling.Sleeper sleeper = new Scheduling.Sleeper();
  private final MindReport report = new MindReport();
  private volatile double roundTrip;
  private final double[] numbers = new double[HilMind.SIZE];
  private final double[] q = new double[13];
  private final double[] v = new double[12];
  private @Nullable World world;
  private Mission.@Nullable Gps gps;
  private double nextFix;
  private long due_ns;

  // guarded by the histogram
  private final Histogram roundTrips = new Histogram(LONGEST_NS, 3);
  private long late;

  private long frames;
  private long again;
  private long slow;
  private volatile boolean met;

  /** Listens at once; {@code priority} is that of the threads that keep real time, 0 for an ordinary one. */
  RemoteMind(Robot robot, Endpoint at, BadLink faults, int priority) {
    this.priority = priority;
    end = new HilPlantEnd(robot, at, faults, this);
  }

  HilPlantEnd end() {
    return end;
  }

  @Override
  public void begins() {
    realTime();
  }

  private void realTime() {
    RealTime.Wishes wishes = new RealTime.Wishes(priority, -1, priority > 0, priority > 0);
    RealTime held = new RealTime(wishes);
    for (String warning : held.warnings()) System.err.println("raven: " + warning);
  }

  /** Fixes are made from the truth of this world. */
  void fixes(World of, Mission.Gps receiver) {
    world = of;
    gps = receiver;
  }

  @Override
  public void answered(long time_us, long roundTrip_ns) {
    roundTrip = roundTrip_ns / 1e9;
    synchronized (roundTrips) {
      roundTrips.recordValue(Math.clamp(roundTrip_ns, 0, LONGEST_NS));
      if (roundTrip_ns > TICK_NS) late++;
    }
  }

  @Override
  public boolean tick(SensorFrame sensors, ActuatorFrame out) {
    frames++;
    fix(sensors);
    if (!end.send(sensors)) return gone();
    // nobody knows how the other end wants it before its first answer
    boolean waits = waits();
    if (waits) {
      if (!awaits(sensors)) return gone();
      due_ns = System.nanoTime() + TICK_NS;
      if (!met && !end.lockstep()) realTime();
    } else {
      pace();
      if (end.gone()) return gone();
    }
    double time = end.newest(out, numbers);
    if (!waits && sensors.time - time > SILENCE) out.clear();
    report.unpack(numbers);
    report.why = end.modeWhy();
    report.end = end.endWhy();
    met = true;
    return true;
  }

  private boolean awaits(SensorFrame sensors) {
    for (int i = 0; i < TRIES; i++) {
      if (end.await(sensors.time, PATIENCE)) return true;
      if (end.gone() || !end.send(sensors)) return false;
      again++;
    }
    return false;
  }

  private boolean gone() {
    report.end = end.gone() ? "the flight code has gone" : "the flight code does not answer";
    return false;
  }

  /** Waits until this tick is over; time that was missed is not caught up. */
  private void pace() {
    long now = System.nanoTime();
    if (now > due_ns) {
      slow++;
      due_ns = now + TICK_NS;
      return;
    }
    if (due_ns - now > SPIN_NS) sleeper.until(due_ns - SPIN_NS);
    while (System.nanoTime() < due_ns) Thread.onSpinWait();
    due_ns += TICK_NS;
  }

  @Override
  public void log(SensorFrame sensors, ActuatorFrame out, LogRow row) {
    RemoteRow.write(sensors, report, out, row);
  }

  @Override
  public void logTime(LogRow row) {
    row.put("round_trip", "s", roundTrip);
  }

  /** The world waits for answers, and may wait for the disk as well. */
  boolean waits() {
    return !met || end.lockstep();
  }

  private void fix(SensorFrame sensors) {
    if (world == null || gps == null || gps.rate() == 0 || sensors.time < nextFix) return;
    nextFix += 1 / gps.rate();
    world.pose(q);
    world.velocity(v);
    end.sendGps(
        sensors,
        new GpsFix(
            gps.latitude(), gps.longitude(), gps.altitude(), q[0], q[1], q[2], v[0], v[1], v[2]));
  }

  @Override
  public MindReport report() {
    return report;
  }

  /** How the link did. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lockstep", end.lockstep());
    json.put("frames", frames);
    synchronized (roundTrips) {
      json.put("answered", roundTrips.getTotalCount());
      json.put("frames_lost", Math.max(0, frames - roundTrips.getTotalCount()));
      json.put("frames_late", late);
      json.put("round_trip_us", Punctuality.json(roundTrips));
    }
    json.put("sent_again", again);
    json.put("messages_lost", end.lost());
    json.put("bytes_garbled", end.garbled());
    json.put("frames_faulty", end.faulty());
    json.put("ticks_behind", slow);
    return json;
  }

  @Override
  public void close() {
    end.close();
  }
}
