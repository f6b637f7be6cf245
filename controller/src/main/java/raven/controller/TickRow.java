package raven.controller;

import raven.gait.Identification;
import raven.log.LogRow;
import raven.mode.Itinerary;
import raven.mode.ModeMachine;
import raven.state.Attitude;
import raven.state.NavState;

/** The columns of what the robot thinks, declared by the statements that fill them. */
final class TickRow {
  private TickRow() {}

  static void thought(
      NavState x,
      ModeMachine modes,
      Itinerary itinerary,
      Identification springs,
      double driverDelay,
      LogRow row) {
    row.put("mode", "", modes.mode().ordinal());
    row.put("mode_row", "", modes.rowNumber());
    row.put("task", "", itinerary.index());
    row.put("outcome", "", itinerary.outcome().ordinal());

    row.put("est_x", "m", x.p_WB.getX());
    row.put("est_y", "m", x.p_WB.getY());
    row.put("est_z", "m", x.p_WB.getZ());
    row.put("est_vx", "m/s", x.v_WB.getX());
    row.put("est_vy", "m/s", x.v_WB.getY());
    row.put("est_vz", "m/s", x.v_WB.getZ());
    row.put("est_roll", "rad", Attitude.roll(x.q_WB));
    row.put("est_pitch", "rad", Attitude.pitch(x.q_WB));
    row.put("est_yaw", "rad", Attitude.yaw(x.q_WB));
    row.put("est_wx", "rad/s", x.w_WB_B.getX());
    row.put("est_wy", "rad/s", x.w_WB_B.getY());
    row.put("est_wz", "rad/s", x.w_WB_B.getZ());
    row.put("est_height", "m", x.height);
    row.put("est_airspeed", "m/s", x.airspeed);
    row.put("left_contact", "", x.contact[0]);
    row.put("right_contact", "", x.contact[1]);
    row.put("left_slipping", x.slipping[0]);
    row.put("right_slipping", x.slipping[1]);
    row.put("health", "", x.health.ordinal());
    row.put("toe_spring", "N m/rad", springs.toe());
    row.put("toe_spring_deviation", "N m/rad", springs.toeDeviation());
    row.put("ankle_spring", "N m/rad", springs.ankle());
    row.put("ankle_spring_deviation", "N m/rad", springs.ankleDeviation());
    row.put("weight_factor", "", springs.weight());
    row.put("driver_delay", "s", driverDelay);
  }
}
