package raven.log;

import raven.hal.ActuatorFrame;
import raven.hal.AutopilotFrame;
import raven.hal.AutopilotRequest;
import raven.hal.JointId;
import raven.hal.Part;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * The columns of what goes into a tick and what comes out of it: every field of the frames, so that the log alone replays to the same
 * bits. A test changes each field and looks for it in the row.
 */
public final class FrameRow {
  private static final String[] JOINT = {"left_hip", "left_ankle", "right_hip", "right_ankle"};
  private static final String[] RATE = suffixed(JOINT, "_rate");
  private static final String[] CURRENT = suffixed(JOINT, "_current");
  private static final Flags[] JOINT_FLAGS = flags(JOINT);
  private static final String[] TARGET = suffixed(JOINT, "_target");
  private static final String[] TARGET_RATE = suffixed(JOINT, "_target_rate");
  private static final String[] FORWARD = suffixed(JOINT, "_torque");
  private static final String[] STIFFNESS = suffixed(JOINT, "_kp");
  private static final String[] DAMPING = suffixed(JOINT, "_kd");

  private static final String[] FOOT = {"left_foot", "right_foot"};
  private static final String[] TOE = {"left_toe", "right_toe"};
  private static final String[] PRESSED = {"left_pressed", "right_pressed"};
  private static final Flags[] FOOT_FLAGS = flags(FOOT);

  private static final AutopilotFrame.Doing[] DOING = AutopilotFrame.Doing.values();
  private static final AutopilotFrame.Answer[] ANSWER = AutopilotFrame.Answer.values();

  private static final Flags IMU = new Flags("imu");
  private static final Flags BAROMETER = new Flags("barometer");
  private static final Flags AIRSPEED = new Flags("airspeed");
  private static final Flags RANGE = new Flags("range");
  private static final Flags FIELD = new Flags("field");
  private static final Flags FIX = new Flags("fix");
  private static final Flags BATTERY = new Flags("battery");
  private static final Flags ESC = new Flags("esc");
  private static final Flags PILOT = new Flags("pilot");

  private FrameRow() {}

  /** Names of what every part of a frame says about itself. */
  private record Flags(String valid, String age, String fresh) {
    Flags(String part) {
      this(part + "_valid", part + "_age", part + "_fresh");
    }
  }

  private static Flags[] flags(String[] parts) {
    Flags[] flags = new Flags[parts.length];
    for (int i = 0; i < flags.length; i++) flags[i] = new Flags(parts[i]);
    return flags;
  }

  private static String[] suffixed(String[] names, String suffix) {
    String[] suffixed = new String[names.length];
    for (int i = 0; i < names.length; i++) suffixed[i] = names[i] + suffix;
    return suffixed;
  }

  /** What the robot senses; its time is the first column. */
  public static void sensors(SensorFrame in, LogRow row) {
    in.time = row.pass("time", "s", in.time);

    SensorFrame.Imu imu = in.imu;
    vector("gyro_x", "gyro_y", "gyro_z", "rad/s", imu.gyro, row);
    vector("accel_x", "accel_y", "accel_z", "m/s2", imu.accel, row);
    imu.clipped = (int) row.pass("imu_clipped_axes", "", imu.clipped);
    part(IMU, imu, row);

    for (int j = 0; j < JointId.COUNT; j++) {
      SensorFrame.Joint joint = in.joints[j];
      joint.angle = row.pass(JOINT[j], "rad", joint.angle);
      joint.rate = row.pass(RATE[j], "rad/s", joint.rate);
      joint.current = row.pass(CURRENT[j], "A", joint.current);
      part(JOINT_FLAGS[j], joint, row);
    }
    for (int leg = 0; leg < in.feet.length; leg++) {
      SensorFrame.Foot foot = in.feet[leg];
      foot.toeAngle = row.pass(TOE[leg], "rad", foot.toeAngle);
      foot.pressed = row.pass(PRESSED[leg], foot.pressed);
      part(FOOT_FLAGS[leg], foot, row);
    }

    in.barometer.value = row.pass("barometer", "m", in.barometer.value);
    part(BAROMETER, in.barometer, row);
    in.airspeed.value = row.pass("airspeed", "m/s", in.airspeed.value);
    part(AIRSPEED, in.airspeed, row);
    in.range.value = row.pass("range", "m", in.range.value);
    part(RANGE, in.range, row);
    vector("field_x", "field_y", "field_z", "T", in.magnetic.field, row);
    part(FIELD, in.magnetic, row);
    vector("fix_x", "fix_y", "fix_z", "m", in.fix.position, row);
    in.fix.deviation = row.pass("fix_deviation", "m", in.fix.deviation);
    in.fix.heading = row.pass("fix_heading", "rad", in.fix.heading);
    in.fix.headingDeviation = row.pass("fix_heading_deviation", "rad", in.fix.headingDeviation);
    part(FIX, in.fix, row);
    in.battery.voltage = row.pass("battery_voltage", "V", in.battery.voltage);
    in.battery.current = row.pass("battery_current", "A", in.battery.current);
    part(BATTERY, in.battery, row);
    in.esc.speed = row.pass("propeller_speed", "rev/s", in.esc.speed);
    part(ESC, in.esc, row);
  }

  /** What the pilot says. */
  public static void pilot(PilotCommand pilot, LogRow row) {
    pilot.armed = row.pass("pilot_armed", pilot.armed);
    pilot.go = row.pass("pilot_go", pilot.go);
    part(PILOT, pilot, row);
  }

  /** What an autopilot says, where there is one. */
  public static void autopilot(AutopilotFrame in, LogRow row) {
    double doing = row.pass("autopilot_doing", "", in.doing.ordinal());
    in.doing = DOING[place(doing, DOING.length)];
    in.armable = row.pass("autopilot_armable", in.armable);
    in.armed = row.pass("autopilot_armed", in.armed);
    in.throttleReady = row.pass("autopilot_throttle_ready", in.throttleReady);
    in.heartbeatAge = row.pass("autopilot_heartbeat_age", "s", in.heartbeatAge);
    in.attitudeAge = row.pass("autopilot_attitude_age", "s", in.attitudeAge);
    in.outputAge = row.pass("autopilot_output_age", "s", in.outputAge);
    // without norming, which would cost the last bit
    in.q_WB.setUnsafe(
        row.pass("autopilot_q_x", "", in.q_WB.getX()),
        row.pass("autopilot_q_y", "", in.q_WB.getY()),
        row.pass("autopilot_q_z", "", in.q_WB.getZ()),
        row.pass("autopilot_q_s", "", in.q_WB.getS()));
    in.answered = (int) row.pass("autopilot_answered", "", in.answered);
    double answer = row.pass("autopilot_answer", "", in.answer.ordinal());
    in.answer = ANSWER[place(answer, ANSWER.length)];
    in.throttle = row.pass("autopilot_throttle", "", in.throttle);
    in.elevator = row.pass("autopilot_elevator", "rad", in.elevator);
    in.rudder = row.pass("autopilot_rudder", "rad", in.rudder);
    in.aileron = row.pass("autopilot_aileron", "rad", in.aileron);
  }

  /** A number that names something; the first of all when it names nothing. */
  private static int place(double number, int count) {
    return number >= 0 && number < count ? (int) number : 0;
  }

  /** What the autopilot is asked. */
  public static void request(AutopilotRequest out, LogRow row) {
    row.put("request", "", out.wish.ordinal());
    row.put("request_number", "", out.number);
    row.put("request_taken", out.taken);
  }

  /** What the robot is told to do. */
  public static void actuators(ActuatorFrame out, LogRow row) {
    out.time = row.pass("answer_time", "s", out.time);
    out.enabled = row.pass("enabled", out.enabled);
    for (int j = 0; j < JointId.COUNT; j++) {
      ActuatorFrame.Joint joint = out.joints[j];
      joint.angle = row.pass(TARGET[j], "rad", joint.angle);
      joint.rate = row.pass(TARGET_RATE[j], "rad/s", joint.rate);
      joint.torque = row.pass(FORWARD[j], "N m", joint.torque);
      joint.kp = row.pass(STIFFNESS[j], "N m/rad", joint.kp);
      joint.kd = row.pass(DAMPING[j], "N m s/rad", joint.kd);
    }
    out.throttle = row.pass("throttle", "", out.throttle);
    out.elevator = row.pass("elevator", "rad", out.elevator);
    out.rudder = row.pass("rudder", "rad", out.rudder);
    out.aileron = row.pass("aileron", "rad", out.aileron);
  }

  private static void vector(
      String x, String y, String z, String unit, Vector3D value, LogRow row) {
    value.setX(row.pass(x, unit, value.getX()));
    value.setY(row.pass(y, unit, value.getY()));
    value.setZ(row.pass(z, unit, value.getZ()));
  }

  private static void part(Flags names, Part part, LogRow row) {
    part.valid = row.pass(names.valid, part.valid);
    part.age = row.pass(names.age, "s", part.age);
    part.fresh = row.pass(names.fresh, part.fresh);
  }
}
