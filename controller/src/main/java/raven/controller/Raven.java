package raven.controller;

import raven.estimation.Estimator;
import raven.flight.HandoverSettings;
import raven.flight.Takeover;
import raven.gait.Identification;
import raven.hal.ActuatorFrame;
import raven.hal.AutopilotFrame;
import raven.hal.AutopilotRequest;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.log.FrameRow;
import raven.log.LogRow;
import raven.mission.Mission;
import raven.mode.BehaviourReport;
import raven.mode.Facts;
import raven.mode.Itinerary;
import raven.mode.Mode;
import raven.mode.ModeMachine;
import raven.mode.Situation;
import raven.robot.Robot;
import raven.safety.Limits;
import raven.state.NavState;

/**
 * The robot's mind: one tick from what it senses to what it does. All inputs come in two structs and time is one of their fields, so that the
 * same inputs give the same bits, on the robot, in simulation and in replay. Not thread-safe; allocates nothing after construction.
 */
public final class Raven {
  private final NavState x = new NavState();
  private final Situation situation = new Situation();
  private final BehaviourReport report = new BehaviourReport();
  private final ModeMachine modes = new ModeMachine();
  private final Estimator estimator;
  private final Itinerary itinerary;
  private final Facts facts;
  private final Behaviours behaviours;
  private final Limits limits;
  private final AutopilotFrame autopilot = new AutopilotFrame();
  private final AutopilotRequest request = new AutopilotRequest();
  private final boolean external;

  public Raven(Robot robot, Mission mission, Settings settings) {
    estimator = new Estimator(robot, settings.estimation());
    itinerary = new Itinerary(mission.script(), settings.modes().patience(), modes, report);
    facts = new Facts(robot, settings.modes(), modes, itinerary, report);
    behaviours = new Behaviours(robot, mission, settings, itinerary, report, autopilot, request);
    limits = new Limits(robot, settings.limits());
    external = settings.handover().target() == HandoverSettings.Target.AUTOPILOT;
  }

  /** Senses, decides, acts: fills {@code out}, which the caller keeps from tick to tick. */
  public void tick(SensorFrame sensors, PilotCommand pilot, ActuatorFrame out) {
    estimate(sensors);
    decide(sensors, pilot, out);
  }

  /** The first half of a tick, for whoever times the halves: where am I? */
  public void estimate(SensorFrame sensors) {
    estimator.update(sensors, x);
    behaviours.observe(sensors, x);
  }

  /** The second half. */
  public void decide(SensorFrame sensors, PilotCommand pilot, ActuatorFrame out) {
    // what is going on, and what shall I be doing?
    facts.update(sensors, pilot, x, situation);
    if (modes.update(situation, sensors.time)) {
      behaviours.enter(modes.mode(), x);
    }

    // do it
    behaviours.update(modes.mode(), x, out);

    // never more than the airframe can take
    limits.apply(sensors, situation.armed, modes.mode().permit(), out);
    behaviours.sent(out);
  }

  /** An autopilot is to take the cruise: what it says is an input of the tick. */
  public boolean external() {
    return external;
  }

  /** What the autopilot says; to be filled before the tick by whoever has one. */
  public AutopilotFrame autopilot() {
    return autopilot;
  }

  /** What it is asked; to be passed on after the tick. */
  public AutopilotRequest request() {
    return request;
  }

  /** Who owns throttle and surfaces, and what spoke against the autopilot last. */
  public Takeover takeover() {
    return behaviours.takeover;
  }

  public Mode mode() {
    return modes.mode();
  }

  /** In words, why the robot is in its mode. */
  public String why() {
    return modes.row().why();
  }

  /** Number of the row in the mode table that led there. */
  public int row() {
    return modes.rowNumber();
  }

  /** What speaks against arming; empty when nothing does. */
  public String missing() {
    return facts.checks().missing();
  }

  /** How the mission stands. */
  public Itinerary itinerary() {
    return itinerary;
  }

  /** The newest estimate; read only. */
  public NavState state() {
    return x;
  }

  /** What the robot has found out about its springs and weight; read only. */
  public Identification identification() {
    return behaviours.identification;
  }

  /** Declares and writes one row of the log: what came in, what was thought, what went out. */
  public void log(SensorFrame sensors, PilotCommand pilot, ActuatorFrame out, LogRow row) {
    FrameRow.sensors(sensors, row);
    FrameRow.pilot(pilot, row);
    TickRow.thought(x, modes, itinerary, behaviours.identification, behaviours.springs.delay, row);
    FrameRow.actuators(out, row);
    if (external) {
      FrameRow.autopilot(autopilot, row);
      FrameRow.request(request, row);
      row.put("owner", "", takeover().owner().ordinal());
      row.put("objection", "", takeover().objection().ordinal());
    }
  }
}
