package raven.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import raven.mission.Course;
import raven.mission.Mission;
import raven.robot.Robot;
import raven.sim.body.Centroid;
import raven.sim.body.Contact;
import raven.sim.drive.EnergyAccount;

/**
 * Watches the plant's truth and turns it into figures with units. It is told which phase the robot believes to be in, so that it knows what to
 * measure, and what the robot's estimate says, so that it can tell the estimate's errors; it tells the robot nothing.
 */
public final class Referee {
  /** Cosine of the tilt at which the robot has not yet fallen over: hanging nose-up on its tail it is beyond. */
  private static final double UPRIGHT = 0.2;

  /** Contact this deep below the edges of a gap is contact with its inside [m]. */
  private static final double IN_GAP = 0.03;

  /** What the robot is about. */
  public enum Phase {
    REST,
    WALK,
    CROUCH,
    PUSH,
    LEAP,
    LAND,
    CLIMB,
    CRUISE,
    GLIDE,
    FALLEN
  }

  /** Over a shorter way than this nobody can say what a walk costs [m]. */
  private static final double WALKED = 0.2;

  private static final double GRAVITY = 9.81;

  private final Robot robot;
  private final World world;
  private final Plant plant;
  private final double mass;
  private final double gapWidth;
  private final double gapFar;

  /** Lower edge of the gap [m]. */
  private final double gapRim;

  private final double stepHeight;

  /** Near edges of all gaps and all faces [m]. */
  private final List<Double> edges = new ArrayList<>();

  /** Where the ground begins again behind each of them [m]. */
  private final List<Double> farEdges = new ArrayList<>();

  private final double stepFace;

  private final Centroid centroid = new Centroid();

  private Phase phase = Phase.REST;
  private double now;
  private double upright;

  // walking
  private double walkTime;
  private double walkDistance;
  private double walkEnergy;
  private double edgeDistance = Double.NaN;

  /** What the legs had taken before the present step [J]. */
  private double legEnergy;

  private final PushWatch push;
  private final LandingWatch landing;

  // after take-off
  /** The robot believes itself in the air already, but something still touches the ground. */
  private boolean leaving;

  /** The push was for flight, not for a leap. */
  private boolean flies;

  private boolean aloft;
  private double apex;
  private final ClimbWatch climb;

  // obstacles
  private boolean inGap;
  private boolean faceStruck;

  // the estimate's errors
  private long compared;
  private double tilt2;
  private double velocity2;
  private double height2;

  Referee(Robot robot, Mission mission, World world) {
    this.robot = robot;
    this.world = world;
    plant = world.plant;
    mass = plant.body.tree().totalMass();
    push = new PushWatch(world, plant, centroid);
    landing = new LandingWatch(plant, centroid, farEdges);
    climb = new ClimbWatch(robot, world, plant, push);
    double x = mission.course().start();
    double width = Double.NaN;
    double far = Double.NaN;
    double height = Double.NaN;
    double face = Double.NaN;
    for (Course.Segment segment : mission.course().segments()) {
      switch (segment) {
        case Course.Segment.Ground ground -> x += ground.length();
        case Course.Segment.Gap gap -> {
          edges.add(x);
          x += gap.width();
          width = gap.width();
          far = x;
          farEdges.add(x);
        }
        case Course.Segment.Step step -> {
          height = step.height();
          face = x;
          edges.add(x);
          farEdges.add(x);
        }
      }
    }
    gapWidth = width;
    gapFar = far;
    double near = world.ground().height(far - width - 1e-6);
    gapRim = Math.min(near, world.ground().height(far));
    stepHeight = height;
    stepFace = face;
  }

  /** The robot says what it is about. */
  public void phase(Phase to) {
    if (to == phase) {
      return;
    }
    if (phase == Phase.WALK) edgeDistance = toEdge();
    if (to == Phase.PUSH && !aloft) push.begin();
    if (phase == Phase.PUSH && (to == Phase.CLIMB || to == Phase.LEAP)) {
      flies = to == Phase.CLIMB;
      aloft = flies && push.left();
      leaving = !push.left();
    }
    if (to == Phase.LEAP) landing.begin();
    if (to == Phase.CRUISE) climb.cruise(now);
    phase = to;
  }

  /** The feet have left the ground since the last push began. */
  public boolean leftGround() {
    return push.left();
  }

  /** The robot's estimate at the present time: position and velocity of the body origin in world axes, and the vertical in body axes. */
  public void compare(
      double z, double vx, double vy, double vz, double upX, double upY, double upZ) {
    double dot = upX * plant.body.rotation(0, 2, 0)
        + upY * plant.body.rotation(0, 2, 1)
        + upZ * plant.body.rotation(0, 2, 2);
    double tilt = StrictMath.acos(Math.max(-1, Math.min(1, dot)));
    double ex = vx - plant.qvel[0];
    double ey = vy - plant.qvel[1];
    double ez = vz - plant.qvel[2];
    double eh = z - plant.qpos[2];
    compared++;
    tilt2 += tilt * tilt;
    velocity2 += ex * ex + ey * ey + ez * ez;
    height2 += eh * eh;
  }

  /** One step of the plant has passed. */
  void watch(double time, double h) {
    now = time;
    centroid.read(plant.body);
    int contacts = plant.touch().active();
    if (phase == Phase.WALK) {
      walkTime += h;
      walkDistance += h * centroid.velocity[0];
      walkEnergy += plant.account.of(EnergyAccount.LEGS) - legEnergy;
    }
    legEnergy = plant.account.of(EnergyAccount.LEGS);
    // once in the air, what the push was like stands
    push.step(now, h, phase == Phase.PUSH || leaving);
    if (leaving && push.left()) {
      aloft = flies;
      leaving = false;
    }
    landing.step(h, contacts);
    if (aloft) climb.step(now, h, contacts, phase == Phase.CRUISE);
    if (plant.body.rotation(0, 2, 2) > UPRIGHT || aloft) upright += h;
    obstacles(contacts);
    apex = Math.max(apex, centroid.place[2]);
  }

  private void obstacles(int contacts) {
    for (int c = 0; c < contacts; c++) {
      double x = plant.touch().position(c, 0);
      double z = plant.touch().position(c, 2);
      if (x > gapFar - gapWidth && x < gapFar && z < gapRim - IN_GAP) {
        inGap = true;
      }
      Contact.Group group = plant.touch().group(c);
      boolean foot = group == Contact.Group.LEFT_FOOT || group == Contact.Group.RIGHT_FOOT;
      if (!foot && Math.abs(x - stepFace) < 0.02 && Math.abs(plant.touch().normal(c, 0)) > 0.5) {
        faceStruck = true;
      }
    }
  }

  /** From the mean of both middle toes' tips to the next edge or face of the course; NaN when there is none [m]. */
  private double toEdge() {
    double tips = 0;
    for (int leg = 0; leg < 2; leg++) {
      int foot = RobotModel.foot(leg);
      tips += 0.5
          * (plant.body.position(foot, 0)
              + robot.legs().foot().toeLength() * plant.body.rotation(foot, 0, 0));
    }
    double nearest = Double.NaN;
    for (double edge : edges) {
      if (edge > plant.qpos[0] && !(edge - tips > nearest)) nearest = edge - tips;
    }
    return nearest;
  }

  private boolean bothFeetBeyond(double x) {
    return plant.body.position(RobotModel.foot(0), 0) > x
        && plant.body.position(RobotModel.foot(1), 0) > x;
  }

  /** All figures; those of things that did not happen are left out. */
  public Map<String, Object> metrics() {
    Map<String, Object> m = new LinkedHashMap<>();
    if (walkTime > 0) {
      m.put("walk_speed_mps", walkDistance / walkTime);
      m.put("walk_distance_m", walkDistance);
      m.put("walk_power_w", walkEnergy / walkTime);
      if (!Double.isNaN(edgeDistance)) m.put("edge_distance_m", edgeDistance);
      if (walkDistance > WALKED)
        m.put("walk_cost_of_transport", walkEnergy / (mass * GRAVITY * walkDistance));
    }
    if (!Double.isNaN(gapWidth)) {
      m.put("gap_width_m", gapWidth);
      m.put("gap_cleared", !inGap && bothFeetBeyond(gapFar));
    }
    if (!Double.isNaN(stepHeight)) {
      m.put("step_height_m", stepHeight);
      m.put("step_cleared", bothFeetBeyond(stepFace));
      m.put("step_face_struck", faceStruck);
    }
    if (push.left()) push.write(m);
    landing.write(m);
    if (aloft) climb.write(m);
    m.put("upright_s", upright);
    m.put("apex_height_m", apex);
    m.put("energy_j", world.electricEnergy());
    if (plant.ownEngine()) {
      world.energy().write(m);
      m.put("friction_cone_excess_n", plant.own().contact().worstExcess());
      m.put("contact_residual", plant.own().worstResidual());
    }
    if (compared > 0) {
      m.put("est_tilt_rms_deg", Math.toDegrees(Math.sqrt(tilt2 / compared)));
      m.put("est_velocity_rms_mps", Math.sqrt(velocity2 / compared));
      m.put("est_height_rms_m", Math.sqrt(height2 / compared));
    }
    return m;
  }
}
