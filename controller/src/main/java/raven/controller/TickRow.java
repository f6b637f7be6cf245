package raven.controller;

import raven.gait.Identification;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.log.LogRow;
import raven.mode.Itinerary;
import raven.mode.Mode;
import raven.state.Attitude;
import raven.state.NavState;

/** The columns of the tick's log, declared by the statements that fill them. */
final class TickRow {
  private static final String[] JOINT = {"left_hip", "left_ankle", "right_hip", "right_ankle"};
  private static final String[] TARGET = suffixed("_target");
  private static final String[] RATE = suffixed("_rate");
  private static final String[] CURRENT = suffixed("_current");
  private static final String[] FORWARD = suffixed("_torque");
  private static final String[] STIFFNESS = suffixed("_kp");
  private static final String[] DAMPING = suffixed("_kd");
  private static final String[] TARGET_RATE = suffixed("_target_rate");

  private TickRow() {}

  private static String[] suffixed(String suffix) {
    String[] names = new String[JOINT.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = JOINT[i] + suffix;
    }
    return names;
  }

  static void write(
      SensorFrame in,
      NavState x,
      Mode mode,
      Itinerary itinerary,
      Identification springs,
      ActuatorFrame out,
      LogRow row) {
    row.put("time", "s", in.time);
    row.put("mode", "", mode.ordinal());
    row.put("task", "", itinerary.index());

    row.put("gyro_x", "rad/s", in.imu.gyro.getX());
    row.put("gyro_y", "rad/s", in.imu.gyro.getY());
    row.put("gyro_z", "rad/s", in.imu.gyro.getZ());
    row.put("accel_x", "m/s2", in.imu.accel.getX());
    row.put("accel_y", "m/s2", in.imu.accel.getY());
    row.put("accel_z", "m/s2", in.imu.accel.getZ());
    row.put("imu_valid", in.imu.valid);
    row.put("imu_clipped", in.imu.clipped);
    for (int j = 0; j < JointId.COUNT; j++) {
      row.put(JOINT[j], "rad", in.joints[j].angle);
      row.put(RATE[j], "rad/s", in.joints[j].rate);
      row.put(CURRENT[j], "A", in.joints[j].current);
    }
    row.put("left_toe", "rad", in.feet[0].toeAngle);
    row.put("right_toe", "rad", in.feet[1].toeAngle);
    row.put("left_pressed", in.feet[0].pressed);
    row.put("right_pressed", in.feet[1].pressed);
    scalar("barometer", "barometer_valid", "m", in.barometer, row);
    scalar("airspeed", "airspeed_valid", "m/s", in.airspeed, row);
    scalar("range", "range_valid", "m", in.range, row);
    row.put("battery_voltage", "V", in.battery.voltage);
    row.put("battery_current", "A", in.battery.current);
    row.put("propeller_speed", "rev/s", in.esc.speed);

    row.put("est_x", "m", x.p_WB.getX());
    row.put("est_y", "m", x.p_WB.getY());
    row.put("est_z", "m", x.p_WB.getZ());
    row.put("est_vx", "m/s", x.v_WB.getX());
    row.put("est_vy", "m/s", x.v_WB.getY());
    row.put("est_vz", "m/s", x.v_WB.getZ());
    row.put("est_roll", "rad", Attitude.roll(x.q_WB));
    row.put("est_pitch", "rad", Attitude.pitch(x.q_WB));
    row.put("est_yaw", "rad", Attitude.yaw(x.q_WB));
    row.put("est_airspeed", "m/s", x.airspeed);
    row.put("left_contact", "", x.contact[0]);
    row.put("right_contact", "", x.contact[1]);
    row.put("health", "", x.health.ordinal());
    row.put("toe_spring", "N m/rad", springs.toe());
    row.put("toe_spring_deviation", "N m/rad", springs.toeDeviation());
    row.put("ankle_spring", "N m/rad", springs.ankle());
    row.put("ankle_spring_deviation", "N m/rad", springs.ankleDeviation());
    row.put("weight_factor", "", springs.weight());

    for (int j = 0; j < JointId.COUNT; j++) {
      row.put(TARGET[j], "rad", out.joints[j].angle);
      row.put(TARGET_RATE[j], "rad/s", out.joints[j].rate);
      row.put(FORWARD[j], "N m", out.joints[j].torque);
      row.put(STIFFNESS[j], "N m/rad", out.joints[j].kp);
      row.put(DAMPING[j], "N m s/rad", out.joints[j].kd);
    }
    row.put("throttle", "", out.throttle);
    row.put("elevator", "rad", out.elevator);
    row.put("rudder", "rad", out.rudder);
    row.put("aileron", "rad", out.aileron);
  }

  private static void scalar(
      String name, String valid, String unit, SensorFrame.Scalar value, LogRow row) {
    row.put(name, unit, value.value);
    row.put(valid, value.valid);
  }
}
