package raven.sim.autopilot;

import raven.hal.AutopilotFrame;
import raven.hal.AutopilotFrame.Answer;
import raven.hal.AutopilotFrame.Doing;
import raven.hal.AutopilotPort;
import raven.hal.AutopilotRequest;
import raven.hal.AutopilotRequest.Wish;
import raven.sim.World;
import raven.sim.autopilot.AutopilotTrouble.Kind;
import raven.sim.noise.Noise;

/**
 * An autopilot beside the flight code, with sensors, attitude estimate, states and control laws of its own: proportional attitude hold with a
 * scheduled gain and integrals, height by pitch, airspeed by throttle. It begins from the outputs that it sees, as one does whose servo rail is
 * wired through. Not thread-safe.
 */
public final class SimulatedAutopilot implements AutopilotPort {
  /** Error of its attitude: constant, drawn, and slowly wandering [rad]. */
  private static final double BIAS = 0.012;

  private static final double WANDER = 0.004;

  /** A lie [rad]. */
  private static final double LIE = 0.52;

  private static final double REBOOT = 2;

  /** How fast its loops follow while others fly [1/s]. */
  private static final double FOLLOWING = 5;

  /** Fastest change of the pitch that it wants [rad/s]. */
  private static final double PITCH_RATE = 0.15;

  /** Airspeed at which the gains hold [m/s]. */
  private static final double REFERENCE = 9.5;

  private final World world;
  private final AutopilotKind kind;
  private final AutopilotTrouble trouble;
  private final Noise noise;
  private final double biasPitch;
  private final double biasRoll;
  private double wanderPitch;
  private double wanderRoll;

  private final AutopilotRequest asked = new AutopilotRequest();
  private double askedAt;
  private boolean pending;
  private int answered;
  private Answer answer = Answer.NONE;
  private Doing doing = Doing.STANDING_BY;
  private boolean armed;

  private double heartbeat;
  private double output = Double.NEGATIVE_INFINITY;
  private double time;

  // targets and loops
  private double heightAt;
  private double speedAt;
  private double heading;
  private double trimElevator;
  private double trimThrottle;
  private double trimPitch;
  private double wanted;
  private double climbAt;
  private double integralPitch;
  private double integralRoll;
  private double throttle;
  private double elevator;
  private double rudder;
  private double aileron;
  private final double[] q = new double[13];
  private final double[] v = new double[12];

  public SimulatedAutopilot(World world, AutopilotKind kind, AutopilotTrouble trouble, long seed) {
    this.world = world;
    this.kind = kind;
    this.trouble = trouble;
    noise = new Noise(seed, "autopilot");
    biasPitch = noise.gaussian(BIAS);
    biasRoll = noise.gaussian(BIAS);
  }

  private boolean troubled(Kind with) {
    return trouble.kind() == with && time >= trouble.from();
  }

  private boolean silent() {
    return troubled(Kind.SILENT) || troubled(Kind.REBOOTS) && time < trouble.from() + REBOOT;
  }

  @Override
  public void write(AutopilotRequest request) {
    if (request.number != asked.number) {
      askedAt = time;
      pending = true;
    }
    asked.set(request);
  }

  @Override
  public void read(double atTime, AutopilotFrame frame) {
    double dt = Math.max(0, atTime - time);
    time = atTime;
    world.pose(q);
    world.velocity(v);
    wanderPitch += -wanderPitch * dt + noise.gaussian(WANDER * Math.sqrt(2 * dt));
    wanderRoll += -wanderRoll * dt + noise.gaussian(WANDER * Math.sqrt(2 * dt));
    if (silent()) {
      if (troubled(Kind.REBOOTS)) reboot();
      frame.heartbeatAge += dt;
      frame.attitudeAge += dt;
      frame.outputAge += dt;
      return;
    }
    if (pending && time - askedAt >= kind.answerDelay) decide();
    if (doing == Doing.FLYING) fly(dt);
    say(frame);
  }

  private void reboot() {
    armed = false;
    doing = Doing.STANDING_BY;
    pending = false;
    answer = Answer.NONE;
    answered = 0;
  }

  private void decide() {
    pending = false;
    answered = asked.number;
    answer = Answer.ACCEPTED;
    switch (asked.wish) {
      case STAND_BY -> doing = Doing.STANDING_BY;
      case LAUNCH -> {
        armed = true;
        doing = Doing.LAUNCHING;
      }
      case TAKE -> {
        boolean no = troubled(Kind.REFUSES) || !armed && kind.armsFirst;
        if (no) {
          answer = Answer.REFUSED;
        } else {
          armed = true;
          if (doing != Doing.FLYING) begin();
          doing = Doing.FLYING;
        }
      }
    }
  }

  private void begin() {
    heightAt = q[2];
    speedAt = Math.max(world.airspeed(), 1);
    heading = yaw();
    trimElevator = asked.elevator;
    trimThrottle = asked.throttle;
    trimPitch = pitch();
    wanted = trimPitch;
    climbAt = v[2];
    integralPitch = 0;
    integralRoll = 0;
  }

  /** Whoever else flies, its loops stay where they can begin from. */
  private void follow(double dt) {
    heightAt = q[2] + 0.5 * Math.max(0, v[2]);
    speedAt = Math.max(world.airspeed(), 1);
    heading = yaw();
    trimPitch += FOLLOWING * dt * (pitch() - trimPitch);
    wanted = trimPitch;
    climbAt = v[2];
    integralPitch = 0;
    integralRoll = 0;
    trimElevator += FOLLOWING * dt * (asked.elevator - trimElevator);
    trimThrottle += FOLLOWING * dt * (asked.throttle - trimThrottle);
  }

  private double error(double bias, double wander) {
    return bias + wander + (troubled(Kind.LIES) ? LIE : 0);
  }

  /** Angle of body x above the horizon as it believes. */
  private double pitch() {
    double sine = 2 * (q[4] * q[6] - q[3] * q[5]);
    return StrictMath.asin(Math.clamp(sine, -1, 1)) + error(biasPitch, wanderPitch);
  }

  private double roll() {
    double up = 1 - 2 * (q[4] * q[4] + q[5] * q[5]);
    return StrictMath.atan2(2 * (q[5] * q[6] + q[3] * q[4]), up) + biasRoll + wanderRoll;
  }

  private double yaw() {
    return StrictMath.atan2(2 * (q[4] * q[5] + q[3] * q[6]), 1 - 2 * (q[5] * q[5] + q[6] * q[6]));
  }

  private void fly(double dt) {
    double speed = Math.max(4, world.airspeed());
    double scale = REFERENCE * REFERENCE / (speed * speed);

    // the height that it was given the aircraft at, and towards the speed that it was asked for
    if (!asked.taken) follow(dt);
    double speedTo = asked.airspeed > 0 ? asked.airspeed : speedAt;
    speedAt += Math.clamp(speedTo - speedAt, -0.6 * dt, 0.6 * dt);

    // height and climb rate by pitch, in the attitude that it began with
    double climb = Math.clamp(0.6 * (heightAt - q[2]), -1.2, 1.2);
    climbAt += Math.clamp(climb - climbAt, -1.5 * dt, 1.5 * dt);
    climb = climbAt;
    double target = Math.clamp(trimPitch + 0.10 * (climb - v[2]), -0.25, 0.6);
    wanted += Math.clamp(target - wanted, -PITCH_RATE * dt, PITCH_RATE * dt);
    trimPitch += dt * Math.clamp(0.06 * (climb - v[2]), -0.1, 0.1);
    double e = wanted - pitch();
    integralPitch = Math.clamp(integralPitch + dt * 0.8 * e, -0.3, 0.3);
    elevator = trimElevator + scale * (0.6 * e + integralPitch + 0.16 * v[4]);

    // wings level but for the heading
    double turn = heading - yaw();
    turn -= 2 * Math.PI * Math.rint(turn / (2 * Math.PI));
    double bank = Math.clamp(-0.8 * turn, -0.4, 0.4);
    double r = bank - roll();
    integralRoll = Math.clamp(integralRoll + dt * 0.3 * r, -0.15, 0.15);
    aileron = scale * (0.5 * r + integralRoll - 0.06 * v[3]);
    rudder = scale * 0.10 * v[5];

    // speed by throttle
    trimThrottle = Math.clamp(trimThrottle + dt * 0.04 * (speedAt - world.airspeed()), 0, 1);
    double ask = trimThrottle + 0.08 * (speedAt - world.airspeed()) + 0.06 * (climb - v[2]);
    throttle = Math.clamp(ask, 0, 1);
  }

  private void say(AutopilotFrame frame) {
    if (time - heartbeat >= kind.heartbeatPeriod) heartbeat = time;
    frame.heartbeatAge = time - heartbeat;
    frame.armable = true;
    frame.armed = armed;
    frame.doing = doing;
    frame.throttleReady = true;
    frame.answered = answered;
    frame.answer = answer;
    frame.attitudeAge = 0;
    attitude(frame);
    if (time - output < kind.outputPeriod - 1e-9) {
      frame.outputAge = time - output;
      return;
    }
    output = time;
    frame.outputAge = 0;
    boolean flies = doing == Doing.FLYING;
    frame.throttle = flies ? throttle : 0;
    frame.elevator = flies ? Math.clamp(elevator, -0.6, 0.6) : 0;
    frame.rudder = flies ? Math.clamp(rudder, -0.4, 0.4) : 0;
    frame.aileron = flies ? Math.clamp(aileron, -0.4, 0.4) : 0;
  }

  /** The true attitude, turned by its errors about its own axes: nose up is minus y. */
  private void attitude(AutopilotFrame frame) {
    frame.q_WB.set(q[4], q[5], q[6], q[3]);
    frame.q_WB.appendPitchRotation(-error(biasPitch, wanderPitch));
    frame.q_WB.appendRollRotation(biasRoll + wanderRoll);
  }

  /** It flies. */
  public boolean flying() {
    return doing == Doing.FLYING;
  }

  /** What it was asked last. */
  public Wish asked() {
    return asked.wish;
  }
}
