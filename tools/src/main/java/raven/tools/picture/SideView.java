package raven.tools.picture;

import raven.robot.Legs;
import raven.robot.Point;
import raven.robot.Robot;
import raven.robot.Tail;
import raven.robot.Wing;

/** The robot's outline in a pose, seen from its right: x to the right, z up [m]. */
final class SideView {
  /** A polyline as pairs of x and z. */
  final double[] fuselage;

  final double[] wing;
  final double[] tail;
  final double[] skid;
  final double[] propeller;
  final double[] nearLeg;
  final double[] farLeg;
  final double[] centreOfMass;

  private final Robot robot;
  private final double[] q;

  // first and third row of the rotation from body to world
  private final double[] across;
  private final double[] up;

  SideView(Robot robot, Pose pose) {
    this.robot = robot;
    this.q = pose.q();
    double w = q[3];
    double x = q[4];
    double y = q[5];
    double z = q[6];
    across = new double[] {1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)};
    up = new double[] {2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)};

    Point nose = robot.body().nose();
    Point rump = robot.body().skid();
    Tail.Surface stabilator = robot.tail().stabilator();
    fuselage = line(nose.x(), nose.z(), 0, robot.wing().z() / 2, stabilator.x(), stabilator.z());
    skid = line(stabilator.x() / 2, (robot.wing().z() + stabilator.z()) / 3, rump.x(), rump.z());
    Wing plan = robot.wing();
    wing = chord(plan.quarterChordX(), plan.z(), plan.area() / plan.span(), plan.incidence());
    tail = chord(stabilator.x(), stabilator.z(), stabilator.area() / stabilator.span(), 0);
    Point hub = robot.propeller().hub();
    double radius = robot.propeller().diameter() / 2;
    propeller = line(hub.x(), hub.z() - radius, hub.x(), hub.z() + radius);

    Leg left = new Leg(Pose.LEFT_LEG, robot.legs().hipSpacing() / 2);
    Leg right = new Leg(Pose.RIGHT_LEG, -robot.legs().hipSpacing() / 2);
    farLeg = left.outline();
    nearLeg = right.outline();

    Point trunk = robot.body().centreOfMass();
    double[] moment = new double[2];
    add(moment, robot.body().mass(), trunk.x(), trunk.y(), trunk.z());
    left.addMass(moment);
    right.addMass(moment);
    centreOfMass = new double[] {moment[0] / robot.partsMass(), moment[1] / robot.partsMass()};
  }

  /** A flat surface from leading to trailing edge. */
  private double[] chord(double quarterX, double z, double length, double incidence) {
    double dx = Math.cos(incidence) * length;
    double dz = Math.sin(incidence) * length;
    return line(quarterX + dx / 4, z + dz / 4, quarterX - 3 * dx / 4, z - 3 * dz / 4);
  }

  /** A line through points x, z of the plane of symmetry. */
  private double[] line(double... xz) {
    double[] line = new double[xz.length];
    for (int i = 0; i < xz.length; i += 2) {
      line[i] = worldX(xz[i], 0, xz[i + 1]);
      line[i + 1] = worldZ(xz[i], 0, xz[i + 1]);
    }
    return line;
  }

  private double worldX(double x, double y, double z) {
    return q[0] + across[0] * x + across[1] * y + across[2] * z;
  }

  private double worldZ(double x, double y, double z) {
    return q[2] + up[0] * x + up[1] * y + up[2] * z;
  }

  private void add(double[] moment, double mass, double x, double y, double z) {
    moment[0] += mass * worldX(x, y, z);
    moment[1] += mass * worldZ(x, y, z);
  }

  /** One leg in body axes. */
  private final class Leg {
    private final double y;
    private final double thigh;
    private final double tarsus;
    private final double foot;
    private final double kneeX;
    private final double kneeZ;
    private final double toeX;
    private final double toeZ;

    /** Angles of the segments from body x, nose-up positive; each adds the joint above it. */
    Leg(int at, double y) {
      Legs legs = robot.legs();
      this.y = y;
      thigh = q[at] - Math.PI / 2;
      tarsus = thigh + q[at + 1];
      foot = tarsus + q[at + 2];
      kneeX = legs.thigh().length() * Math.cos(thigh);
      kneeZ = legs.thigh().length() * Math.sin(thigh);
      toeX = kneeX + legs.tarsus().length() * Math.cos(tarsus);
      toeZ = kneeZ + legs.tarsus().length() * Math.sin(tarsus);
    }

    /** Hip, ankle, toe joint, hallux along the sole, toe tip along the sole. */
    double[] outline() {
      Legs.Foot sole = robot.legs().foot();
      double forwardX = Math.cos(foot);
      double forwardZ = Math.sin(foot);
      double belowX = toeX + sole.sole() * forwardZ;
      double belowZ = toeZ - sole.sole() * forwardX;
      double[] points = {
        0,
        0,
        kneeX,
        kneeZ,
        toeX,
        toeZ,
        belowX - sole.halluxLength() * forwardX,
        belowZ - sole.halluxLength() * forwardZ,
        belowX + sole.toeLength() * forwardX,
        belowZ + sole.toeLength() * forwardZ,
        toeX,
        toeZ
      };
      double[] world = new double[points.length];
      for (int i = 0; i < points.length; i += 2) {
        world[i] = worldX(points[i], y, points[i + 1]);
        world[i + 1] = worldZ(points[i], y, points[i + 1]);
      }
      return world;
    }

    void addMass(double[] moment) {
      Legs legs = robot.legs();
      double upper = legs.thigh().centreOfMass();
      double lower = legs.tarsus().centreOfMass();
      Point sole = legs.foot().centreOfMass();
      add(moment, legs.thigh().mass(), upper * Math.cos(thigh), y, upper * Math.sin(thigh));
      add(
          moment,
          legs.tarsus().mass(),
          kneeX + lower * Math.cos(tarsus),
          y,
          kneeZ + lower * Math.sin(tarsus));
      add(
          moment,
          legs.foot().mass(),
          toeX + sole.x() * Math.cos(foot) - sole.z() * Math.sin(foot),
          y,
          toeZ + sole.x() * Math.sin(foot) + sole.z() * Math.cos(foot));
    }
  }
}
