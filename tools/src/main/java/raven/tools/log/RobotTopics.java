package raven.tools.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.hal.JointId;
import raven.log.LogSchema;
import raven.robot.Legs;
import raven.robot.Robot;

/**
 * The robot as viewers of ROS messages show it without being told how: transforms of all links, poses, joint states, as the robot believes
 * and, where there is a simulator, as it truly was under the prefix {@code truth/}.
 */
final class RobotTopics {
  static final String WORLD = "world";
  static final String TRUTH = "truth/";
  static final String BASE = "base";

  private static final String[] HINGES = {
    "left_hip", "left_ankle", "left_toe", "right_hip", "right_ankle", "right_toe"
  };
  private static final String[] LINKS = {"thigh", "tarsus", "foot"};
  private static final String[] SIDES = {"left_", "right_"};
  private static final String[] JOINTS = {"left_hip", "left_ankle", "right_hip", "right_ankle"};

  private final FlightLog log;
  private final Legs legs;
  private final int tf;
  private final int states;
  private final int targets;
  private final int pose;
  private final int truePose;
  private final Place believed;
  private final @Nullable Place truth;
  private final int[] jointStates;
  private final int[] jointTargets;
  private final Cdr cdr = new Cdr();

  /** Where a pose and six hinge angles stand in a row, and the names of its frames. */
  private record Place(String base, int[] position, int[] attitude, int[] hinges, String[] links) {
    static @Nullable Place in(LogSchema schema, int begin, String columns, String frames) {
      int[] position = at(schema, begin, columns, "x", "y", "z");
      int[] attitude = at(schema, begin, columns, "roll", "pitch", "yaw");
      int[] hinges = at(schema, begin, "", HINGES);
      for (int[] places : List.of(position, attitude, hinges)) {
        for (int place : places) if (place < begin) return null;
      }
      String[] links = new String[HINGES.length];
      for (int i = 0; i < links.length; i++) links[i] = frames + SIDES[i / 3] + LINKS[i % 3];
      return new Place(frames + BASE, position, attitude, hinges, links);
    }
  }

  /** @param truth the columns of the truth, and where in the row they begin; null without a simulator */
  RobotTopics(
      FlightLog log, Robot robot, LogSchema tick, @Nullable LogSchema truth, int truthBegin) {
    this.log = log;
    legs = robot.legs();
    Place mine = Place.in(tick, 0, "est_", "");
    if (mine == null) throw new IllegalArgumentException("the tick has no pose");
    believed = mine;
    this.truth = truth == null ? null : Place.in(truth, truthBegin, "", TRUTH);
    tf = log.channel("/tf", "tf2_msgs/TFMessage");
    states = log.channel("/joint_states", "sensor_msgs/JointState");
    targets = log.channel("/joint_targets", "sensor_msgs/JointState");
    pose = log.channel("/pose", "geometry_msgs/PoseStamped");
    truePose = this.truth == null ? -1 : log.channel("/truth_pose", "geometry_msgs/PoseStamped");

    jointStates = new int[3 * JOINTS.length];
    jointTargets = new int[3 * JOINTS.length];
    for (int j = 0; j < JOINTS.length; j++) {
      jointStates[3 * j] = tick.indexOf(JOINTS[j]);
      jointStates[3 * j + 1] = tick.indexOf(JOINTS[j] + "_rate");
      jointStates[3 * j + 2] = tick.indexOf(JOINTS[j] + "_current");
      jointTargets[3 * j] = tick.indexOf(JOINTS[j] + "_target");
      jointTargets[3 * j + 1] = tick.indexOf(JOINTS[j] + "_target_rate");
      jointTargets[3 * j + 2] = tick.indexOf(JOINTS[j] + "_torque");
    }
  }

  /** Positions of columns in the row; −1 less the beginning for one that is not there. */
  private static int[] at(LogSchema schema, int begin, String prefix, String... names) {
    int[] places = new int[names.length];
    for (int i = 0; i < places.length; i++) {
      int place = schema.indexOf(prefix + names[i]);
      places[i] = place < 0 ? -1 : begin + place;
    }
    return places;
  }

  void row(double[] row) {
    double time = row[0];
    transforms(row, time);
    joints(states, jointStates, row, time);
    joints(targets, jointTargets, row, time);
    pose(pose, believed, row, time);
    if (truth != null) pose(truePose, truth, row, time);
  }

  private void transforms(double[] row, double time) {
    cdr.begin().u32((1 + HINGES.length) * (truth == null ? 1 : 2));
    transforms(believed, row, time);
    if (truth != null) transforms(truth, row, time);
    log.message(tf, time, cdr.end());
  }

  private void transforms(Place place, double[] row, double time) {
    transform(WORLD, place.base, time);
    position(place, row);
    attitude(place, row);
    for (int h = 0; h < HINGES.length; h++) {
      int link = h % 3;
      transform(link == 0 ? place.base : place.links[h - 1], place.links[h], time);
      switch (link) {
        case 0 -> cdr.point(0, (h == 0 ? 1 : -1) * legs.hipSpacing() / 2, 0);
        case 1 -> cdr.point(0, 0, -legs.thigh().length());
        default -> cdr.point(0, 0, -legs.tarsus().length());
      }
      // a foot points along the tarsus when its angle is zero: a quarter turn nose-down
      double noseUp = row[place.hinges[h]] - (link == 2 ? Math.PI / 2 : 0);
      cdr.attitude(0, noseUp, 0);
    }
  }

  private void transform(String parent, String child, double time) {
    cdr.header(time, parent).string(child);
  }

  private void position(Place place, double[] row) {
    cdr.point(row[place.position[0]], row[place.position[1]], row[place.position[2]]);
  }

  private void attitude(Place place, double[] row) {
    cdr.attitude(row[place.attitude[0]], row[place.attitude[1]], row[place.attitude[2]]);
  }

  private void pose(int channel, Place place, double[] row, double time) {
    cdr.begin().header(time, WORLD);
    position(place, row);
    attitude(place, row);
    log.message(channel, time, cdr.end());
  }

  /** Angle, rate and effort of the four motorised joints; the effort of what is measured is the current [A], of what is asked the torque. */
  private void joints(int channel, int[] places, double[] row, double time) {
    cdr.begin().header(time, "").u32(JointId.COUNT);
    for (String name : JOINTS) cdr.string(name);
    for (int what = 0; what < 3; what++) {
      cdr.u32(JointId.COUNT);
      for (int j = 0; j < JointId.COUNT; j++) cdr.f64(row[places[3 * j + what]]);
    }
    log.message(channel, time, cdr.end());
  }
}
