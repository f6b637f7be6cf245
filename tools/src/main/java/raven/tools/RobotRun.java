package raven.tools;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.hal.ActuatorFrame;
import raven.hal.AutopilotPort;
import raven.hal.PilotCommand;
import raven.hal.PilotPort;
import raven.hal.SensorFrame;
import raven.hal.pi.PiRobot;
import raven.hal.pi.guard.Guard;
import raven.hal.pi.os.HardwareWatchdog;
import raven.hal.pi.os.SystemdNotify;
import raven.hal.pi.realtime.Loop;
import raven.hal.pi.realtime.Phase;
import raven.hal.pi.realtime.PhaseTimes;
import raven.log.LogRow;
import raven.mission.Mission;
import raven.mode.Itinerary.Outcome;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.sim.World;
import raven.sim.body.Ground;
import raven.tools.FlightResult.ModeChange;
import raven.tools.log.FlightLog;
import raven.tools.log.LogRecorder;

/** The robot's mind at work on its devices, tick after tick, and who has to be told that it is. Not thread-safe. */
final class RobotRun implements Loop.Work {
  /** Ticks between two signs of life: 10 ms. */
  private static final int BEAT_TICKS = 5;

  /** Ticks after which whatever is loaded and linked only once has been [500 per second]. */
  private static final long WARM_TICKS = 1000;

  /** Every tick is too late for it [Hz]. */
  private static final double REHEARSAL_RATE = 1e6;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Robot robot;
  private final Mission mission;
  private Raven raven;
  private PilotPort switches;
  private @Nullable GroundLink ground;
  private @Nullable AutopilotPort autopilot;
  private final PiRobot ports;
  private final @Nullable SimulatedField field;
  private final double end;
  private final boolean untilTime;
  private final SensorFrame sensors = new SensorFrame();
  private final PilotCommand pilot = new PilotCommand();
  private final ActuatorFrame actuators = new ActuatorFrame();
  private final ModeDiary diary = new ModeDiary(Mode.DISARMED);
  private @Nullable LogRecorder recorder;
  private @Nullable FlightView view;
  private PhaseTimes times = new PhaseTimes();
  private double logging;
  private @Nullable Guard guard;
  private @Nullable HardwareWatchdog watchdog;
  private SystemdNotify systemd = SystemdNotify.to(null);
  private boolean guardLost;
  private volatile boolean stopped;
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
    this.robot = robot;
    this.mission = mission;
    this.ports = ports;
    switches = ports;
    this.field = field;
    untilTime = seconds > 0;
    end = untilTime ? seconds : field == null ? Double.POSITIVE_INFINITY : mission.timeLimit();
  }

  /**
   * Flies the mission once in simulation, in a loop that no tick is fast enough for: what is loaded, linked and compiled only once has then
   * been, what is done about a missed deadline too, and no tick of the real flight pays for it.
   */
  static void rehearse(Robot robot, Mission mission, Settings settings) {
    SimulatedField field = new SimulatedField(robot, mission, 1);
    try (PiRobot ports = field.ports()) {
      RobotRun run = new RobotRun(robot, mission, settings, ports, field, 0);
      FlightLog nowhere = new FlightLog(OutputStream.nullOutputStream(), Map.of(), Map.of());
      LogRecorder recorder = new LogRecorder(nowhere, run.sections(), Watch.WAITING_ROWS, true)
          .withShape(robot, run.ground())
          .start();
      run.recorder = recorder;
      new Loop(REHEARSAL_RATE, 0).run(run, new Punctuality());
      recorder.finish(run.result());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every tick from now on goes into a log and onto a page, which may hold the robot back. */
  void watchedBy(Watch watch) {
    recorder = watch.recorder();
    view = watch.page();
  }

  /** Vertices of the ground: all x, all z [m]. */
  double[][] ground() {
    return new Ground(mission.course()).outline();
  }

  /** What a log keeps of every tick. */
  List<LogRecorder.Section> sections() {
    List<LogRecorder.Section> sections = new ArrayList<>();
    sections.add(new LogRecorder.Section("/tick", "Tick", this::logTick));
    sections.add(new LogRecorder.Section("/loop", "Loop", this::logLoop));
    if (field != null) {
      World world = field.world();
      TruthRow truth = new TruthRow();
      sections.add(
          new LogRecorder.Section(LogRecorder.TRUTH, "Truth", row -> truth.write(world, row)));
    }
    return sections;
  }

  private void logTick(LogRow row) {
    raven.log(sensors, pilot, actuators, row);
    if (ground != null) ground.log(row);
  }

  /** What the phases of the tick took, and writing the row before. */
  private void logLoop(LogRow row) {
    row.put("time", "s", sensors.time);
    row.put("world", "s", times.last_ns(Phase.WORLD) / 1e9);
    row.put("sense", "s", times.last_ns(Phase.SENSE) / 1e9);
    row.put("estimate", "s", times.last_ns(Phase.ESTIMATE) / 1e9);
    row.put("decide", "s", times.last_ns(Phase.DECIDE) / 1e9);
    row.put("act", "s", times.last_ns(Phase.ACT) / 1e9);
    row.put("log", "s", logging);
  }

  /** How it ended, in words. */
  Map<String, String> result() {
    String how = outcome().name().toLowerCase(Locale.ROOT);
    return Map.of("outcome", how, "why", why(), "seconds", Double.toString(sensors.time));
  }

  void guardedBy(@Nullable Guard newGuard, @Nullable HardwareWatchdog chip, SystemdNotify service) {
    guard = newGuard;
    watchdog = chip;
    systemd = service;
  }

  /** An autopilot is there to take the cruise. */
  void beside(AutopilotPort other) {
    autopilot = other;
  }

  /** A ground station hears of every tick, and may take back what the switches allow. */
  void heardBy(GroundLink link) {
    ground = link;
    switches = link.pilot();
  }

  @Override
  public boolean tick(long tick, PhaseTimes phases) {
    times = phases;
    if (field != null) field.step();
    if (ground != null) raven = ground.mind(raven);
    times.passed(Phase.WORLD);

    boolean more = ports.read(sensors);
    if (ground != null) ground.sense(sensors);
    switches.read(sensors.time, pilot);
    if (view != null) view.restrain(pilot);
    times.passed(Phase.SENSE);

    if (autopilot != null) autopilot.read(sensors.time, raven.autopilot());
    Mode before = raven.mode();
    raven.estimate(sensors);
    times.passed(Phase.ESTIMATE);

    raven.decide(sensors, pilot, actuators);
    times.passed(Phase.DECIDE);

    ports.write(actuators);
    if (autopilot != null) autopilot.write(raven.request());
    if (tick % BEAT_TICKS == 0) beat();
    times.passed(Phase.ACT);
    // the robot's boards are computers of their own
    if (field != null) times.move(Phase.ACT, Phase.WORLD, field.hardware().legs.spent_ns());

    if (recorder != null) recorder.tick();
    if (ground != null) ground.tick(raven, sensors, actuators);
    if (view != null) view.tick(raven.mode() != before);
    if (raven.mode() != before) diary.note(raven.mode(), sensors.time, raven.why());
    times.passed(Phase.LOG);
    logging = times.last_ns(Phase.LOG) / 1e9;

    ticks = tick + 1;
    if (ticks == WARM_TICKS) warmBytes = bytes();
    boolean over = raven.itinerary().outcome() != Outcome.RUNNING && !untilTime;
    if (more && !over && !stopped && sensors.time < end) return true;
    lastBytes = bytes();
    return false;
  }

  /** The tick that runs is the last one. From any thread. */
  void stop() {
    stopped = true;
  }

  private void beat() {
    if (!ports.mayBeat()) return;
    if (guard != null && !guard.beat()) guardLost = true;
    if (watchdog != null) watchdog.feed();
    systemd.beat();
  }

  private static long bytes() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
  }

  /** Bytes per tick that this thread allocated after it was warm; NaN for a run that was too short. */
  double bytesPerTick() {
    return ticks > WARM_TICKS
        ? (double) (lastBytes - warmBytes) / (ticks - WARM_TICKS)
        : Double.NaN;
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
    return diary.changes();
  }

  /** The guard died before the run was over. */
  boolean guardLost() {
    return guardLost;
  }
}
