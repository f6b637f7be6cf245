package raven.tools;

import raven.controller.Raven;
import raven.hal.link.HilMind;
import raven.mode.Itinerary.Outcome;
import raven.mode.Mode;
import raven.mode.ModeMachine;
import raven.mode.Transitions;
import raven.state.Attitude;
import raven.state.Health;
import raven.state.NavState;
import us.ihmc.euclid.tuple4D.Quaternion;

/** What a robot thinks, as far as a flight's record wants to know. Written by a {@link Mind}. */
final class MindReport {
  private static final Mode[] MODES = Mode.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final Health[] HEALTH = Health.values();

  Mode mode = Mode.DISARMED;

  /** The row that led to the mode. */
  String why = "power-up";

  /** Number of that row in the mode table. */
  int modeRow = ModeMachine.POWER_UP_ROW;

  /** Place of the present task in the script. */
  int task;

  Outcome outcome = Outcome.RUNNING;

  /** Why the mission ended. */
  String end = "";

  /** Estimated height above the place of power-up [m]. */
  double aboveStart;

  /** Estimated height [m], velocity [m/s] and the vertical in body axes. */
  double height;

  final double[] velocity = new double[3];
  final double[] up = {0, 0, 1};

  /** Estimated position along the ground [m], roll, pitch and yaw [rad], angular rate in body axes [rad/s], airspeed [m/s]. */
  final double[] position = new double[2];

  final double[] attitude = new double[3];
  final double[] rate = new double[3];
  double airspeed;

  /** Probability that a foot bears load. */
  final double[] contact = new double[2];

  Health health = Health.LOST;

  // what it found out about itself
  double toeSpring;
  double ankleSpring;
  double weight;

  double slowestTick_us;
  double lastTick_us;

  void read(Raven raven) {
    mode = raven.mode();
    why = raven.why();
    modeRow = raven.row();
    task = raven.itinerary().index();
    outcome = raven.itinerary().outcome();
    end = raven.itinerary().why();
    NavState x = raven.state();
    aboveStart = x.height;
    height = x.p_WB.getZ();
    x.v_WB.get(velocity);

    // third row of the rotation: the vertical in body axes, whatever the heading
    Quaternion q = x.q_WB;
    up[0] = 2 * (q.getX() * q.getZ() - q.getS() * q.getY());
    up[1] = 2 * (q.getY() * q.getZ() + q.getS() * q.getX());
    up[2] = 1 - 2 * (q.getX() * q.getX() + q.getY() * q.getY());
    position[0] = x.p_WB.getX();
    position[1] = x.p_WB.getY();
    attitude[0] = Attitude.roll(q);
    attitude[1] = Attitude.pitch(q);
    attitude[2] = Attitude.yaw(q);
    x.w_WB_B.get(rate);
    airspeed = x.airspeed;
    contact[0] = x.contact[0];
    contact[1] = x.contact[1];
    health = x.health;
    toeSpring = raven.identification().toe();
    ankleSpring = raven.identification().ankle();
    weight = raven.identification().weight();
  }

  /** The numbers as a link carries them. */
  void pack(double[] to) {
    to[HilMind.MODE] = mode.ordinal();
    to[HilMind.MODE_ROW] = modeRow;
    to[HilMind.TASK] = task;
    to[HilMind.OUTCOME] = outcome.ordinal();
    to[HilMind.HEIGHT] = height;
    for (int i = 0; i < 3; i++) {
      to[HilMind.VELOCITY + i] = velocity[i];
      to[HilMind.UP + i] = up[i];
      to[HilMind.ATTITUDE + i] = attitude[i];
      to[HilMind.RATE + i] = rate[i];
    }
    for (int i = 0; i < 2; i++) {
      to[HilMind.POSITION + i] = position[i];
      to[HilMind.CONTACT + i] = contact[i];
    }
    to[HilMind.AIRSPEED] = airspeed;
    to[HilMind.HEALTH] = health.ordinal();
    to[HilMind.TOE] = toeSpring;
    to[HilMind.ANKLE] = ankleSpring;
    to[HilMind.WEIGHT] = weight;
    to[HilMind.SLOWEST_US] = slowestTick_us;
    to[HilMind.ABOVE_START] = aboveStart;
  }

  /** The other way round; numbers that name nothing leave things as they are. */
  void unpack(double[] from) {
    mode = named(MODES, from[HilMind.MODE], mode);
    double row = from[HilMind.MODE_ROW];
    if (row >= ModeMachine.POWER_UP_ROW && row < Transitions.TABLE.size()) modeRow = (int) row;
    health = named(HEALTH, from[HilMind.HEALTH], health);
    outcome = named(OUTCOMES, from[HilMind.OUTCOME], outcome);
    task = (int) Math.clamp(from[HilMind.TASK], 0, 1000);
    height = from[HilMind.HEIGHT];
    for (int i = 0; i < 3; i++) {
      velocity[i] = from[HilMind.VELOCITY + i];
      up[i] = from[HilMind.UP + i];
      attitude[i] = from[HilMind.ATTITUDE + i];
      rate[i] = from[HilMind.RATE + i];
    }
    for (int i = 0; i < 2; i++) {
      position[i] = from[HilMind.POSITION + i];
      contact[i] = from[HilMind.CONTACT + i];
    }
    airspeed = from[HilMind.AIRSPEED];
    toeSpring = from[HilMind.TOE];
    ankleSpring = from[HilMind.ANKLE];
    weight = from[HilMind.WEIGHT];
    slowestTick_us = from[HilMind.SLOWEST_US];
    aboveStart = from[HilMind.ABOVE_START];
  }

  private static <T> T named(T[] all, double number, T otherwise) {
    return number >= 0 && number < all.length ? all[(int) number] : otherwise;
  }
}
