package raven.sim.air;

import raven.robot.Battery;
import raven.robot.Body;
import raven.robot.ContactMaterial;
import raven.robot.Inertia;
import raven.robot.Legs;
import raven.robot.Motor;
import raven.robot.Point;
import raven.robot.Propeller;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.robot.Sensors;
import raven.robot.SurfaceServo;
import raven.robot.Tail;
import raven.robot.Wing;

/** The robot of the flight study, whose tail sits 35 mm further aft than today's. Only what meets the air matters here. */
public final class TestRobot {
  private static final double DEGREE = Math.PI / 180;
  private static final double MASS = 0.62;

  private TestRobot() {}

  /** With the tail at xT. */
  public static Robot withTailAt(double xT) {
    return new Robot(
        "test",
        MASS,
        body(),
        legs(),
        wing(),
        tail(xT),
        propeller(),
        battery(),
        servo(),
        sensors(),
        RobotFile.bundled().bind().wiring());
  }

  public static Propeller propeller() {
    Point hub = new Point(0.215, 0, 0.03);
    return new Propeller(
        0.2286, hub, 1.3 * MASS * 9.81, 147.4, 10.4, 17, 0.10, 0.55, 0.75, 3.5e-5, 0.5);
  }

  public static Battery battery() {
    return new Battery(11.6, 0.06, 3060, 10.5);
  }

  public static SurfaceServo servo() {
    return new SurfaceServo(600 * DEGREE, 0.020, 0.010);
  }

  private static Wing wing() {
    return new Wing(
        1.0, 0.19, 0.012, 0.05, 5 * DEGREE, 4.2 * DEGREE, 3 * DEGREE, 2.0, 0.25, 30 * DEGREE, 6.9);
  }

  private static Tail tail(double xT) {
    Tail.Surface stabilator = new Tail.Surface(0.045, 0.30, xT, 0.06, 35 * DEGREE);
    Tail.Surface fin = new Tail.Surface(0.018, 0.15, xT - 0.015, 0.03, 35 * DEGREE);
    return new Tail(stabilator, fin);
  }

  private static Body body() {
    Point origin = new Point(0, 0, 0);
    ContactMaterial material = new ContactMaterial(2e4, 20, 0.8);
    return new Body(
        0.5372,
        new Point(0.0271, 0, 0.0234),
        new Inertia(0.0073, 0.0077, 0.0145, 0),
        origin,
        origin,
        origin,
        origin,
        0.05,
        0.3,
        origin,
        material);
  }

  private static Legs legs() {
    ContactMaterial material = new ContactMaterial(2e4, 20, 0.8);
    Legs.Segment segment = new Legs.Segment(0.15, 0.018, 0.075, 4e-5, 1e-6);
    Legs.Foot foot =
        new Legs.Foot(0.01, new Point(0.02, 0, 0), 1e-5, 0.06, 0.55, 0.03, 0.006, material);
    Motor motor = new Motor(188, 0.12, 1.7e-6, 15, 20, 0.85, 0.01, 0);
    Legs.Joint joint = new Legs.Joint(-2.3, 2.8, motor);
    Legs.AnkleSpring spring = new Legs.AnkleSpring(0.26, 1.05, 0.002);
    Legs.Toe toe = new Legs.Toe(0.5, 0.005, 0.31, -2, 2);
    return new Legs(0.07, segment, segment, foot, joint, joint, spring, toe);
  }

  private static Sensors sensors() {
    Point origin = new Point(0, 0, 0);
    return new Sensors(
        new Sensors.Imu(0, 0, 35, 0, 0, 160, 0, 0, 16),
        new Sensors.Encoder(0, 0, 0, 0, 14, 0),
        new Sensors.Encoder(0, 0, 0, 0, 14, 0),
        new Sensors.Barometer(0, 0, 50, 0),
        new Sensors.Airspeed(0, 0, 50, 0),
        new Sensors.Ranger(origin, 0, 0, 0, 4, 50, 0),
        new Sensors.Magnetometer(0, 0, 100, 0),
        new Sensors.Power(0, 0));
  }
}
