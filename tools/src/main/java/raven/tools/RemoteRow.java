package raven.tools;

import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.log.FrameRow;
import raven.log.LogRow;

/**
 * The columns of a tick whose mind is at the other end of a link: what was sent, what it says that it thinks, what it answered, under the names
 * that its own log has. The pilot's switches are not told over the link, so that the log of the flight code is the one to replay.
 */
final class RemoteRow {
  private RemoteRow() {}

  static void write(SensorFrame sensors, MindReport x, ActuatorFrame out, LogRow row) {
    FrameRow.sensors(sensors, row);
    row.put("mode", "", x.mode.ordinal());
    row.put("mode_row", "", x.modeRow);
    row.put("task", "", x.task);
    row.put("outcome", "", x.outcome.ordinal());

    row.put("est_x", "m", x.position[0]);
    row.put("est_y", "m", x.position[1]);
    row.put("est_z", "m", x.height);
    row.put("est_vx", "m/s", x.velocity[0]);
    row.put("est_vy", "m/s", x.velocity[1]);
    row.put("est_vz", "m/s", x.velocity[2]);
    row.put("est_roll", "rad", x.attitude[0]);
    row.put("est_pitch", "rad", x.attitude[1]);
    row.put("est_yaw", "rad", x.attitude[2]);
    row.put("est_wx", "rad/s", x.rate[0]);
    row.put("est_wy", "rad/s", x.rate[1]);
    row.put("est_wz", "rad/s", x.rate[2]);
    row.put("est_height", "m", x.aboveStart);
    row.put("est_airspeed", "m/s", x.airspeed);
    row.put("left_contact", "", x.contact[0]);
    row.put("right_contact", "", x.contact[1]);
    row.put("health", "", x.health.ordinal());
    row.put("toe_spring", "N m/rad", x.toeSpring);
    row.put("ankle_spring", "N m/rad", x.ankleSpring);
    row.put("weight_factor", "", x.weight);
    FrameRow.actuators(out, row);
  }
}
