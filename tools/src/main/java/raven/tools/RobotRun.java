package raven.tools;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.hal.pi.PiRobot;
import raven.hal.pi.guard.Guard;
import raven.hal.pi.os.HardwareWatchdog;
import raven.hal.pi.os.SystemdNotify;
import raven.hal.pi.realtime.Loop;
import raven.hal.pi.realtime.Phase;
import raven.hal.pi.realtime.PhaseTimes;
import raven.log.LogSchema;
import raven.log.TickLog;
import raven.mission.Mission;
import raven.mode.Itinerary.Outcome;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.tools.FlightResult.ModeChange;

/** The robot's mind at work on its devices, tick after tick, and who has to be told that it is. Not thread-safe. */
final class RobotRun implements Loop.Work {
  /** Ticks between two signs of life: 10 ms. */
  private static final int BEAT_TICKS = 5;

  /** Rows that may wait for the disk: ten seconds. */
  private static final int WAITING_ROWS = 5000;

  /** Ticks after which whatever is loaded and linked only once has been [500 per second]. */
  private static final long WARM_TICKS = 1000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Raven raven;
  private final PiRobot ports;
  private final @Nullable SimulatedField field;
  private final double end;
  private final boolean untilTime;
  private final SensorFrame sensors = new SensorFrame();
  private final PilotCommand pilot = new PilotCommand();
  private final ActuatorFrame actuators = new ActuatorFrame();
  private final List<ModeChange> changes = new ArrayList<>();
  private final TickLog rows;
  private final LogSchema schema = new LogSchema();
  private @Nullable Guard guard;
  private @Nullable HardwareWatchdog watchdog;
  private SystemdNotify systemd = SystemdNotify.to(null);
  private boolean guardLost;
  private long warmBytes;
  private long lastBytes;
  private long ticks;

  /** {@code seconds} 0 ends with the mission, else then. */
  RobotRun(
      Robot robot,
      Mission mission,
      Settings settings,
      PiRobot ports,
      @Nullable SimulatedField field,
      double seconds) {
    raven = new Raven(robot, mission, settings);
    this.ports = ports;
    this.field = field;
    untilTime = seconds > 0;
    end = untilTime ? seconds : field == null ? Double.POSITIVE_INFINITY : mission.timeLimit();
    raven.log(sensors, actuators, schema);
    rows = new TickLog(schema.size(), WAITING_ROWS);
    changes.add(new ModeChange("disarmed", 0, "power-up"));
  }

  /**
   * Flies the mission once in simulation, as fast as it goes: what is loaded, linked and compiled only once has then been, and no tick of the
   * real flight pays for it.
   */
  static void rehearse(Robot robot, Mission mission, Settings settings) {
    SimulatedField field = new SimulatedField(robot, mission, 1);
    try (PiRobot ports = field.ports()) {
      RobotRun run = new RobotRun(robot, mission, settings, ports, field, 0);
      PhaseTimes times = new PhaseTimes();
      long tick = 0;
      do {
        times.begin();
      } while (run.tick(tick++, times));
    }
  }

  void guardedBy(@Nullable Guard newGuard, @Nullable HardwareWatchdog chip, SystemdNotify service) {
    guard = newGuard;
    watchdog = chip;
    systemd = service;
  }

  @Override
  public boolean tick(long tick, PhaseTimes times) {
    if (field != null) field.step();
    times.passed(Phase.WORLD);

    boolean more = ports.read(sensors);
    ports.read(sensors.time, pilot);
    times.passed(Phase.SENSE);

    Mode before = raven.mode();
    raven.estimate(sensors);
    times.passed(Phase.ESTIMATE);

    raven.decide(sensors, pilot, actuators);
    times.passed(Phase.DECIDE);

    ports.write(actuators);
    if (tick % BEAT_TICKS == 0) beat();
    times.passed(Phase.ACT);

    rows.begin();
    raven.log(sensors, actuators, rows);
    rows.end();
    if (raven.mode() != before) changed();
    times.passed(Phase.LOG);

    ticks = tick + 1;
    if (ticks == WARM_TICKS) warmBytes = bytes();
    boolean over = raven.itinerary().outcome() != Outcome.RUNNING && !untilTime;
    if (more && !over && sensors.time < end) return true;
    lastBytes = bytes();
    return false;
  }

  private void beat() {
    if (!ports.mayBeat()) return;
    if (guard != null && !guard.beat()) guardLost = true;
    if (watchdog != null) watchdog.feed();
    systemd.beat();
  }

  private void changed() {
    String mode = raven.mode().name().toLowerCase(Locale.ROOT);
    changes.add(new ModeChange(mode, Math.round(sensors.time * 1e3) / 1e3, raven.why()));
  }

  private static long bytes() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
  }

  /** Bytes per tick that this thread allocated after it was warm, the reports of mode changes included; NaN for a run that was too short. */
  double bytesPerTick() {
    return ticks > WARM_TICKS
        ? (double) (lastBytes - warmBytes) / (ticks - WARM_TICKS)
        : Double.NaN;
  }

  TickLog rows() {
    return rows;
  }

  LogSchema schema() {
    return schema;
  }

  Outcome outcome() {
    return raven.itinerary().outcome();
  }

  /** Why the mission was not completed; what the pilot has to do next when that is why. */
  String why() {
    String next = ports.interlock().stage().next();
    String why = raven.itinerary().why();
    boolean waiting = outcome() == Outcome.RUNNING && !next.isEmpty();
    return waiting ? "waiting for the pilot: " + next : why;
  }

  List<ModeChange> modes() {
    return changes;
  }

  /** The guard died before the run was over. */
  boolean guardLost() {
    return guardLost;
  }
}
