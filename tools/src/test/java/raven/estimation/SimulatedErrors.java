package raven.estimation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.mission.MissionFile;
import raven.mode.Itinerary;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.World;
import raven.state.Health;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * The estimate of simulated missions against the plant, mode by mode: root mean squares, normalised squared errors, and how late contacts are felt. An estimator beside the
 * robot's own takes the same frames, so that its covariance can be seen.
 */
final class SimulatedErrors {
  /** Errors are normalised every so many ticks; neighbours tell the same. */
  private static final int EVERY = 25;

  /** From then on the estimator has begun [s]. */
  private static final double BEGUN = 1;

  static final Mode[] GROUND = {
    Mode.STANDING, Mode.WALKING, Mode.CROUCHING, Mode.PUSHING, Mode.LANDING
  };
  static final Mode[] FLIGHT = {Mode.LEAPING, Mode.CLIMBING, Mode.CRUISING, Mode.GLIDING};

  final Map<Mode, ErrorSum> modes = new EnumMap<>(Mode.class);
  final ContactTimes[] contacts = {new ContactTimes(), new ContactTimes()};

  /** Error of the height when the feet left the ground, of each jump [m]. */
  final List<Double> liftOff = new ArrayList<>();

  boolean completed;
  long notGood;

  private final NormalisedError error = new NormalisedError();

  /** Flies a mission. */
  SimulatedErrors(String mission, long seed) {
    Robot robot = RobotFile.bundled().bind();
    Settings settings = Settings.bundled().bind();
    var flown = MissionFile.open(mission).bind();
    World world = new World(robot, flown, seed);
    Raven raven = new Raven(robot, flown, settings);
    Estimator twin = new Estimator(robot, settings.estimation());
    NavState x = new NavState();
    SensorFrame sensors = new SensorFrame();
    PilotCommand pilot = new PilotCommand();
    ActuatorFrame actuators = new ActuatorFrame();
    pilot.valid = pilot.armed = pilot.go = true;

    PlantTruth truth = new PlantTruth(world);
    long tick = 0;
    while (world.time() < flown.timeLimit()) {
      world.read(sensors);
      Mode before = raven.mode();
      raven.tick(sensors, pilot, actuators);
      twin.update(sensors, x);
      truth.read();
      if (world.time() > BEGUN) {
        boolean normalise = tick++ % EVERY == 0 && raven.mode() != Mode.FALLEN;
        compare(x, twin.filter(), truth, raven.mode(), normalise);
        if (x.health != Health.GOOD) notGood++;
      }
      for (int leg = 0; leg < 2; leg++) {
        contacts[leg].take(world.time(), world.footLoad(leg), x.inContact[leg]);
      }
      boolean left = before == Mode.PUSHING && raven.mode().permit().aloft();
      if (left) liftOff.add(x.height - truth.p_WB.getZ());
      world.write(actuators);
      if (raven.itinerary().outcome() != Itinerary.Outcome.RUNNING) break;
    }
    completed = raven.itinerary().outcome() == Itinerary.Outcome.COMPLETED;
  }

  private void compare(NavState x, Kalman filter, PlantTruth truth, Mode mode, boolean normalise) {
    ErrorSum sum = modes.computeIfAbsent(mode, m -> new ErrorSum());
    Vector3D e = new Vector3D();
    e.sub(x.v_WB, truth.v_WB);
    sum.take(
        truth.tilt(x.q_WB),
        e.getX(),
        e.getY(),
        e.getZ(),
        x.height - truth.p_WB.getZ(),
        error.yaw(x.q_WB, truth));
    if (!normalise) return;
    error.set(x.q_WB, x.v_WB, new Vector3D(x.p_WB), truth, filter);
    sum.take(error);
  }

  /** Adds up what several seeds gave. */
  static ErrorSum over(List<SimulatedErrors> runs, Mode... modes) {
    ErrorSum all = new ErrorSum();
    for (SimulatedErrors run : runs) {
      for (Mode mode : modes) {
        ErrorSum sum = run.modes.get(mode);
        if (sum != null) all.add(sum);
      }
    }
    return all;
  }

  /** Shows the errors of a mission over seeds: arguments mission, first and last seed; a fourth shows every seed. */
  public static void main(String[] args) {
    List<SimulatedErrors> runs = new ArrayList<>();
    ContactTimes contacts = new ContactTimes();
    for (long seed = Long.parseLong(args[1]); seed <= Long.parseLong(args[2]); seed++) {
      SimulatedErrors run = new SimulatedErrors(args[0], seed);
      runs.add(run);
      contacts.add(run.contacts[0]);
      contacts.add(run.contacts[1]);
      if (args.length > 3) {
        System.out.println(
            seed + " " + run.completed + " lift-off " + run.liftOff + " not good " + run.notGood);
        run.modes.forEach((mode, sum) -> System.out.println("  " + mode + ": " + sum));
      }
    }
    for (Mode mode : Mode.values()) {
      ErrorSum sum = over(runs, mode);
      if (!sum.empty()) System.out.println(mode + ": " + sum);
    }
    System.out.println("on the ground: " + over(runs, GROUND));
    System.out.println("in flight: " + over(runs, FLIGHT));
    double[] errors = runs.stream()
        .flatMapToDouble(run -> run.liftOff.stream().mapToDouble(Math::abs))
        .sorted()
        .toArray();
    System.out.printf(
        Locale.ROOT,
        "height at lift-off: rms %.4f m, worst %.4f m of %d%n",
        rms(errors),
        errors[errors.length - 1],
        errors.length);
    System.out.println(contacts);
    System.out.println(
        "completed " + runs.stream().filter(r -> r.completed).count() + " of " + runs.size()
            + ", ticks not good " + runs.stream().mapToLong(r -> r.notGood).sum());
  }

  private static double rms(double[] errors) {
    double sum2 = 0;
    for (double error : errors) sum2 += error * error;
    return Math.sqrt(sum2 / errors.length);
  }
}
