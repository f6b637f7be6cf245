package raven.controller;

import raven.flight.Flight;
import raven.flight.Owner;
import raven.flight.Poise;
import raven.flight.Takeover;
import raven.gait.Body;
import raven.gait.DriverDelay;
import raven.gait.GroundSlope;
import raven.gait.Identification;
import raven.gait.JumpSettings;
import raven.gait.Landing;
import raven.gait.Leap;
import raven.gait.LegKinematics;
import raven.gait.Lookahead;
import raven.gait.Obstacles;
import raven.gait.Push;
import raven.gait.Springs;
import raven.gait.Stance;
import raven.gait.TakeOffSettings;
import raven.gait.Walk;
import raven.hal.ActuatorFrame;
import raven.hal.AutopilotFrame;
import raven.hal.AutopilotRequest;
import raven.hal.SensorFrame;
import raven.math.Trig;
import raven.mission.Mission;
import raven.mission.Task;
import raven.mode.BehaviourReport;
import raven.mode.Itinerary;
import raven.mode.Mode;
import raven.mode.Refusal;
import raven.mode.Wish;
import raven.robot.Robot;
import raven.state.Health;
import raven.state.NavState;

/** What the robot does in each mode: one exhaustive switch, so that a new mode does not compile until someone says what it does. */
final class Behaviours {
  /** The course runs along x [rad]. */
  private static final double HEADING = 0;

  private final Robot robot;
  private final Settings settings;
  private final Itinerary itinerary;
  private final BehaviourReport report;

  final Body body;
  final Obstacles obstacles;
  final Identification identification;
  private final Stance stance;
  private final Walk walk;
  final Springs springs;
  private final DriverDelay driverDelay;
  private final Lookahead ahead;
  private final GroundSlope ground;
  private final Jumps jumps;
  private final Crouch crouch;
  private final Push push;
  private final Leap hopLeap;
  private final Leap mountLeap;
  private final Landing hopLanding;
  private final Landing mountLanding;
  private final Poise poise;
  private final Flight flight;
  final Takeover takeover;
  private final AutopilotFrame autopilot;
  private final AutopilotRequest request;
  private final ActuatorFrame last = new ActuatorFrame();

  private double since;
  private double walkStart;
  private double walkedTo;
  private double groundHeight;

  /** Where the toe tips were when the crouch began [m]; the feet stay, whatever the estimate does. */
  private double standsAt;

  private boolean absorbed;

  /** The last tick held a posture on feet and tail. */
  private boolean resting;

  Behaviours(
      Robot robot,
      Mission mission,
      Settings settings,
      Itinerary itinerary,
      BehaviourReport report,
      AutopilotFrame autopilot,
      AutopilotRequest request) {
    this.autopilot = autopilot;
    this.request = request;
    this.robot = robot;
    this.settings = settings;
    this.itinerary = itinerary;
    this.report = report;
    body = new Body(robot);
    springs = new Springs(robot.legs());
    identification = new Identification(robot, settings.identification(), springs);
    driverDelay = new DriverDelay(robot.legs(), robot.sensors().joint().currentNoise(), springs);
    obstacles = new Obstacles(mission.course(), robot, settings.obstacles());
    stance = new Stance(robot, settings.stance());
    walk = new Walk(settings.walk(), new LegKinematics(robot.legs()));
    ground = new GroundSlope(robot);
    jumps = new Jumps(settings, itinerary, obstacles, springs, ground);
    ahead = new Lookahead(robot, springs);
    crouch = new Crouch(robot, settings, itinerary, jumps, stance, identification, springs);
    push = new Push(robot, springs, crouch.plan);
    hopLeap = new Leap(settings.hop().leap());
    mountLeap = new Leap(settings.mount().leap());
    hopLanding = new Landing(robot, springs, settings.hop().landing());
    mountLanding = new Landing(robot, springs, settings.mount().landing());
    poise = new Poise(robot, settings.flight().attitude());
    flight = new Flight(robot, settings.flight());
    takeover = new Takeover(settings.handover(), robot);
  }

  /** Looks at the newest estimate, whatever the mode. */
  void observe(SensorFrame sensors, NavState x) {
    body.update(x);
    if (!crouch.trying()) obstacles.update(sensors, x, body);
    flight.look(sensors, x);
    driverDelay.update(sensors);
    if (resting) identification.rest(sensors, x, body);
    if (resting && !crouch.trying() && stance.settled(x)) ground.rest(body);
  }

  /** What was sent at last, limits applied. */
  void sent(ActuatorFrame out) {
    driverDelay.sent(out);
  }

  /** A mode begins. */
  void enter(Mode mode, NavState x) {
    identification.interrupt(x);
    report.clear();
    since = x.time;
    tellAutopilot(mode, x);
    crouch.end();
    switch (mode) {
      case STANDING -> stance.start(x);
      case WALKING -> {
        ground.forget();
        walk.start(x);
        walkStart = toeTips(x);
        walkedTo = x.p_WB.getX();
      }
      case CROUCHING -> {
        standsAt = toeTips(x);
        crouch.start(x);
      }
      case PUSHING -> {
        groundHeight = soleHeight(x);
        crouch.choosePush();
        push.start(ground.slope(), jumps.extraHeight(), x, body);
        startLeap(x);
        poise.start(x);
      }
      case LEAPING -> startLeap(x);
      case LANDING -> {
        absorbed = false;
        landing().start(ground.slope(), x);
      }
      case CLIMBING -> flight.beginClimb(x, last);
      case CRUISING -> flight.beginCruise(x, last, HEADING, x.height, x.airspeed);
      case GLIDING -> flight.beginGlide(x, last);
      case DISARMED, FALLEN -> {}
    }
  }

  /** One tick of the present mode. */
  void update(Mode mode, NavState x, ActuatorFrame out) {
    if (!mode.flying()) {
      out.throttle = out.elevator = out.rudder = out.aileron = 0;
    }
    switch (mode) {
      case DISARMED, FALLEN -> out.clear();
      case STANDING -> stand(x, out);
      case WALKING -> walk(x, out);
      case CROUCHING -> crouch(x, out);
      case PUSHING -> push(x, out);
      case LEAPING -> {
        poise(x, out);
        leap(x, out);
      }
      case LANDING -> land(x, out);
      case CLIMBING -> {
        flight.climb(x, out);
        report.settled = flight.readyForCruise();
      }
      case CRUISING -> cruise(x, out);
      case GLIDING -> flight.glide(x, out);
    }
    report.throttle = out.throttle;
    report.abandoned = takeover.givenUp();
    // after a landing the tail may hang over the edge
    resting = mode == Mode.STANDING || mode == Mode.CROUCHING;
    last.set(out);
  }

  /** Holds what the mission's cruise asks for or, before and after it, what there was when the cruise began. */
  private void cruise(NavState x, ActuatorFrame out) {
    if (itinerary.task() instanceof Task.Cruise cruise) {
      flight.steer(HEADING, cruise.height(), cruise.airspeed());
      request.height = cruise.height();
      request.airspeed = cruise.airspeed();
    }
    // while the autopilot flies, our loops rest and begin anew from its outputs
    boolean flown = takeover.flown();
    if (!flown) flight.cruise(x, out);
    if (takeover.update(x, autopilot, request, out)) {
      flight.resumeCruise(x, last, HEADING, x.height, x.airspeed);
    }
  }

  /** What a new mode means for whoever may fly the cruise. */
  private void tellAutopilot(Mode mode, NavState x) {
    switch (mode) {
      case CROUCHING -> {
        if (itinerary.wish() == Wish.TAKE_OFF) takeover.announce(x, request);
      }
      case CRUISING -> takeover.offer(x, last, request);
      case CLIMBING -> {
        if (takeover.owner() != Owner.ANNOUNCED) takeover.withdraw(x, request);
      }
      case PUSHING -> {}
      case DISARMED, STANDING, WALKING, LEAPING, LANDING, GLIDING, FALLEN ->
        takeover.withdraw(x, request);
    }
  }

  private void stand(NavState x, ActuatorFrame out) {
    stance.update(x, body, out);
    report.settled = stance.settled(x);
    report.refusal = refusal(toeTips(x), x);
  }

  private void walk(NavState x, ActuatorFrame out) {
    // feet slide, which the odometry does not notice
    double slid = settings.walk().slide() * (x.p_WB.getX() - walkedTo);
    walkedTo = x.p_WB.getX();
    walkStart += slid;
    obstacles.slid(slid);
    double remaining = mark() - settings.walk().coast() - toeTips(x);
    double scale = walk.towards(remaining, x.time);
    ahead.update(x);
    walk.update(x, ahead.body, scale, HEADING, out);
    walk.stopOnMark(x.time);
    report.arrived = walk.stands(x);
  }

  private void crouch(NavState x, ActuatorFrame out) {
    Refusal objection = refusal(standsAt, x);
    crouch.update(ground.slope(), objection, x, body, out);
    report.refusal = crouch.retreats() ? Refusal.TIPS : objection;
    report.settled =
        crouch.settled(x) && report.refusal == Refusal.NONE && !takeover.waits(autopilot);
    if (itinerary.wish() == Wish.TAKE_OFF && crouch.idles()) {
      out.throttle = settings.takeOff().spinUp();
    }
  }

  private void push(NavState x, ActuatorFrame out) {
    if (!itinerary.pushes()) {
      stance.update(x, body, out);
      out.throttle = settings.takeOff().throttle();
      return;
    }
    if (push.done()) {
      leap(x, out);
    } else {
      ahead.update(x);
      push.update(ahead.state, ahead.body, out);
    }
    report.stretched = push.done();
    report.light = push.light(x);
    if (itinerary.wish() != Wish.TAKE_OFF) {
      JumpSettings jump = jumps.wished();
      double throttle = x.time - since < jump.throttleDelay() ? 0 : jump.throttle();
      poise.steady(x, throttle, last.throttle, out);
    } else {
      TakeOffSettings takeOff = settings.takeOff();
      out.throttle =
          x.time - since < takeOff.throttleDelay() ? takeOff.spinUp() : takeOff.throttle();
    }
  }

  private void land(NavState x, ActuatorFrame out) {
    if (!absorbed && landing().done(x, body)) {
      absorbed = true;
      stance.start(x);
    }
    if (absorbed) {
      stance.update(x, body, out);
      report.settled = stance.settled(x);
    } else {
      ahead.update(x);
      landing().update(ahead.state, ahead.body, out);
    }
    boolean beyond =
        x.p_WB.getX() + body.toeX - robot.legs().foot().halluxLength() > obstacles.farEdge();
    if (report.settled && beyond && !report.beyond) {
      obstacles.passed();
    }
    report.beyond = report.beyond || report.settled && beyond;
  }

  /** Where the toe tips are to stop [m]. */
  private double mark() {
    if (itinerary.task() instanceof Task.Walk task && task.until() == Task.Walk.Until.DISTANCE) {
      return walkStart + task.distance();
    }
    return obstacles.edge() - jumps.ahead().launchDistance();
  }

  private double toeTips(NavState x) {
    return x.p_WB.getX() + body.toeX + robot.legs().foot().toeLength();
  }

  private double soleHeight(NavState x) {
    return x.p_WB.getZ() + body.toeZ - robot.legs().foot().sole();
  }

  private Refusal refusal(double toeTips, NavState x) {
    boolean autopilot = itinerary.wish() == Wish.TAKE_OFF && takeover.objects(x, this.autopilot);
    return autopilot ? Refusal.AUTOPILOT : jumps.refusal(toeTips);
  }

  /** The legs fly from where the push began, whether or not the feet have noticed yet. */
  private void startLeap(NavState x) {
    leap().start(groundHeight + robot.legs().foot().sole(), jumps.rise(), ground.slope(), x, body);
  }

  /** The legs in the air, while the propeller carries its share. */
  private void leap(NavState x, ActuatorFrame out) {
    double lift = poise.thrust() * Trig.sin(body.pitch) / body.mass();
    leap().update(lift, x, body, out);
  }

  /** Surfaces in the propeller's jet turn the body to the attitude of the landing; who does not know where up is leaves it to the legs. */
  private void poise(NavState x, ActuatorFrame out) {
    if (x.health == Health.LOST) return;
    JumpSettings jump = jumps.wished();
    double throttle = jump.throttle() * jump.pull(body.comVx);
    poise.turn(x, jump.pitch() + ground.slope(), throttle, last.throttle, out);
  }

  private Leap leap() {
    return itinerary.wish() == Wish.MOUNT ? mountLeap : hopLeap;
  }

  private Landing landing() {
    return itinerary.wish() == Wish.MOUNT ? mountLanding : hopLanding;
  }
}
