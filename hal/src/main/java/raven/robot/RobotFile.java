package raven.robot;

import java.nio.file.Path;
import raven.file.Document;

/** The robot file: where it is found, and what must hold between its values. */
public final class RobotFile {
  /** Parts may miss the total by this much [kg]: what a kitchen scale resolves. */
  private static final double MASS_TOLERANCE = 5e-4;

  private RobotFile() {}

  /** RAVEN as published, with what is not known assumed. */
  public static Document<Robot> bundled() {
    return Document.resource("raven.yaml", "/raven/raven.yaml", Robot.class, RobotFile::check);
  }

  public static Document<Robot> load(Path file) {
    return Document.load(file, Robot.class, RobotFile::check);
  }

  /** A robot from the text of a file, as a log holds it. */
  public static Document<Robot> parse(String name, String text) {
    return Document.parse(name, text, Robot.class, RobotFile::check);
  }

  static void check(Robot robot, Document<Robot> document) {
    double parts = robot.partsMass();
    if (Math.abs(parts - robot.totalMass()) > MASS_TOLERANCE) {
      throw document.error(
          "total_mass",
          "is " + grams(robot.totalMass()) + ", but body, thighs, tarsi and feet sum to "
              + grams(parts) + ": change one of them");
    }
    checkInertia(robot.body().inertia(), document);
    checkLegs(robot.legs(), document);
    checkBalance(robot, document);
    WiringCheck.check(robot.wiring(), document);
    if (robot.battery().reserveVoltage() >= robot.battery().openVoltage()) {
      throw document.error(
          "battery.reserve_voltage",
          "is not below battery.open_voltage of " + round(robot.battery().openVoltage()) + " V");
    }
  }

  /** Positive definite, and each principal moment at most the sum of the others. */
  private static void checkInertia(Inertia inertia, Document<Robot> document) {
    double determinant = inertia.xx() * inertia.zz() - inertia.xz() * inertia.xz();
    if (determinant <= 0) {
      throw document.error(
          "body.inertia.xz", "is larger than any body's with this xx and zz could be");
    }
    double half = 0.5 * (inertia.xx() + inertia.zz());
    double radius = Math.hypot(0.5 * (inertia.xx() - inertia.zz()), inertia.xz());
    double least = half - radius;
    double most = half + radius;
    if (most > least + inertia.yy() || inertia.yy() > least + most) {
      throw document.error(
          "body.inertia",
          "is no body's: its largest principal moment exceeds the sum of the other two");
    }
  }

  private static void checkLegs(Legs legs, Document<Robot> document) {
    checkRange("legs.hip", legs.hip().min(), legs.hip().max(), document);
    checkRange("legs.ankle", legs.ankle().min(), legs.ankle().max(), document);
    checkRange("legs.toe", legs.toe().min(), legs.toe().max(), document);
    checkOnSegment("legs.thigh", legs.thigh(), document);
    checkOnSegment("legs.tarsus", legs.tarsus(), document);
    if (legs.toe().rest() < legs.toe().min() || legs.toe().rest() > legs.toe().max()) {
      throw document.error("legs.toe.rest", "lies outside legs.toe.min to legs.toe.max");
    }
  }

  private static void checkRange(String joint, double min, double max, Document<Robot> document) {
    if (min >= max) {
      throw document.error(joint + ".min", "is not below " + joint + ".max");
    }
  }

  private static void checkOnSegment(String path, Legs.Segment segment, Document<Robot> document) {
    if (segment.centreOfMass() > segment.length()) {
      throw document.error(
          path + ".centre_of_mass", "lies beyond the end of the segment, " + path + ".length");
    }
  }

  /** Wing and centre of mass lie between skid and nose. */
  private static void checkBalance(Robot robot, Document<Robot> document) {
    double rear = robot.body().skid().x();
    double front = robot.body().nose().x();
    if (rear >= front) {
      throw document.error("body.skid", "is not behind body.nose");
    }
    checkWithin("body.centre_of_mass", robot.body().centreOfMass().x(), rear, front, document);
    checkWithin("wing.quarter_chord_x", robot.wing().quarterChordX(), rear, front, document);
  }

  private static void checkWithin(
      String path, double x, double rear, double front, Document<Robot> document) {
    if (x < rear || x > front) {
      throw document.error(
          path,
          "at x " + round(1000 * x) + " mm lies outside the body, which reaches from "
              + round(1000 * rear) + " mm (skid) to " + round(1000 * front) + " mm (nose)");
    }
  }

  private static String grams(double kilograms) {
    return round(1000 * kilograms) + " g";
  }

  /** One decimal. */
  private static String round(double value) {
    return Double.toString(Math.round(10 * value) / 10.0);
  }
}
