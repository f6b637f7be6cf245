package raven.estimation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
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
import raven.state.Attitude;
import raven.state.Health;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/**
 * The estimate of simulated missions against the plant, mode by mode: root mean squares, normalised squared errors, and how late contacts are felt. An estimator beside the
 * robot's own takes the same frames, so that its covariance can be seen.
 */
final class SimulatedErrors {
  /** Errors are normalised every so many ticks; neighbours tell the same. */
  private static final int EVERY = 25;

  /** Attitude, velocity and height: what controllers act on. */
  static final int FREEDOM = 7;

  private static final int[] PARTS = {
    Kalman.TILT,
    Kalman.TILT + 1,
    Kalman.TILT + 2,
    Kalman.VELOCITY,
    Kalman.VELOCITY + 1,
    Kalman.VELOCITY + 2,
    Kalman.POSITION + 2
  };

  /** Sums over one mode. */
  static final class Sum {
    double tilt2;
    double velocity2;
    double level2;
    double height2;
    double yaw2;
    long ticks;
    double normalised;
    double normalisedTilt;
    double normalisedVelocity;
    double normalisedHeight;
    double normalisedYaw;
    final double[] normalisedPart = new double[FREEDOM];
    long samples;

    double tiltDeg() {
      return Math.toDegrees(Math.sqrt(tilt2 / ticks));
    }

    double velocity() {
      return Math.sqrt(velocity2 / ticks);
    }

    double height() {
      return Math.sqrt(height2 / ticks);
    }

    double nees() {
      return normalised / samples;
    }

    void add(Sum o) {
      tilt2 += o.tilt2;
      velocity2 += o.velocity2;
      level2 += o.level2;
      height2 += o.height2;
      yaw2 += o.yaw2;
      ticks += o.ticks;
      normalised += o.normalised;
      normalisedTilt += o.normalisedTilt;
      normalisedVelocity += o.normalisedVelocity;
      normalisedHeight += o.normalisedHeight;
      normalisedYaw += o.normalisedYaw;
      for (int i = 0; i < FREEDOM; i++) normalisedPart[i] += o.normalisedPart[i];
      samples += o.samples;
    }

    @Override
    public String toString() {
      return String.format(
              Locale.ROOT,
              "tilt %.2f deg, velocity %.3f m/s (level %.3f), height %.3f m, yaw %.2f deg; normalised %.2f of 7: tilt %.2f of 2, velocity %.2f of 3, height %.2f, yaw %.2f of 1",
              tiltDeg(),
              velocity(),
              Math.sqrt(level2 / ticks),
              height(),
              Math.toDegrees(Math.sqrt(yaw2 / ticks)),
              nees(),
              normalisedTilt / samples,
              normalisedVelocity / samples,
              normalisedHeight / samples,
              normalisedYaw / samples)
          + " parts "
          + java.util.Arrays.stream(normalisedPart)
              .mapToObj(p -> String.format("%.2f", p / samples))
              .toList();
    }
  }

  final Map<Mode, Sum> modes = new EnumMap<>(Mode.class);
  final ContactTimes[] contacts = {new ContactTimes(), new ContactTimes()};

  /** Error of the height when the feet left the ground, of each jump [m]. */
  final List<Double> liftOff = new ArrayList<>();

  boolean completed;
  long notGood;
  double worstTilt;
  String last = "";

  private final double[] q = new double[13];
  private final double[] v = new double[12];
  private final Quaternion q_WB = new Quaternion();
  private final Quaternion turn = new Quaternion();
  private final Vector3D phi = new Vector3D();
  private final Vector3D d = new Vector3D();
  private final double[] e = new double[FREEDOM];
  private final double[] up0 = new double[3];
  private final double mounting;

  // where and how fast the feet left the ground, and how long ago
  private final Vector3D p_off = new Vector3D();
  private final Vector3D v_off = new Vector3D();
  private double aloft;

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

    // the robot starts at a place and with a heading that are nought by definition
    world.pose(q);
    double x0 = q[0];
    double y0 = q[1];
    q_WB.set(q[4], q[5], q[6], q[3]);
    double yaw0 = Attitude.yaw(q_WB);
    for (int j = 0; j < 3; j++) {
      Vector3D axis = new Vector3D(j == 0 ? 1 : 0, j == 1 ? 1 : 0, j == 2 ? 1 : 0);
      q_WB.transform(axis);
      up0[j] = axis.getZ();
    }
    mounting = robot.sensors().imu().misalignment();
    Mode before = raven.mode();
    long tick = 0;
    while (world.time() < flown.timeLimit()) {
      world.read(sensors);
      raven.tick(sensors, pilot, actuators);
      twin.update(sensors, x);
      world.pose(q);
      world.velocity(v);
      straighten(x0, y0, yaw0);
      boolean started = world.time() > 1;
      aloft += World.TICK;
      if (twin.filter().anchored()) {
        p_off.set(twin.filter().p_WB);
        v_off.set(twin.filter().v_WB);
        aloft = 0;
      }
      if (started)
        compare(x, twin.filter(), raven.mode(), tick++ % EVERY == 0 && raven.mode() != Mode.FALLEN);
      if (started && x.health != Health.GOOD) notGood++;
      for (int leg = 0; leg < 2; leg++) {
        contacts[leg].take(world.time(), world.footLoad(leg), x.inContact[leg]);
      }
      boolean left = before == Mode.PUSHING && raven.mode().permit().aloft();
      if (left) liftOff.add(x.height - q[2]);
      before = raven.mode();
      world.write(actuators);
      if (raven.itinerary().outcome() != Itinerary.Outcome.RUNNING) break;
    }
    completed = raven.itinerary().outcome() == Itinerary.Outcome.COMPLETED;
  }

  /** Angle between two verticals. */
  private static double tilt(Quaternion a, Quaternion b) {
    Vector3D up = new Vector3D(0, 0, 1);
    a.inverseTransform(up);
    b.transform(up);
    return Math.atan2(Math.hypot(up.getX(), up.getY()), up.getZ());
  }

  /** Turns the truth to where the robot began. */
  private void straighten(double x0, double y0, double yaw0) {
    double c = Math.cos(yaw0);
    double s = Math.sin(yaw0);
    double dx = q[0] - x0;
    double dy = q[1] - y0;
    q[0] = c * dx + s * dy;
    q[1] = c * dy - s * dx;
    double vx = v[0];
    v[0] = c * vx + s * v[1];
    v[1] = c * v[1] - s * vx;
    turn.setToYawOrientation(-yaw0);
    q_WB.set(q[4], q[5], q[6], q[3]);
    q_WB.preMultiply(turn);
  }

  private void compare(NavState x, Kalman filter, Mode mode, boolean normalise) {
    Sum sum = modes.computeIfAbsent(mode, m -> new Sum());
    double tilt = tilt(q_WB, x.q_WB);
    worstTilt = Math.max(worstTilt, tilt);
    double ex = x.v_WB.getX() - v[0];
    double ey = x.v_WB.getY() - v[1];
    double ez = x.v_WB.getZ() - v[2];
    double ep = x.height - q[2];
    sum.tilt2 += tilt * tilt;
    sum.level2 += ex * ex + ey * ey;
    sum.velocity2 += ex * ex + ey * ey + ez * ez;
    sum.height2 += ep * ep;
    sum.ticks++;

    // R = Exp(φ) R̂, v = Exp(φ) v̂ + ν, p = Exp(φ) p̂ + ρ
    turn.set(x.q_WB);
    turn.conjugate();
    turn.preMultiply(q_WB);
    turn.getRotationVector(phi);
    sum.yaw2 += phi.getZ() * phi.getZ();
    if (!normalise) return;
    e[0] = phi.getX();
    e[1] = phi.getY();
    e[2] = phi.getZ();
    d.set(x.v_WB);
    turn.transform(d);
    e[3] = v[0] - d.getX();
    e[4] = v[1] - d.getY();
    e[5] = v[2] - d.getZ();
    d.set(x.p_WB);
    turn.transform(d);
    e[6] = q[2] - d.getZ();
    DMatrixRMaj P = mounted(filter);
    sum.normalised += normalised(P, 0, FREEDOM);
    sum.normalisedTilt += normalised(P, 0, 2);
    sum.normalisedYaw += normalised(P, 2, 3);
    sum.normalisedVelocity += normalised(P, 3, 6);
    sum.normalisedHeight += normalised(P, 6, 7);
    for (int i = 0; i < FREEDOM; i++) sum.normalisedPart[i] += normalised(P, i, i + 1);
    sum.samples++;
  }

  /**
   * What the filter knows is the attitude of its inertial unit, of which the heading was nought at the start; that of the body adds the mounting: B Bᵀ σ². Legs measure in the
   * body, so that a way on foot is turned with the attitude and its invariant error is none; what the inertial unit has added since the feet left is not: B = (A, [Δv]ₓ A, [Δp]ₓ A) with
   * A = R − ẑ ẑᵀR₀.
   */
  private DMatrixRMaj mounted(Kalman x) {
    DMatrixRMaj P = x.P.copy();
    Vector3D faster = new Vector3D();
    Vector3D farther = new Vector3D();
    faster.sub(x.v_WB, v_off);
    farther.sub(x.p_WB, p_off);
    farther.scaleAdd(-aloft, v_off, farther);
    double[][] B = new double[Kalman.N][3];
    for (int j = 0; j < 3; j++) {
      double a = x.R[j];
      double b = x.R[3 + j];
      double c = x.R[6 + j] - up0[j];
      column(B, Kalman.TILT, j, a, b, c);
      cross(B, Kalman.VELOCITY, j, faster, a, b, c);
      cross(B, Kalman.POSITION, j, farther, a, b, c);
    }
    for (int i = 0; i < Kalman.GYRO_BIAS; i++) {
      for (int k = 0; k < Kalman.GYRO_BIAS; k++) {
        double dot = B[i][0] * B[k][0] + B[i][1] * B[k][1] + B[i][2] * B[k][2];
        P.add(i, k, mounting * mounting * dot);
      }
    }
    return P;
  }

  private static void column(double[][] B, int at, int j, double a, double b, double c) {
    B[at][j] = a;
    B[at + 1][j] = b;
    B[at + 2][j] = c;
  }

  private static void cross(double[][] B, int at, int j, Vector3D u, double a, double b, double c) {
    double x = u.getX();
    double y = u.getY();
    double z = u.getZ();
    column(B, at, j, y * c - z * b, z * a - x * c, x * b - y * a);
  }

  /** eᵀ P⁻¹ e over some parts of the error. */
  private double normalised(DMatrixRMaj P, int from, int to) {
    int n = to - from;
    DMatrixRMaj part = new DMatrixRMaj(n, n);
    DMatrixRMaj error = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      error.set(i, 0, e[from + i]);
      for (int j = 0; j < n; j++) {
        part.set(i, j, P.get(PARTS[from + i], PARTS[from + j]));
      }
    }
    DMatrixRMaj solved = new DMatrixRMaj(n, 1);
    if (!CommonOps_DDRM.solve(part, error, solved))
      throw new AssertionError("covariance is singular");
    return CommonOps_DDRM.dot(error, solved);
  }

  /** Adds up what several seeds gave. */
  static Sum over(List<SimulatedErrors> runs, Mode... modes) {
    Sum all = new Sum();
    for (SimulatedErrors run : runs) {
      for (Mode mode : modes) {
        Sum sum = run.modes.get(mode);
        if (sum != null) all.add(sum);
      }
    }
    return all;
  }

  /** Shows the errors of a mission over seeds: arguments mission, first and last seed. */
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
      Sum sum = over(runs, mode);
      if (sum.ticks > 0) System.out.println(mode + ": " + sum);
    }
    Sum ground =
        over(runs, Mode.STANDING, Mode.WALKING, Mode.CROUCHING, Mode.PUSHING, Mode.LANDING);
    System.out.println("on the ground: " + ground);
    System.out.println(
        "in flight: " + over(runs, Mode.LEAPING, Mode.CLIMBING, Mode.CRUISING, Mode.GLIDING));
    double worst = 0;
    double sum2 = 0;
    int n = 0;
    for (SimulatedErrors run : runs) {
      for (double error : run.liftOff) {
        worst = Math.max(worst, Math.abs(error));
        sum2 += error * error;
        n++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "height at lift-off: rms %.4f m, worst %.4f m of %d%n",
        Math.sqrt(sum2 / n),
        worst,
        n);
    System.out.println(contacts);
    System.out.println(
        "completed " + runs.stream().filter(r -> r.completed).count() + " of " + runs.size()
            + ", ticks not good " + runs.stream().mapToLong(r -> r.notGood).sum());
  }
}
