package raven.sim;

import raven.robot.Body;
import raven.robot.ContactMaterial;
import raven.robot.Legs;
import raven.robot.Robot;
import raven.sim.body.Candidates;
import raven.sim.body.Contact.Group;
import raven.sim.body.Tree;

/**
 * The robot as a tree of seven bodies (trunk; thigh, tarsus, foot of the left and of the right leg) and the points that can touch. Every
 * link frame lies parallel to the trunk's when its hinge angle is zero, except the foot's, whose x axis then lies along the tarsus.
 */
final class RobotModel {
  static final int TRUNK = 0;
  static final int HINGES = 6;

  private static final double[] UPRIGHT = {1, 0, 0, 0};

  /** Foot x along the tarsus: a quarter turn nose-down. */
  private static final double[] ALONG_TARSUS = {Math.sqrt(0.5), 0, Math.sqrt(0.5), 0};

  /** Nose-up turns are positive: about −y. */
  private static final double[] NOSE_UP = {0, -1, 0};

  private RobotModel() {}

  static int thigh(int leg) {
    return 1 + 3 * leg;
  }

  static int tarsus(int leg) {
    return 2 + 3 * leg;
  }

  static int foot(int leg) {
    return 3 + 3 * leg;
  }

  static Tree tree(Robot robot) {
    return builder(robot).build();
  }

  /** The tree before anybody gives it springs. */
  static Tree.Builder builder(Robot robot) {
    Tree.Builder tree = new Tree.Builder(true);
    Body body = robot.body();
    tree.add(
        -1,
        new double[3],
        UPRIGHT,
        new double[3],
        body.mass(),
        new double[] {
          body.centreOfMass().x(), body.centreOfMass().y(), body.centreOfMass().z()
        },
        new double[] {
          body.inertia().xx(),
          body.inertia().yy(),
          body.inertia().zz(),
          0,
          body.inertia().xz(),
          0
        },
        0);
    Legs legs = robot.legs();
    for (int leg = 0; leg < 2; leg++) {
      double side = leg == 0 ? 1 : -1;
      double[] hip = {0, side * legs.hipSpacing() / 2, 0};
      int thigh = segment(tree, TRUNK, hip, legs.thigh(), legs.hip().motor().reflectedInertia());
      double[] knee = {0, 0, -legs.thigh().length()};
      int tarsus =
          segment(tree, thigh, knee, legs.tarsus(), legs.ankle().motor().reflectedInertia());
      Legs.Foot foot = legs.foot();
      tree.add(
          tarsus,
          new double[] {0, 0, -legs.tarsus().length()},
          ALONG_TARSUS,
          NOSE_UP,
          foot.mass(),
          new double[] {
            foot.centreOfMass().x(),
            foot.centreOfMass().y(),
            foot.centreOfMass().z()
          },
          new double[] {foot.inertia(), foot.inertia(), foot.inertia(), 0, 0, 0},
          0);
    }
    return tree;
  }

  private static int segment(
      Tree.Builder tree, int parent, double[] joint, Legs.Segment segment, double armature) {
    return tree.add(
        parent,
        joint,
        UPRIGHT,
        NOSE_UP,
        segment.mass(),
        new double[] {0, 0, -segment.centreOfMass()},
        new double[] {segment.inertia(), segment.inertia(), segment.inertiaAxial(), 0, 0, 0},
        armature);
  }

  static Candidates contacts(Robot robot) {
    Candidates touch = new Candidates();
    for (int leg = 0; leg < 2; leg++) {
      foot(touch, robot.legs(), leg);
      shank(touch, robot, thigh(leg), robot.legs().thigh().length());
      shank(touch, robot, tarsus(leg), robot.legs().tarsus().length());
    }
    Body body = robot.body();
    ContactMaterial hull = body.contact();
    for (int side = -1; side <= 1; side += 2) {
      touch.point(
          Group.TAIL,
          TRUNK,
          body.skid().x(),
          side * body.skidWidth() / 2,
          body.skid().z(),
          hull.stiffness(),
          hull.damping(),
          body.skidFriction());
      point(
          touch,
          Group.WING,
          body.wingTip().x(),
          side * body.wingTip().y(),
          body.wingTip().z(),
          hull);
    }
    point(touch, Group.NOSE, body.nose().x(), body.nose().y(), body.nose().z(), hull);
    point(
        touch,
        Group.BELLY,
        body.bellyFront().x(),
        body.bellyFront().y(),
        body.bellyFront().z(),
        hull);
    point(
        touch,
        Group.BELLY,
        body.bellyRear().x(),
        body.bellyRear().y(),
        body.bellyRear().z(),
        hull);
    touch.segment(
        Group.BELLY,
        TRUNK,
        body.bellyFront().x(),
        0,
        body.bellyFront().z() + HULL_RADIUS,
        body.bellyRear().x(),
        0,
        body.bellyRear().z() + HULL_RADIUS,
        HULL_RADIUS,
        hull.stiffness(),
        hull.damping(),
        hull.friction());
    return touch;
  }

  /** The belly line rubs over edges like a tube of this radius [m]. */
  private static final double HULL_RADIUS = 0.01;

  /** Legs are tubes of this radius [m]. */
  private static final double LEG_RADIUS = 0.006;

  private static void point(
      Candidates touch, Group group, double x, double y, double z, ContactMaterial m) {
    touch.point(group, TRUNK, x, y, z, m.stiffness(), m.damping(), m.friction());
  }

  private static void shank(Candidates touch, Robot robot, int body, double length) {
    ContactMaterial m = robot.body().contact();
    touch.segment(
        Group.LEG,
        body,
        0,
        0,
        0,
        0,
        0,
        -length,
        LEG_RADIUS,
        m.stiffness(),
        m.damping(),
        m.friction());
  }

  private static void foot(Candidates touch, Legs legs, int leg) {
    Legs.Foot foot = legs.foot();
    ContactMaterial m = foot.contact();
    Group group = leg == 0 ? Group.LEFT_FOOT : Group.RIGHT_FOOT;
    double z = -foot.sole();
    double along = foot.toeLength() * StrictMath.cos(foot.toeSplay());
    double aside = foot.toeLength() * StrictMath.sin(foot.toeSplay());
    int body = foot(leg);
    touch.point(group, body, 0, 0, z, m.stiffness(), m.damping(), m.friction());
    touch.point(group, body, foot.toeLength(), 0, z, m.stiffness(), m.damping(), m.friction());
    touch.point(group, body, along, aside, z, m.stiffness(), m.damping(), m.friction());
    touch.point(group, body, along, -aside, z, m.stiffness(), m.damping(), m.friction());
    touch.point(group, body, -foot.halluxLength(), 0, z, m.stiffness(), m.damping(), m.friction());
    double half = foot.sole() / 2;
    touch.segment(
        group,
        body,
        -foot.halluxLength(),
        0,
        z + half,
        foot.toeLength(),
        0,
        z + half,
        half,
        m.stiffness(),
        m.damping(),
        m.friction());
    // the ankle itself, when the leg lies down
    touch.point(Group.LEG, tarsus(leg), 0, 0, 0, m.stiffness(), m.damping(), m.friction());
  }
}
