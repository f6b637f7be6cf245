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
        if (owner == Owner.BLENDING && takenAt == Double.POSITIVE_INFINITY) {
          takenAt = sensors.time;
          height = q[2];
          up = up(q);
        }
        watched = sensors.time;
      }
      double since = sensors.time - takenAt;
      if (since >= 0 && since < LOSS_TIME) heightLoss = Math.max(heightLoss, height - q[2]);
      if (since >= 0 && since < STEP_TIME) attitudeStep = Math.max(attitudeStep, angle(up, up(q)));
      boolean going = owner == Owner.BLENDING || owner == Owner.ITS || owner == Owner.RETURNING;
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

  private static double angle(double[] a, double[] b) {
    return Math.acos(Math.clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1, 1));
  }

  /** A campaign by hand: seeds from the first argument up to the second, both kinds. */
  public static void main(String[] args) {
    for (AutopilotKind kind : AutopilotKind.values()) {
      int good = 0;
      int taken = 0;
      double loss = 0;
      double step = 0;
      double command = 0;
      for (long seed = Long.parseLong(args[0]); seed <= Long.parseLong(args[1]); seed++) {
        HandoverFlight f = new HandoverFlight(seed, kind, AutopilotTrouble.NONE, 14);
        boolean took = f.takenAt < 14;
        if (took) taken++;
        if (took && f.heightLoss < 0.5 && Math.toDegrees(f.attitudeStep) < 5 && !f.touched) good++;
        loss = Math.max(loss, f.heightLoss);
        step = Math.max(step, f.attitudeStep);
        command = Math.max(command, f.commandStep);
        if (!took || f.heightLoss >= 0.5 || Math.toDegrees(f.attitudeStep) >= 5 || f.touched) {
          System.out.printf(
              Locale.ROOT,
              "%s %d: %s %s taken %.2f loss %.2f step %.1f %s%n",
              kind,
              seed,
              f.owners,
              f.modes,
              f.takenAt,
              f.heightLoss,
              Math.toDegrees(f.attitudeStep),
              f.objection);
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%s: taken %d good %d worst loss %.3f m step %.2f deg command %.4f%n",
          kind,
          taken,
          good,
          loss,
          Math.toDegrees(step),
          command);
    }
  }
}
