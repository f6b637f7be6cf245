package raven.mode;

import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.math.Trig;
import raven.mode.Situation.Charge;
import raven.mode.Situation.Lift;
import raven.mode.Situation.Motion;
import raven.mode.Situation.Posture;
import raven.mode.Situation.Support;
import raven.robot.Robot;
import raven.safety.ArmingChecks;
import raven.state.Attitude;
import raven.state.Health;
import raven.state.NavState;

/** Decides every fact of the {@link Situation} once per tick, with its hysteresis: the only place where numbers turn into facts. */
public final class Facts {
  private static final double GRAVITY = 9.81;

  /** Sine of the least angle below the horizon at which the range finder measures height. */
  private static final double STEEP = 0.5;

  private final Robot robot;
  private final ModeSettings settings;
  private final ModeMachine machine;
  private final Itinerary itinerary;
  private final BehaviourReport report;
  private final ArmingChecks checks = new ArmingChecks();

  // the pilot
  private boolean armed;
  private boolean hold = true;
  private double heard;

  // the ground
  private final Held unloaded;
  private final Held aloft;
  private final Held loaded;
  private final Held grounded;
  private final Held stretched;
  private double leftAt = Double.NEGATIVE_INFINITY;
  private double heightAtLiftOff;

  // the body
  private final Held toppled;
  private final Held still;
  private final Held doubtful;
  private final Held lost;
  private final Held mute;

  // the propeller and its battery
  private final Held spun;
  private final Held probed;
  private final StaticThrust thrust;
  private boolean measured;
  private double openVoltage;
  private double metered = Double.NEGATIVE_INFINITY;

  // the air
  private final Held wingBorne;
  private final Held slow;
  private final Held sinking;

  public Facts(
      Robot robot,
      ModeSettings settings,
      ModeMachine machine,
      Itinerary itinerary,
      BehaviourReport report) {
    this.robot = robot;
    this.settings = settings;
    this.machine = machine;
    this.itinerary = itinerary;
    this.report = report;

    ModeSettings.Contact contact = settings.contact();
    unloaded = new Held(contact.leaving(), 0);
    aloft = new Held(contact.air(), 0);
    loaded = new Held(contact.touching(), 0);
    grounded = new Held(contact.feet(), 0);
    thrust = new StaticThrust(robot);
    stretched = new Held(contact.stretched(), 0);
    toppled = new Held(settings.posture().after(), settings.posture().after());
    still = new Held(settings.posture().stillAfter(), 0);
    doubtful = new Held(settings.patience().doubt(), settings.patience().doubt());
    lost = new Held(0, settings.patience().doubt());
    mute = new Held(settings.patience().doubt(), settings.patience().doubt());
    spun = new Held(settings.jump().propellerBlind(), 0);
    probed = new Held(settings.jump().thrustAfter(), 0);
    wingBorne = new Held(settings.flight().after(), 0);
    slow = new Held(settings.flight().slowAfter(), 0);
    sinking = new Held(settings.flight().sinkAfter(), 0);
    grounded.reset(true);
  }

  public void update(SensorFrame sensors, PilotCommand pilot, NavState x, Situation s) {
    double time = sensors.time;

    // the robot and the ground
    s.support = support(s.support, sensors, x, time);
    s.posture = posture(x, time);
    s.motion = motion(sensors, x, time);

    // the robot itself
    s.estimate = estimate(x, time);
    s.charge = charge(s.charge, sensors, time);
    s.propellerReady = propellerReady(sensors, time);
    s.lift = lift(s.lift, x, time);

    // the present mode
    s.arrived = report.arrived;
    s.settled = report.settled;
    s.abandoned = report.abandoned;
    s.tooLong = time - machine.since() > limit(machine.mode());

    // from outside
    listen(pilot, time);
    s.armed = armed;
    s.fit = checks.update(
        sensors,
        pilot,
        s.charge != Charge.EMPTY,
        s.estimate != Health.LOST,
        s.posture == Posture.UPRIGHT);
    s.legsAnswer = !mute.update(!checks.legsAnswer(), time);
    s.wish = itinerary.update(armed, hold, refusal(s, sensors, x), checks.missing(), time);
  }

  /** Why the robot is not armed; see {@link ArmingChecks#missing()}. */
  public ArmingChecks checks() {
    return checks;
  }

  /** The switches as last heard; after a silence the mission is held, but the robot stays armed. */
  private void listen(PilotCommand pilot, double time) {
    if (pilot.valid) {
      armed = pilot.armed;
      hold = !pilot.go;
      heard = time;
    } else if (time - heard > settings.patience().silence()) {
      hold = true;
    }
  }

  /** Four steps round: on the feet, leaving, in the air, touching. */
  private Support support(Support before, SensorFrame sensors, NavState x, double time) {
    boolean load = (x.inContact[0] || x.inContact[1]) && !outOfReach(sensors, x);
    boolean straight = stretched.update(machine.mode() == Mode.PUSHING && report.stretched, time);
    boolean free = !load && !report.light;
    boolean left = unloaded.update(free, time);
    boolean gone = aloft.update(free, time);
    boolean touched = loaded.update(load, time);
    boolean landed = grounded.update(load, time);

    boolean wasUp = before == Support.LEAVING || before == Support.AIR;
    if (gone) return Support.AIR;
    // legs that fold right after lift-off shake their toes; on the way up they graze the step's
    // edge
    boolean folding =
        machine.mode().permit().aloft() && time - leftAt < settings.contact().blind();
    boolean rising = machine.mode() == Mode.LEAPING && x.v_WB.getZ() > 0;
    boolean blind = folding || rising;
    if (wasUp) return touched && !straight && !blind ? Support.TOUCHING : before;
    if (left || straight) {
      // whatever the feet feel from here on counts anew
      loaded.reset(false);
      grounded.reset(false);
      leftAt = time;
      if (!machine.mode().permit().aloft()) heightAtLiftOff = x.height;
      return Support.LEAVING;
    }
    return landed || before == Support.FEET ? Support.FEET : Support.TOUCHING;
  }

  /** In flight, a toe joint that moves far above the ground has not touched it. */
  private boolean outOfReach(SensorFrame sensors, NavState x) {
    if (!machine.mode().permit().aloft()) return false;

    // free space below the sensor, if its beam looks down steeply enough
    double down = -Trig.sin(Attitude.pitch(x.q_WB) - robot.sensors().ranger().tilt());
    if (sensors.range.valid && down > STEEP) {
      return sensors.range.value * down * Trig.cos(Attitude.roll(x.q_WB))
          > settings.contact().outOfReach();
    }
    return x.health != Health.LOST
        && x.height - heightAtLiftOff > settings.contact().outOfReach();
  }

  private Posture posture(NavState x, double time) {
    double roll = Math.abs(Attitude.roll(x.q_WB));
    double pitch = Attitude.pitch(x.q_WB);
    boolean over = roll > settings.posture().roll()
        || pitch < -settings.posture().noseDown()
        || pitch > settings.posture().onBack();
    return toppled.update(over, time) ? Posture.TOPPLED : Posture.UPRIGHT;
  }

  private Motion motion(SensorFrame sensors, NavState x, double time) {
    ModeSettings.Posture limits = settings.posture();
    boolean quiet = sensors.imu.valid
        && sensors.imu.gyro.norm() < limits.stillRate()
        && Math.abs(sensors.imu.accel.norm() - GRAVITY) < limits.stillForce();

    // a steady glide is quiet as well, but not slow
    boolean slowAir = !x.airspeedGood || x.airspeed < limits.stillSpeed();
    boolean slowGround = x.health == Health.LOST || x.v_WB.norm() < limits.stillSpeed();
    // and so is a hang on the propeller
    boolean pulled = report.throttle > settings.posture().stillThrottle();
    boolean lies = quiet && slowAir && slowGround && !pulled;
    return still.update(lies, time) ? Motion.STILL : Motion.MOVING;
  }

  private Health estimate(NavState x, double time) {
    boolean unknown = lost.update(x.health == Health.LOST, time);
    boolean unsure = doubtful.update(x.health != Health.GOOD, time);
    if (unknown) return Health.LOST;
    return unsure ? Health.DEGRADED : Health.GOOD;
  }

  /** From the voltage without load, V + R I, so that a jump's own current does not count against it. */
  private Charge charge(Charge before, SensorFrame sensors, double time) {
    if (sensors.battery.valid) {
      double open =
          sensors.battery.voltage + robot.battery().resistance() * sensors.battery.current;
      double share = (time - metered) / (settings.charge().smoothing() + time - metered);
      openVoltage += (Double.isFinite(metered) ? share : 1) * (open - openVoltage);
      metered = time;
    } else if (time - metered > settings.patience().silence()) {
      return before == Charge.EMPTY ? Charge.EMPTY : Charge.LOW;
    }

    // what was low must recover clearly
    double margin = settings.charge().hysteresis();
    double empty = settings.charge().empty() + (before == Charge.EMPTY ? margin : 0);
    double low = robot.battery().reserveVoltage() + (before == Charge.GOOD ? 0 : margin);
    if (openVoltage < empty) return Charge.EMPTY;
    return openVoltage < low ? Charge.LOW : Charge.GOOD;
  }

  /** As fast as its command and the battery should make it, and promising enough thrust; by time alone when nothing measures it. */
  private boolean propellerReady(SensorFrame sensors, double time) {
    boolean waited = spun.update(report.throttle > 0, time);
    boolean judged = probed.update(report.throttle >= settings.jump().thrustProbe(), time);
    measured = judged && sensors.esc.valid && sensors.battery.valid;
    if (!sensors.esc.valid || !sensors.battery.valid) return waited;
    // n = n₀ (V/V₀)^0.8 √u
    double volts = sensors.battery.voltage / robot.propeller().referenceVoltage();
    double expected =
        robot.propeller().referenceSpeed() * Trig.pow(volts, 0.8) * Math.sqrt(report.throttle);
    boolean fast = sensors.esc.speed >= settings.jump().propellerReady() * expected;
    return measured
        && fast
        && thrust.toWeight(sensors, report.throttle) >= settings.jump().thrustToWeight();
  }

  private Lift lift(Lift before, NavState x, double time) {
    ModeSettings.Flight limits = settings.flight();
    double stall = robot.wing().stallSpeed();
    boolean carries = wingBorne.update(
        x.airspeed > limits.wingBorne() * stall
            && Math.abs(Attitude.roll(x.q_WB)) < limits.bank()
            && x.height > heightAtLiftOff + limits.height(),
        time);
    boolean tooSlow = slow.update(x.airspeed < limits.tooSlow() * stall, time);
    boolean sinks = sinking.update(x.v_WB.getZ() < -limits.sink(), time);

    if (carries || (before == Lift.WING && !tooSlow)) return Lift.WING;
    return sinks ? Lift.SINKING : Lift.THRUST;
  }

  /** What speaks against a jump, now. */
  private Refusal refusal(Situation s, SensorFrame sensors, NavState x) {
    if (s.charge != Charge.GOOD) return Refusal.BATTERY;
    if (s.estimate != Health.GOOD) return Refusal.ESTIMATE;
    if (!s.legsAnswer) return Refusal.LEGS;
    if (Math.abs(Attitude.roll(x.q_WB)) > settings.jump().tilt()) return Refusal.TILTED;
    // what stays goes before what flickers
    if (report.refusal != Refusal.NONE) return report.refusal;
    if (measured && thrust.toWeight(sensors, report.throttle) < settings.jump().thrustToWeight())
      return Refusal.THRUST;
    return Refusal.NONE;
  }

  private double limit(Mode mode) {
    ModeSettings.Patience patience = settings.patience();
    return switch (mode) {
      case WALKING -> patience.walking();
      case CROUCHING -> patience.crouching();
      case PUSHING -> itinerary.pushes() ? patience.pushing() : patience.lifting();
      case LEAPING -> patience.leaping();
      case LANDING -> patience.landing();
      case CLIMBING -> patience.climbing();
      case DISARMED, STANDING, CRUISING, GLIDING, FALLEN -> Double.POSITIVE_INFINITY;
    };
  }
}
