package raven.sim;

import java.util.List;
import raven.mission.Course;
import raven.robot.Legs;
import raven.robot.Motor;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.body.Centroid;
import raven.sim.body.Ground;

/** A plant to experiment on, and what can be measured on it. */
final class Rig {
  static final double GRAVITY = 9.81;
  static final double STEP = 5e-4;

  final Robot robot;
  final Ground ground;
  final Plant plant;
  final double weight;

  private final Centroid centroid = new Centroid();

  Rig(Robot robot, Course course) {
    this.robot = robot;
    ground = new Ground(course);
    plant = new Plant(robot, ground);
    weight = GRAVITY * plant.body.tree().totalMass();
  }

  static Robot raven() {
    return RobotFile.bundled().bind();
  }

  static Course flat() {
    return new Course(-1, List.of(new Course.Segment.Ground(2, 0)));
  }

  /** The robot without friction, dampers and end stops, and without the kink where the ankle spring engages. */
  static Robot lossless() {
    Robot r = raven();
    Legs l = r.legs();
    Legs.Joint joint = new Legs.Joint(-100, 100, lossless(l.hip().motor()));
    Legs.Toe toe = new Legs.Toe(l.toe().stiffness(), 0, l.toe().rest(), -100, 100);
    Legs legs = new Legs(
        l.hipSpacing(),
        l.thigh(),
        l.tarsus(),
        l.foot(),
        joint,
        joint,
        new Legs.AnkleSpring(0, 0, 0),
        toe);
    return new Robot(
        r.name(),
        r.totalMass(),
        r.body(),
        legs,
        r.wing(),
        r.tail(),
        r.propeller(),
        r.battery(),
        r.surfaceServo(),
        r.sensors(),
        r.wiring());
  }

  private static Motor lossless(Motor m) {
    return new Motor(
        m.kv(), m.resistance(), m.rotorInertia(), m.currentLimit(), m.gear(), 1, 0, m.delay());
  }

  /** Puts the body somewhere, upright, with joints about the middle of their range. */
  void place(double x, double z) {
    java.util.Arrays.fill(plant.qpos, 0);
    java.util.Arrays.fill(plant.qvel, 0);
    plant.qpos[0] = x;
    plant.qpos[2] = z;
    plant.qpos[3] = 1;
    for (int leg = 0; leg < 2; leg++) {
      plant.setJoint(2 * leg, -0.7);
      plant.setJoint(2 * leg + 1, 1.2);
      plant.setToe(leg, robot.legs().toe().rest());
    }
    plant.placed();
  }

  /** Centre of mass and momentum at the present state, which may have been changed from outside. */
  Centroid centroid() {
    plant.body.setState(plant.qpos, plant.qvel);
    centroid.read(plant.body);
    return centroid;
  }

  /** Kinetic energy, that of height and that of the springs in the joints; what contacts store is left out [J]. */
  double energy() {
    return plant.energy();
  }

  /** Energy with that of the compressed ground [J]. */
  double energyWithGround() {
    return plant.energy() + plant.own().contact().energy();
  }
}
