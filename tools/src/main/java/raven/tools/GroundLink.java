package raven.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.estimation.EstimationSettings;
import raven.file.Document;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.PilotPort;
import raven.hal.RemotePilot;
import raven.hal.SensorFrame;
import raven.hal.link.Endpoint;
import raven.hal.link.MotionCapture;
import raven.hal.link.Telemetry;
import raven.hal.link.TelemetryState;
import raven.log.LogRow;
import raven.mission.Mission;
import raven.mode.Itinerary.Outcome;
import raven.mode.Mode;
import raven.robot.Robot;
import raven.state.NavState;
import raven.tools.log.LogRecorder;
import raven.tools.log.SettingChange;

/** Between the flight thread and the ground: what it hears of every tick, and the pilot it may be. */
final class GroundLink implements AutoCloseable {
  private final TelemetryState state = new TelemetryState();
  private final RemotePilot pilot;
  private final MotionCapture capture;
  private final Telemetry telemetry;
  private final double full;
  private final double empty;
  private final double resistance;

  /** A mind with changed settings, and with how many changes. */
  private record Fresh(Raven mind, EstimationSettings.Fix fix, int changes) {}

  private final SettingsParameters parameters;

  /** Made by the telemetry thread, until the flight thread takes it up. */
  private final AtomicReference<@Nullable Fresh> fresh = new AtomicReference<>();

  private int changesKnown;

  private @Nullable Mode mode;
  private Outcome outcome = Outcome.RUNNING;

  /** Null when nobody asked for telemetry. */
  static @Nullable GroundLink open(
      TelemetryOptions options,
      PilotPort switches,
      Robot robot,
      Mission mission,
      Document<Settings> settings) {
    String to = options.telemetry;
    return to == null ? null : new GroundLink(options, to, switches, robot, mission, settings);
  }

  private GroundLink(
      TelemetryOptions options,
      String to,
      PilotPort switches,
      Robot robot,
      Mission mission,
      Document<Settings> settings) {
    pilot = new RemotePilot(switches, options.waits);
    full = robot.battery().openVoltage();
    empty = robot.battery().reserveVoltage();
    resistance = robot.battery().resistance();
    String[] modes = new String[Mode.values().length];
    for (Mode each : Mode.values()) modes[each.ordinal()] = each.name();
    // a copy of its own, which the telemetry thread may change while others read the file
    parameters = new SettingsParameters(
        Settings.parse("settings.yaml", settings.dump()),
        (changed, number) -> fresh.set(
            new Fresh(new Raven(robot, mission, changed), changed.estimation().fix(), number)));
    EstimationSettings.Fix fix = settings.bind().estimation().fix();
    capture = new MotionCapture(fix.deviation(), fix.headingDeviation());
    telemetry = new Telemetry(
        Endpoint.parse("--telemetry", to), options.key(), state, modes, pilot, parameters, capture);
  }

  MotionCapture capture() {
    return capture;
  }

  RemotePilot pilot() {
    return pilot;
  }

  Telemetry telemetry() {
    return telemetry;
  }

  /** The mind that flies from now on: another one only while the drivers are off. */
  Raven mind(Raven now) {
    Fresh next = fresh.get();
    if (next == null || now.mode() != Mode.DISARMED) return now;
    // a newer one stays for the next tick
    fresh.compareAndSet(next, null);
    changesKnown = next.changes;
    capture.assume(next.fix.deviation(), next.fix.headingDeviation());
    return next.mind;
  }

  /** Puts into the frame where a motion-capture lab sees the robot, if there is one. Before the tick's estimate. */
  void sense(SensorFrame sensors) {
    capture.read(sensors);
  }

  /** Settings that the ground changes, if there is one; may be read by any thread. */
  static List<SettingChange> changes(@Nullable GroundLink ground) {
    return ground == null ? List.of() : ground.parameters.changes();
  }

  /** Declares and writes what a log has of the ground: how many changes of settings the mind that flies knows. */
  void log(LogRow row) {
    row.put(LogRecorder.SETTINGS_CHANGES, "", changesKnown);
  }

  /** Leaves the newest state for the telemetry thread. */
  void tick(Raven raven, SensorFrame sensors, ActuatorFrame out) {
    boolean aloft = raven.mode().permit().aloft();
    boolean over = raven.itinerary().outcome() != Outcome.RUNNING;
    pilot.stands(raven.mode().name(), aloft, over, raven.missing());
    if (raven.mode() != mode) {
      mode = raven.mode();
      state.say(mode.ordinal(), raven.why());
    }
    if (raven.itinerary().outcome() != outcome) {
      outcome = raven.itinerary().outcome();
      state.say(TelemetryState.TEXT_PLAIN, outcome.name());
      if (!raven.itinerary().why().isEmpty())
        state.say(TelemetryState.TEXT_PLAIN, raven.itinerary().why());
    }
    fill(raven, sensors, out, aloft);
    state.publish();
  }

  private void fill(Raven raven, SensorFrame sensors, ActuatorFrame out, boolean aloft) {
    double[] to = state.values;
    NavState x = raven.state();
    to[TelemetryState.TIME] = sensors.time;
    to[TelemetryState.MODE] = raven.mode().ordinal();
    to[TelemetryState.ARMED] = raven.mode() == Mode.DISARMED ? 0 : 1;
    to[TelemetryState.ALOFT] = aloft ? 1 : 0;
    to[TelemetryState.OUTCOME] = outcome.ordinal();
    to[TelemetryState.ATTITUDE] = x.q_WB.getS();
    to[TelemetryState.ATTITUDE + 1] = x.q_WB.getX();
    to[TelemetryState.ATTITUDE + 2] = x.q_WB.getY();
    to[TelemetryState.ATTITUDE + 3] = x.q_WB.getZ();
    x.w_WB_B.get(TelemetryState.RATE, to);
    x.p_WB.get(TelemetryState.POSITION, to);
    x.v_WB.get(TelemetryState.VELOCITY, to);
    to[TelemetryState.AIRSPEED] = x.airspeed;
    to[TelemetryState.HEIGHT] = x.height;
    to[TelemetryState.THROTTLE] = out.throttle;
    to[TelemetryState.VOLTAGE] = sensors.battery.voltage;
    to[TelemetryState.CURRENT] = sensors.battery.current;
    double open = sensors.battery.voltage + resistance * sensors.battery.current;
    to[TelemetryState.CHARGE] =
        sensors.battery.valid ? Math.clamp((open - empty) / (full - empty), 0, 1) : -1;
    to[TelemetryState.PROPELLER] = sensors.esc.valid ? sensors.esc.speed : 0;
    to[TelemetryState.HEALTH] = x.health.ordinal();
    for (int j = 0; j < JointId.COUNT; j++) {
      int at = TelemetryState.JOINTS + 4 * j;
      to[at] = sensors.joints[j].angle;
      to[at + 1] = sensors.joints[j].rate;
      to[at + 2] = sensors.joints[j].current;
      to[at + 3] = out.joints[j].angle;
    }
    to[TelemetryState.TOES] = sensors.feet[0].toeAngle;
    to[TelemetryState.TOES + 1] = sensors.feet[1].toeAngle;
    to[TelemetryState.SURFACES] = out.elevator;
    to[TelemetryState.SURFACES + 1] = out.rudder;
    to[TelemetryState.SURFACES + 2] = out.aileron;
  }

  /** What came and went. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("commands_heard", telemetry.accepted());
    json.put("commands_refused", telemetry.refused());
    json.put("emergency_stops", pilot.stops());
    json.put("fixes_heard", capture.heard());
    json.put("fixes_refused", capture.refused());
    json.put("datagrams_dropped", telemetry.dropped());
    return json;
  }

  @Override
  public void close() {
    telemetry.close();
  }
}
