package raven.estimation;

import raven.sim.World;
import raven.state.Attitude;
import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** Where the simulated robot is, seen from where it began: the robot starts at a place and with a heading that are nought by definition. */
final class PlantTruth {
  final Point3D p_WB = new Point3D();
  final Vector3D v_WB = new Vector3D();
  final Quaternion q_WB = new Quaternion();

  private final World world;
  private final Point3D begin = new Point3D();
  private final Quaternion back = new Quaternion();
  private final double[] q = new double[13];
  private final double[] v = new double[12];

  PlantTruth(World world) {
    this.world = world;
    read();
    begin.set(p_WB.getX(), p_WB.getY(), 0);
    back.setToYawOrientation(-Attitude.yaw(q_WB));
  }

  /** Looks at the plant. */
  void read() {
    world.pose(q);
    world.velocity(v);
    p_WB.set(q[0], q[1], q[2]);
    p_WB.sub(begin);
    back.transform(p_WB);
    v_WB.set(v[0], v[1], v[2]);
    back.transform(v_WB);
    q_WB.set(q[4], q[5], q[6], q[3]);
    q_WB.preMultiply(back);
  }

  /** Angle between its vertical and another one [rad]. */
  double tilt(Quaternion other) {
    Vector3D up = new Vector3D(0, 0, 1);
    q_WB.inverseTransform(up);
    other.transform(up);
    return Math.atan2(Math.hypot(up.getX(), up.getY()), up.getZ());
  }
}
