package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.Task;
import raven.mode.Itinerary.Outcome;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.sim.EngineChoice;
import raven.sim.Referee.Phase;
import raven.sim.World;
import raven.sim.spread.Truth;
import raven.tools.FlightResult.ModeChange;
import raven.tools.log.LogRecorder;
import raven.tools.picture.Pose;

/** One flight in simulation: the robot's mind and its world in lockstep, with whoever watches them. */
final class Flight {
  /** A robot whose mission is over is watched for this long, so that the log shows what became of it [s]. */
  private static final double AFTERMATH = 1;

  /** A pose is kept every so many ticks. */
  private static final int POSE_TICKS = 5;

  /** The end of the mission is told within this time after the change of mode that brought it [s]. */
  private static final double JUST = 0.01;

  private final Mission mission;
  private final EngineChoice engine;
  private final Truth truth;
  private final World world;
  private final Mind mind;
  private final SensorFrame sensors = new SensorFrame();
  private final ActuatorFrame actuators = new ActuatorFrame();

  private final List<ModeChange> changes = new ArrayList<>();
  private final List<Double> begins = new ArrayList<>();
  private final List<Pose> poses = new ArrayList<>();
  private boolean drawn;
  private double end;
  private boolean toLiftOff;
  private double over = Double.POSITIVE_INFINITY;
  private String why = "";
  private @Nullable FlightView view;
  private long ticks;

  /** A robot and a course that are as the files say. */
  Flight(Robot robot, Mission mission, Settings settings, long seed, EngineChoice engine) {
    this(robot, mission, settings, Truth.of(robot, mission), seed, engine);
  }

  /** The mind knows robot and mission, the world is the truth. */
  Flight(
      Robot robot,
      Mission mission,
      Settings settings,
      Truth truth,
      long seed,
      EngineChoice engine) {
    this(new LocalMind(new Raven(robot, mission, settings)), mission, truth, seed, engine);
  }

  /** Whoever it is that flies. */
  Flight(Mind mind, Mission mission, Truth truth, long seed, EngineChoice engine) {
    this.mind = mind;
    this.mission = mission;
    this.truth = truth;
    this.engine = engine;
    world = new World(truth, seed, engine);
  }

  /** Goes on until this time whatever becomes of the mission [s]. */
  void flyUntil(double time) {
    end = time;
  }

  /** Flies no further than the first lift-off. */
  void flyToLiftOff() {
    toLiftOff = true;
  }

  /** Keeps poses for a picture; without one memory must not grow with a flight that goes on for hours. */
  void keepPoses() {
    drawn = true;
  }

  /** The state of the world; read only. */
  World world() {
    return world;
  }

  /** What a log keeps of every tick: what the robot thought and what was true. */
  List<LogRecorder.Section> logged() {
    TruthRow plain = new TruthRow();
    LogRecorder.Section truths =
        new LogRecorder.Section(LogRecorder.TRUTH, "Truth", row -> plain.write(world, row));
    return List.of(
        new LogRecorder.Section("/tick", "Tick", row -> mind.log(sensors, actuators, row)), truths);
  }

  /** What the page shows of every tick: that, and how long the robot's mind took, which no other run repeats. */
  List<LogRecorder.Section> shown() {
    List<LogRecorder.Section> shown = new ArrayList<>(logged());
    shown.add(new LogRecorder.Section("/loop", "Loop", row -> {
      row.put("time", "s", sensors.time);
      mind.logTime(row);
    }));
    return shown;
  }

  /** Flies until the mission is over, in whatever way, or its time is up. */
  void fly(LiveLine live, @Nullable LogRecorder recorder) {
    fly(live, recorder, null);
  }

  /** Flies it before the eyes of whoever looks at the page, in real time. */
  void fly(LiveLine live, @Nullable LogRecorder recorder, @Nullable FlightView onlooker) {
    view = onlooker;
    // what somebody at the page holds back, the pilot trusts no more until it is let go
    if (onlooker != null && mind instanceof LocalMind local) {
      local.restrainedBy(onlooker::restrain);
    }
    RealTimePace pace = new RealTimePace();
    changed("power-up");
    while (world.time() < (end > 0 ? end : Math.min(mission.timeLimit(), over + AFTERMATH))) {
      if (!step(live, recorder, pace)) break;
    }
    if (mind.report().outcome == Outcome.RUNNING && over > world.time()) over("time is up");
  }

  /** One tick of robot and world. Returns false when the flight is over before its time. */
  private boolean step(LiveLine live, @Nullable LogRecorder recorder, RealTimePace pace) {
    MindReport x = mind.report();
    Mode before = x.mode;
    world.read(sensors);
    if (!mind.tick(sensors, actuators)) {
      over(x.end);
      return false;
    }

    // everybody who watches
    if (x.mode != before) changed(x.why);
    while (begins.size() <= x.task) begins.add(sensors.time);
    world
        .referee()
        .compare(x.height, x.velocity[0], x.velocity[1], x.velocity[2], x.up[0], x.up[1], x.up[2]);
    if (drawn && ticks++ % POSE_TICKS == 0) keepPose();
    if (recorder != null) recorder.tick();
    if (view != null) {
      view.tick(x.mode != before);
      pace.await(world.time());
    }
    live.show(sensors.time, x.mode.name(), speed(x.velocity), x.aboveStart);

    world.write(actuators);
    if (toLiftOff && world.referee().leftGround()) return false;
    if (x.outcome == Outcome.COMPLETED && end == 0) return false;
    boolean fell = x.outcome != Outcome.RUNNING && x.outcome != Outcome.COMPLETED;
    if (fell && over > world.time()) over(x.end);
    return true;
  }

  private static double speed(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  private void changed(String reason) {
    String mode = mind.report().mode.name().toLowerCase(Locale.ROOT);
    ModeChange change = new ModeChange(mode, milliseconds(sensors.time), reason);
    changes.add(change);
    // walking up to an obstacle once more belongs to the jump; the walk that was asked for is over
    boolean again = mind.report().mode == Mode.WALKING && !(task() instanceof Task.Walk);
    world.referee().phase(again ? Phase.REST : phase(mind.report().mode));
  }

  private Task task() {
    return mission.script().get(Math.min(mind.report().task, mission.script().size() - 1));
  }

  /** The mission ended otherwise than well: in which mode, when and why. */
  private void over(String reason) {
    over = world.time();

    // what ended it is the mode before, when the end was a change of mode
    boolean justChanged = changes.size() > 1 && over - changes.getLast().at_s() < JUST;
    String mode = changes.get(changes.size() - (justChanged ? 2 : 1)).mode();
    why = String.format(Locale.ROOT, "%s at %.2f s: %s", mode, over, reason);
  }

  private void keepPose() {
    double[] q = new double[Pose.SIZE];
    world.pose(q);
    poses.add(new Pose(sensors.time, mind.report().mode, q));
  }

  /** A time without the last bits that sums of ticks leave. */
  private static double milliseconds(double time) {
    return Math.round(time * 1e3) / 1e3;
  }

  private static Phase phase(Mode mode) {
    return switch (mode) {
      case DISARMED, STANDING -> Phase.REST;
      case WALKING -> Phase.WALK;
      case CROUCHING -> Phase.CROUCH;
      case PUSHING -> Phase.PUSH;
      case LEAPING -> Phase.LEAP;
      case LANDING -> Phase.LAND;
      case CLIMBING -> Phase.CLIMB;
      case CRUISING -> Phase.CRUISE;
      case GLIDING -> Phase.GLIDE;
      case FALLEN -> Phase.FALLEN;
    };
  }

  /** What was simulated. */
  Truth truth() {
    return truth;
  }

  /** Simulated time so far [s]. */
  double time() {
    return milliseconds(world.time());
  }

  /** Where the robot was, every hundredth of a second; none if nobody asked to keep it. */
  List<Pose> poses() {
    return poses;
  }

  /** Vertices of the ground: all x, all z [m]. */
  double[][] ground() {
    return world.ground().outline();
  }

  List<ModeChange> modes() {
    return changes;
  }

  /** How far it came. */
  Acceptance.Progress progress() {
    double[] q = new double[Pose.SIZE];
    world.pose(q);
    return new Acceptance.Progress(changes, begins, mind.report().task, q[0]);
  }

  /** Whose mechanics moved it. */
  EngineChoice engine() {
    return engine;
  }

  /** How the mission went as the robot sees it, in words for the log. */
  Map<String, String> result() {
    String outcome = outcome().name().toLowerCase(Locale.ROOT);
    return Map.of("outcome", outcome, "why", why, "seconds", Double.toString(time()));
  }

  /** How the mission went as the robot sees it. */
  Outcome outcome() {
    return mind.report().outcome;
  }

  /** Why it did not go well; empty if it did. */
  String why() {
    return why;
  }

  /** Truth from the plant, and the slowest tick. */
  Map<String, Object> metrics() {
    Map<String, Object> metrics = world.referee().metrics();
    MindReport felt = mind.report();
    metrics.put("tasks_done", felt.task);
    metrics.put("est_toe_spring_nm_per_rad", felt.toeSpring);
    metrics.put("est_ankle_spring_nm_per_rad", felt.ankleSpring);
    metrics.put("est_weight_factor", felt.weight);
    metrics.put("max_tick_us", felt.slowestTick_us);
    return metrics;
  }
}
