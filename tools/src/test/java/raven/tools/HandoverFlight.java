package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.file.Document;
import raven.flight.Owner;
import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.World;
import raven.sim.autopilot.AutopilotKind;
import raven.sim.autopilot.AutopilotTrouble;
import raven.sim.autopilot.SimulatedAutopilot;

/** A take-off with an autopilot that takes the cruise, and what it did to the aircraft. */
final class HandoverFlight {
  /** How long an attitude may take to step, and a height to be lost, after the first bit of the outputs is the autopilot's [s]. */
  private static final double STEP_TIME = 0.3;

  private static final double LOSS_TIME = 5;

  final List<Owner> owners = new ArrayList<>();
  final List<Mode> modes = new ArrayList<>();
  double heightLoss;
  double attitudeStep;

  /** By how much the attitude departs from where the turning of that moment alone would have carried it [rad]. */
  double attitudeKick;

  /** Largest change of a command in a tick while outputs go over, as a share of its travel. */
  double commandStep;

  boolean touched;
  String objection = "";
  double takenAt = Double.POSITIVE_INFINITY;

  HandoverFlight(
      long seed,
      AutopilotKind kind,
      AutopilotTrouble trouble,
      double seconds,
      String... overrides) {
    Document<Robot> robotFile = RobotFile.bundled();
    Document<Mission> missionFile = MissionFile.open("takeoff");
    Document<Settings> settingsFile = Settings.bundled();
    List<String> all = new ArrayList<>(List.of(
        "handover.target=autopilot", "wind.speed=2", "wind.any_direction=true", "wind.gust=0.3"));
    all.addAll(List.of(overrides));
    Overrides.apply(all, List.of(robotFile, missionFile, settingsFile));
    Robot robot = robotFile.bind();
    Mission mission = missionFile.bind();
    World world = new World(robot, mission, seed);
    LocalMind mind = new LocalMind(new Raven(robot, mission, settingsFile.bind()));
    mind.beside(new SimulatedAutopilot(world, kind, trouble, seed));
    fly(world, mind, robot, seconds);
    objection = mind.raven().takeover().objection().words();
  }

  private void fly(World world, LocalMind mind, Robot robot, double seconds) {
    SensorFrame sensors = new SensorFrame();
    ActuatorFrame out = new ActuatorFrame();
    ActuatorFrame last = new ActuatorFrame();
    double[] q = new double[13];
    double height = 0;
    double[] up = null;
    double[] v = new double[12];
    double[] w = new double[3];
    boolean external = mind.raven().external();
    Owner owner = Owner.OURS;
    double watched = Double.NEGATIVE_INFINITY;
    boolean aloft = false;
    while (world.time() < seconds) {
      world.read(sensors);
      mind.tick(sensors, out);
      world.write(out);
      world.pose(q);
      Mode mode = mind.report().mode;
      if (modes.isEmpty() || modes.getLast() != mode) modes.add(mode);
      aloft |= mode == Mode.CLIMBING;
      touched |= aloft && (mode == Mode.LANDING || mode == Mode.FALLEN);
      if (mind.raven().takeover().owner() != owner) {
        owner = mind.raven().takeover().owner();
        owners.add(owner);
        watched = sensors.time;
      }
      // our own cruise takes over when it begins, an autopilot when its outputs begin to count
      boolean takes = external ? owner == Owner.BLENDING : mode == Mode.CRUISING;
      if (takes && takenAt == Double.POSITIVE_INFINITY) {
        takenAt = sensors.time;
        watched = sensors.time;
        height = q[2];
        up = up(q);
        world.velocity(v);
        System.arraycopy(v, 3, w, 0, 3);
      }
      double since = sensors.time - takenAt;
      if (since >= 0 && since < LOSS_TIME) heightLoss = Math.max(heightLoss, height - q[2]);
      if (since >= 0 && since < STEP_TIME) {
        attitudeStep = Math.max(attitudeStep, angle(up, up(q)));
        attitudeKick = Math.max(attitudeKick, angle(turned(up, w, since), up(q)));
      }
      boolean going =
          !external || owner == Owner.BLENDING || owner == Owner.ITS || owner == Owner.RETURNING;
      if (going && sensors.time - watched < 1 && mode == Mode.CRUISING) {
        commandStep = Math.max(commandStep, Math.abs(out.throttle - last.throttle));
        commandStep = Math.max(
            commandStep,
            Math.abs(out.elevator - last.elevator) / robot.tail().stabilator().limit());
        commandStep = Math.max(
            commandStep, Math.abs(out.rudder - last.rudder) / robot.tail().fin().limit());
        commandStep = Math.max(
            commandStep, Math.abs(out.aileron - last.aileron) / robot.wing().aileronLimit());
      }
      last.set(out);
    }
  }

  private static double[] up(double[] q) {
    double s = q[3];
    return new double[] {
      2 * (q[4] * q[6] - s * q[5]),
      2 * (q[5] * q[6] + s * q[4]),
      1 - 2 * (q[4] * q[4] + q[5] * q[5])
    };
  }

  /** A fixed direction as a body sees it that turns steadily: Rodrigues about −ω. */
  private static double[] turned(double[] u, double[] w, double time) {
    double rate = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
    if (rate == 0) return u;
    double[] k = {-w[0] / rate, -w[1] / rate, -w[2] / rate};
    double c = Math.cos(rate * time);
    double s = Math.sin(rate * time);
    double dot = k[0] * u[0] + k[1] * u[1] + k[2] * u[2];
    double[] turned = new double[3];
    for (int i = 0; i < 3; i++) {
      double cross = k[(i + 1) % 3] * u[(i + 2) % 3] - k[(i + 2) % 3] * u[(i + 1) % 3];
      turned[i] = u[i] * c + cross * s + k[i] * dot * (1 - c);
    }
    return turned;
  }

  private static double angle(double[] a, double[] b) {
    return Math.acos(Math.clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1, 1));
  }

  /** A campaign by hand: seeds from the first argument up to the second, our own cruise and both kinds of autopilot. */
  public static void main(String[] args) {
    long from = Long.parseLong(args[0]);
    long to = Long.parseLong(args[1]);
    campaign("internal", AutopilotKind.ARDUPLANE, from, to, "handover.target=internal");
    for (AutopilotKind kind : AutopilotKind.values()) {
      campaign(kind.name(), kind, from, to, "handover.target=autopilot");
    }
  }

  private static void campaign(String name, AutopilotKind kind, long from, long to, String target) {
    int taken = 0;
    double loss = 0;
    double step = 0;
    double kick = 0;
    double command = 0;
    for (long seed = from; seed <= to; seed++) {
      HandoverFlight f = new HandoverFlight(seed, kind, AutopilotTrouble.NONE, 14, target);
      boolean took = f.takenAt < 14;
      if (took) taken++;
      loss = Math.max(loss, f.heightLoss);
      step = Math.max(step, f.attitudeStep);
      kick = Math.max(kick, f.attitudeKick);
      command = Math.max(command, f.commandStep);
      if (!took || f.heightLoss >= 0.5 || Math.toDegrees(f.attitudeStep) >= 5 || f.touched) {
        System.out.printf(
            Locale.ROOT,
            "%s %d: %s %s taken %.2f loss %.2f m step %.1f deg kick %.1f deg %s%n",
            name,
            seed,
            f.owners,
            f.modes,
            f.takenAt,
            f.heightLoss,
            Math.toDegrees(f.attitudeStep),
            Math.toDegrees(f.attitudeKick),
            f.objection);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: taken %d, worst height loss %.3f m, attitude change %.2f deg, beyond its turning %.2f deg, command %.2f %%%n",
        name,
        taken,
        loss,
        Math.toDegrees(step),
        Math.toDegrees(kick),
        100 * command);
  }
}
