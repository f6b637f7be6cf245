package raven.tools.log;

import raven.robot.Legs;
import raven.robot.Point;
import raven.robot.Robot;
import raven.robot.Tail;
import raven.robot.Wing;

/** The robot's shape, fixed to its frames, and the ground it walks on: one message at the start of a log is all a 3-D view needs. */
final class Markers {
  private static final int CUBE = 1;
  private static final int CYLINDER = 3;
  private static final int LINE_STRIP = 4;
  private static final double THIN = 0.008;

  private final Cdr cdr = new Cdr();
  private int id;

  // colour of the robot that is drawn
  private double red;
  private double green;
  private double blue;
  private double opacity;

  /** @param truth the robot is drawn a second time, where it truly is */
  void write(FlightLog log, int channel, Robot robot, double[][] ground, boolean truth) {
    int parts = 7 + 2 * 3;
    cdr.begin().u32(1 + parts * (truth ? 2 : 1));
    id = 0;
    ground(ground);
    colour(0.93, 0.55, 0.14, 1);
    robot(robot, "");
    colour(0.4, 0.6, 0.9, 0.35);
    if (truth) robot(robot, RobotTopics.TRUTH);
    log.message(channel, 0, cdr.end());
  }

  private void colour(double r, double g, double b, double a) {
    red = r;
    green = g;
    blue = b;
    opacity = a;
  }

  private void ground(double[][] outline) {
    begin(RobotTopics.WORLD, "ground", LINE_STRIP).point(0, 0, 0).quaternion(0, 0, 0, 1);
    cdr.point(0.01, 0, 0).f32(0.5).f32(0.5).f32(0.5).f32(1);
    end(outline);
  }

  private void robot(Robot robot, String frames) {
    String base = frames + RobotTopics.BASE;
    Point nose = robot.body().nose();
    Tail.Surface stabilator = robot.tail().stabilator();
    Tail.Surface fin = robot.tail().fin();
    double length = nose.x() - stabilator.x();
    double middle = (nose.x() + stabilator.x()) / 2;
    box(base, middle, 0, robot.wing().z() / 2, length, 0.03, 0.04);
    Wing wing = robot.wing();
    double chord = wing.area() / wing.span();
    box(base, wing.quarterChordX() - chord / 4, 0, wing.z(), chord, wing.span(), THIN);
    double tailChord = stabilator.area() / stabilator.span();
    box(
        base,
        stabilator.x() - tailChord / 4,
        0,
        stabilator.z(),
        tailChord,
        stabilator.span(),
        THIN / 2);
    double finChord = fin.area() / fin.span();
    box(base, fin.x() - finChord / 4, 0, fin.z() + fin.span() / 2, finChord, THIN / 2, fin.span());
    Point skid = robot.body().skid();
    box(base, skid.x(), 0, skid.z() / 2, THIN, robot.body().skidWidth(), Math.abs(skid.z()));
    Point hub = robot.propeller().hub();
    disc(base, hub, robot.propeller().diameter());
    box(base, nose.x(), 0, nose.z(), 0.02, 0.02, 0.02);

    Legs legs = robot.legs();
    Legs.Foot foot = legs.foot();
    double sole = foot.toeLength() + foot.halluxLength();
    for (String side : new String[] {"left_", "right_"}) {
      String leg = frames + side;
      box(
          leg + "thigh",
          0,
          0,
          -legs.thigh().length() / 2,
          0.02,
          0.02,
          legs.thigh().length());
      box(
          leg + "tarsus",
          0,
          0,
          -legs.tarsus().length() / 2,
          0.012,
          0.012,
          legs.tarsus().length());
      box(leg + "foot", foot.toeLength() - sole / 2, 0, -foot.sole() / 2, sole, 0.03, foot.sole());
    }
  }

  private void box(
      String frame, double x, double y, double z, double sizeX, double sizeY, double sizeZ) {
    begin(frame, "robot", CUBE).point(x, y, z).quaternion(0, 0, 0, 1);
    cdr.point(sizeX, sizeY, sizeZ).f32(red).f32(green).f32(blue).f32(opacity);
    end(new double[2][0]);
  }

  private void disc(String frame, Point hub, double diameter) {
    double half = Math.sqrt(0.5);
    begin(frame, "robot", CYLINDER).point(hub.x(), hub.y(), hub.z()).quaternion(0, half, 0, half);
    cdr.point(diameter, diameter, THIN / 4).f32(red).f32(green).f32(blue).f32(opacity / 2);
    end(new double[2][0]);
  }

  /** As far as the pose; a marker without a time of its own moves with its frame. */
  private Cdr begin(String frame, String group, int type) {
    return cdr.header(0, frame).string(group).u32(id++).u32(type).u32(0);
  }

  /** From the lifetime on, which is for ever. */
  private void end(double[][] xz) {
    cdr.u32(0).u32(0).u8(1);
    cdr.u32(xz[0].length);
    for (int i = 0; i < xz[0].length; i++) cdr.point(xz[0][i], 0, xz[1][i]);
    cdr.u32(0).string("").string("").u8(0);
  }
}
