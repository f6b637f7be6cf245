package raven.tools;

import raven.log.LogRow;
import raven.sim.World;
import raven.state.Attitude;
import us.ihmc.euclid.tuple4D.Quaternion;

/** The columns of the plant's truth, to lay beside the estimate in a log. Not thread-safe. */
final class TruthRow {
  private static final String[] FORCES = forces();

  private final double[] q = new double[13];
  private final double[] v = new double[12];
  private final Quaternion q_WB = new Quaternion();

  private final double[] forces = new double[FORCES.length];

  private static String[] forces() {
    String[] names = new String[18];
    int i = 0;
    for (String part : new String[] {"left", "right", "tail"}) {
      for (String what : new String[] {"force", "force_at"}) {
        for (String axis : new String[] {"x", "y", "z"})
          names[i++] = part + "_" + what + "_" + axis;
      }
    }
    return names;
  }

  void write(World world, LogRow row) {
    world.pose(q);
    world.velocity(v);
    q_WB.set(q[4], q[5], q[6], q[3]);

    row.put("time", "s", world.time());
    row.put("x", "m", q[0]);
    row.put("y", "m", q[1]);
    row.put("z", "m", q[2]);
    row.put("vx", "m/s", v[0]);
    row.put("vy", "m/s", v[1]);
    row.put("vz", "m/s", v[2]);
    row.put("roll", "rad", Attitude.roll(q_WB));
    row.put("pitch", "rad", Attitude.pitch(q_WB));
    row.put("yaw", "rad", Attitude.yaw(q_WB));
    row.put("wx", "rad/s", v[3]);
    row.put("wy", "rad/s", v[4]);
    row.put("wz", "rad/s", v[5]);
    row.put("left_hip", "rad", q[7]);
    row.put("left_ankle", "rad", q[8]);
    row.put("left_toe", "rad", q[9]);
    row.put("right_hip", "rad", q[10]);
    row.put("right_ankle", "rad", q[11]);
    row.put("right_toe", "rad", q[12]);
    row.put("left_load", "N", world.footLoad(0));
    row.put("right_load", "N", world.footLoad(1));
    world.groundForces(forces);
    for (int i = 0; i < forces.length; i++) row.put(FORCES[i], i % 6 < 3 ? "N" : "m", forces[i]);
    row.put("thrust", "N", world.thrust());
  }
}
