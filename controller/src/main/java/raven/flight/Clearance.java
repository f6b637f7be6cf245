package raven.flight;

import raven.hal.SensorFrame;
import raven.math.Trig;
import raven.robot.Robot;
import raven.robot.Sensors;
import raven.state.NavState;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * Keeps the aircraft off ground that rises: the range finder's beam meets it ahead, and no height is held that is not a clearance above what
 * it met. Beyond the range finder's reach there is no ground; allocates nothing.
 */
final class Clearance {
  /** The ground is remembered this long after the beam has lost it [s]. */
  private static final double REMEMBERED = 0.5;

  private final Sensors.Ranger ranger;
  private final double beamX;
  private final double beamZ;
  private final double clearance;
  private final Vector3D hit = new Vector3D();
  private double ground;
  private double seen = Double.NEGATIVE_INFINITY;

  Clearance(Robot robot, double clearance) {
    ranger = robot.sensors().ranger();
    beamX = Trig.cos(ranger.tilt());
    beamZ = -Trig.sin(ranger.tilt());
    this.clearance = clearance;
  }

  /** Takes a range reading into account. */
  void look(SensorFrame sensors, NavState x) {
    if (!sensors.range.valid || !sensors.range.fresh) return;
    double range = sensors.range.value;

    // p_hit = p_B + R (m + r b), from where the body was when the sensor looked
    hit.set(
        ranger.mount().x() + range * beamX, ranger.mount().y(), ranger.mount().z() + range * beamZ);
    x.q_WB.transform(hit);
    ground = x.height - x.v_WB.getZ() * sensors.range.age + hit.getZ();
    seen = x.time;
  }

  /** The height asked for, or the lowest that keeps the clearance [m]. */
  double above(double asked, NavState x) {
    return x.time - seen > REMEMBERED ? asked : Math.max(asked, ground + clearance);
  }
}
