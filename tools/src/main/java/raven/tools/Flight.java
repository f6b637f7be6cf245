package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.gait.Identification;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mode.Itinerary.Outcome;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.sim.EngineChoice;
import raven.sim.Referee.Phase;
import raven.sim.World;
import raven.sim.spread.Truth;
import raven.state.NavState;
import raven.tools.FlightResult.ModeChange;
import raven.tools.log.LogRecorder;
import raven.tools.picture.Pose;
import us.ihmc.euclid.tuple4D.Quaternion;

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
  private final Raven raven;
  private final SensorFrame sensors = new SensorFrame();
  private final PilotCommand pilot = new PilotCommand();
  private final ActuatorFrame actuators = new ActuatorFrame();

  private final List<ModeChange> changes = new ArrayList<>();
  private final List<Double> begins = new ArrayList<>();
  private final List<Pose> poses = new ArrayList<>();
  private double over = Double.POSITIVE_INFINITY;
  private String why = "";
  private @Nullable FlightView view;
  private long ticks;
  private long slowestTick_ns;
  private long lastTick_ns;

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
    this.mission = mission;
    this.truth = truth;
    this.engine = engine;
    world = new World(truth, seed, engine);
    raven = new Raven(robot, mission, settings);

    // the pilot trusts the robot from the start
    pilot.valid = true;
    pilot.armed = true;
    pilot.go = true;
  }

  /** What a log keeps of every tick: what the robot thought and what was true. */
  List<LogRecorder.Section> logged() {
    TruthRow plain = new TruthRow();
    return List.of(
        new LogRecorder.Section("/tick", "Tick", row -> raven.log(sensors, pilot, actuators, row)),
        new LogRecorder.Section(LogRecorder.TRUTH, "Truth", row -> plain.write(world, row)));
  }

  /** What the page shows of every tick: that, and how long the robot's mind took, which no other run repeats. */
  List<LogRecorder.Section> shown() {
    List<LogRecorder.Section> shown = new ArrayList<>(logged());
    shown.add(new LogRecorder.Section("/loop", "Loop", row -> {
      row.put("time", "s", sensors.time);
      row.put("decide", "s", lastTick_ns / 1e9);
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
    RealTimePace pace = new RealTimePace();
    NavState x = raven.state();
    changed("power-up");
    while (world.time() < Math.min(mission.timeLimit(), over + AFTERMATH)) {
      Mode before = raven.mode();
      world.read(sensors);
      if (view != null) holdBack(view);
      tick();

      // everybody who watches
      if (raven.mode() != before) changed(raven.why());
      while (begins.size() <= raven.itinerary().index()) begins.add(sensors.time);
      referee(x);
      if (ticks++ % POSE_TICKS == 0) keepPose();
      if (recorder != null) recorder.tick();
      if (view != null) {
        view.tick(raven.mode() != before);
        pace.await(world.time());
      }
      live.show(sensors.time, raven.mode().name(), x.v_WB.norm(), x.height);

      world.write(actuators);
      Outcome outcome = raven.itinerary().outcome();
      if (outcome == Outcome.COMPLETED) break;
      if (outcome != Outcome.RUNNING && over > world.time())
        over(raven.itinerary().why());
    }
    if (raven.itinerary().outcome() == Outcome.RUNNING) over("time is up");
  }

  /** What somebody at the page holds back, the pilot trusts no more until it is let go. */
  private void holdBack(FlightView by) {
    pilot.armed = true;
    pilot.go = true;
    by.restrain(pilot);
  }

  private void tick() {
    long begin_ns = System.nanoTime();
    raven.tick(sensors, pilot, actuators);
    lastTick_ns = System.nanoTime() - begin_ns;
    slowestTick_ns = Math.max(slowestTick_ns, lastTick_ns);
  }

  private void changed(String reason) {
    String mode = raven.mode().name().toLowerCase(Locale.ROOT);
    ModeChange change = new ModeChange(mode, milliseconds(sensors.time), reason);
    changes.add(change);
    world.referee().phase(phase(raven.mode()));
  }

  /** The mission ended otherwise than well: in which mode, when and why. */
  private void over(String reason) {
    over = world.time();

    // what ended it is the mode before, when the end was a change of mode
    boolean justChanged = changes.size() > 1 && over - changes.getLast().at_s() < JUST;
    String mode = changes.get(changes.size() - (justChanged ? 2 : 1)).mode();
    why = String.format(Locale.ROOT, "%s at %.2f s: %s", mode, over, reason);
  }

  private void referee(NavState x) {
    // third row of the rotation: the vertical in body axes, whatever the heading
    Quaternion q = x.q_WB;
    double upX = 2 * (q.getX() * q.getZ() - q.getS() * q.getY());
    double upY = 2 * (q.getY() * q.getZ() + q.getS() * q.getX());
    double upZ = 1 - 2 * (q.getX() * q.getX() + q.getY() * q.getY());
    world
        .referee()
        .compare(x.p_WB.getZ(), x.v_WB.getX(), x.v_WB.getY(), x.v_WB.getZ(), upX, upY, upZ);
  }

  private void keepPose() {
    double[] q = new double[Pose.SIZE];
    world.pose(q);
    poses.add(new Pose(sensors.time, raven.mode(), q));
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

  /** Where the robot was, every hundredth of a second. */
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
    return new Acceptance.Progress(changes, begins, raven.itinerary().index(), q[0]);
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
    return raven.itinerary().outcome();
  }

  /** Why it did not go well; empty if it did. */
  String why() {
    return why;
  }

  /** Truth from the plant, and the slowest tick. */
  Map<String, Object> metrics() {
    Map<String, Object> metrics = world.referee().metrics();
    metrics.put("tasks_done", raven.itinerary().index());
    Identification felt = raven.identification();
    metrics.put("est_toe_spring_nm_per_rad", felt.toe());
    metrics.put("est_ankle_spring_nm_per_rad", felt.ankle());
    metrics.put("est_weight_factor", felt.weight());
    metrics.put("max_tick_us", slowestTick_ns / 1e3);
    return metrics;
  }
}
