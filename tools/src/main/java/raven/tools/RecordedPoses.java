package raven.tools;

import java.util.ArrayList;
import java.util.List;
import raven.math.Trig;
import raven.mode.Mode;
import raven.tools.log.Rows;
import raven.tools.picture.Pose;

/** Where the robot was, from the rows of its log: the truth where there is a simulator, else what it believed. */
final class RecordedPoses {
  private static final Mode[] MODES = Mode.values();
  private static final String[] JOINTS = {
    "left_hip", "left_ankle", "left_toe", "right_hip", "right_ankle", "right_toe"
  };

  private final Rows tick;
  private final Rows place;
  private final double[][] columns;

  /** Both have a row per tick, or {@code truth} has none. */
  RecordedPoses(Rows tick, Rows truth) {
    this.tick = tick;
    boolean known = truth.size() == tick.size();
    place = known ? truth : tick;
    String prefix = known ? "" : "est_";
    columns = new double[6 + JOINTS.length][];
    String[] names = {"x", "y", "z", "roll", "pitch", "yaw"};
    for (int i = 0; i < names.length; i++) columns[i] = place.column(prefix + names[i]);
    for (int i = 0; i < JOINTS.length; i++) columns[6 + i] = place.column(JOINTS[i]);
  }

  /** Every so many ticks, and where the mode changes. */
  List<Pose> poses(int every) {
    double[] mode = tick.column("mode");
    List<Pose> poses = new ArrayList<>();
    for (int i = 0; i < place.size(); i++) {
      if (i % every != 0 && mode[i] == mode[i - 1]) continue;
      poses.add(new Pose(tick.get(i, 0), MODES[(int) mode[i]], pose(i)));
    }
    return poses;
  }

  private double[] pose(int row) {
    double[] q = new double[Pose.SIZE];
    for (int k = 0; k < 3; k++) q[k] = columns[k][row];
    attitude(columns[3][row], columns[4][row], columns[5][row], q);
    for (int k = 0; k < JOINTS.length; k++) q[7 + k] = columns[6 + k][row];
    return q;
  }

  /** q = yaw about z, then roll about x, then pitch about −y: how {@link raven.state.Attitude} takes it apart. */
  static void attitude(double roll, double pitch, double yaw, double[] q) {
    double cr = Trig.cos(roll / 2);
    double sr = Trig.sin(roll / 2);
    double cp = Trig.cos(-pitch / 2);
    double sp = Trig.sin(-pitch / 2);
    double cy = Trig.cos(yaw / 2);
    double sy = Trig.sin(yaw / 2);
    q[3] = cy * cr * cp - sy * sr * sp;
    q[4] = cy * sr * cp - sy * cr * sp;
    q[5] = cy * cr * sp + sy * sr * cp;
    q[6] = cy * sr * sp + sy * cr * cp;
  }
}
