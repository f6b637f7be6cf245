package raven.gait;

import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.math.Trig;
import raven.robot.Legs;
import raven.robot.Point;
import raven.robot.Robot;
import raven.state.NavState;

/**
 * Finds the rates of toe and ankle springs, and the weight, from what the robot feels whenever it is at rest on feet and tail: statics of trunk
 * and legs leave one equation for the ankle's torque in each posture, and a Kalman filter of three constants gathers them (recursive least
 * squares with a prior; Ljung 1999, section 11.2). The hip's current tells how the tail shares the load, so that it need not be measured.
 *
 * <p>Weight and spring rates are found in units of the motors' nominal torque. That is what feeding the springs forward needs.
 */
public final class Identification {
  private static final double GRAVITY = 9.81;

  /** Standard deviations beyond which a window is not believed. */
  private static final double GATE = 3;

  private static final int TOE = 0;
  private static final int ANKLE = 1;
  private static final int WEIGHT = 2;
  private static final int STATES = 3;

  /** Softer and weaker than this, nothing is believed. */
  private static final double LEAST_TOE = 0.1;

  private static final double LEAST_ANKLE = 0;
  private static final double LEAST_WEIGHT = 0.5;

  private final IdentificationSettings s;
  private final Robot robot;
  private final Legs legs;
  private final Springs springs;

  /** Toe rate, ankle rate [N m/rad], weight over that of the file. */
  private final double[] value = new double[STATES];

  private final double[][] covariance = new double[STATES][STATES];
  private final double[] h = new double[STATES];
  private final double[] known = new double[STATES];
  private final double[] gain = new double[STATES];
  private final Force force = new Force();

  // sums over a window
  private double since;
  private int samples;
  private double firstPitch;
  private final double[] first = new double[JointId.COUNT];
  private double hipTorque;
  private double ankleTorque;
  private double pitch;
  private double f1;
  private double f2;
  private double toe;

  // where the last window that counted was
  private double lastF1 = Double.NaN;
  private double lastF2 = Double.NaN;

  public Identification(Robot robot, IdentificationSettings settings, Springs springs) {
    this.robot = robot;
    s = settings;
    legs = robot.legs();
    this.springs = springs;
    value[TOE] = springs.toe;
    value[ANKLE] = springs.ankle;
    value[WEIGHT] = 1;
    covariance[TOE][TOE] = s.toeSpread() * s.toeSpread();
    covariance[ANKLE][ANKLE] = s.ankleSpread() * s.ankleSpread();
    covariance[WEIGHT][WEIGHT] = s.weightSpread() * s.weightSpread();
  }

  /** Toe spring rate [N m/rad]. */
  public double toe() {
    return value[TOE];
  }

  /** Ankle spring rate [N m/rad]. */
  public double ankle() {
    return value[ANKLE];
  }

  /** Weight over that of the robot file. */
  public double weight() {
    return value[WEIGHT];
  }

  /** Standard deviation of the toe spring rate [N m/rad]. */
  public double toeDeviation() {
    return Math.sqrt(covariance[TOE][TOE]);
  }

  /** Standard deviation of the ankle spring rate [N m/rad]. */
  public double ankleDeviation() {
    return Math.sqrt(covariance[ANKLE][ANKLE]);
  }

  /** Begins anew to wait for rest: the mode changed. */
  public void interrupt(NavState x) {
    since = x.time;
    clear();
  }

  /** One tick in which the robot means to rest on feet and tail with its propeller stopped or idling. */
  public void rest(SensorFrame sensors, NavState x, Body body) {
    if (!x.inContact[0] || !x.inContact[1] || !valid(sensors)) {
      interrupt(x);
      return;
    }
    if (samples == 0) {
      firstPitch = body.pitch;
      System.arraycopy(x.jointAngle, 0, first, 0, first.length);
    }
    double toHip = legs.hip().motor().torqueConstant() * legs.hip().motor().gear();
    double toAnkle =
        legs.ankle().motor().torqueConstant() * legs.ankle().motor().gear();
    hipTorque += toHip * 0.5 * (sensors.joints[0].current + sensors.joints[2].current);
    ankleTorque += toAnkle * 0.5 * (sensors.joints[1].current + sensors.joints[3].current);
    pitch += body.pitch;
    f1 += body.f1;
    f2 += body.f2;
    toe += 0.5 * (x.toeAngle[0] + x.toeAngle[1]);
    samples++;
    if (x.time - since < s.window()) return;

    // at rest from end to end
    double moved = Math.abs(body.pitch - firstPitch);
    for (int j = 0; j < first.length; j++) {
      moved = Math.max(moved, Math.abs(x.jointAngle[j] - first[j]));
    }
    if (moved > s.still() * s.window()) {
      interrupt(x);
      return;
    }

    // a posture that has been felt before tells nothing new: model errors do not average out
    double meanF1 = f1 / samples;
    double meanF2 = f2 / samples;
    boolean news = !(Math.abs(meanF1 - lastF1) < s.news() && Math.abs(meanF2 - lastF2) < s.news());
    if (news) {
      lastF1 = meanF1;
      lastF2 = meanF2;
      feel(
          hipTorque / samples,
          ankleTorque / samples,
          pitch / samples,
          meanF1,
          meanF2,
          legs.toe().rest() - toe / samples);
    }
    interrupt(x);
  }

  private static boolean valid(SensorFrame sensors) {
    boolean valid = sensors.feet[0].valid && sensors.feet[1].valid;
    for (SensorFrame.Joint joint : sensors.joints) valid = valid && joint.valid;
    return valid;
  }

  private void clear() {
    samples = 0;
    hipTorque = ankleTorque = pitch = f1 = f2 = toe = 0;
  }

  /** One posture: mean torques of the motors, mean angles, and how far the toe springs are bent. */
  private void feel(
      double onHip, double onAnkle, double at, double thigh, double tarsus, double bent) {
    double l1 = legs.thigh().length();
    double l2 = legs.tarsus().length();
    double x1 = l1 * Trig.cos(thigh);
    double x2 = l2 * Trig.cos(tarsus);
    double z1 = l1 * Trig.sin(thigh);
    double z2 = l2 * Trig.sin(tarsus);
    double toeX = x1 + x2;
    double toeZ = z1 + z2;

    // ground under the skid, from the hips
    Point skid = robot.body().skid();
    double tailX = skid.x() * Trig.cos(at) - skid.z() * Trig.sin(at);
    double tailZ = skid.x() * Trig.sin(at) + skid.z() * Trig.cos(at);

    // mass centre over the skid, and the legs' own moments about hip and ankle, per leg
    double m0 = robot.body().mass();
    double m1 = 2 * legs.thigh().mass();
    double m2 = 2 * legs.tarsus().mass();
    double m3 = 2 * legs.foot().mass();
    Point centre = robot.body().centreOfMass();
    double bodyX = centre.x() * Trig.cos(at) - centre.z() * Trig.sin(at);
    double thighX = legs.thigh().centreOfMass() / l1 * x1;
    double tarsusX = x1 + legs.tarsus().centreOfMass() / l2 * x2;
    double legWeight = GRAVITY * (m1 * thighX + m2 * tarsusX + m3 * toeX) / 2;
    double tarsusWeight = GRAVITY * (m2 * (tarsusX - x1) + m3 * x2) / 2;
    double mass = m0 + m1 + m2 + m3;
    double overSkid = GRAVITY * (m0 * bodyX - mass * tailX) / 2 + legWeight;

    // about the skid: f_z X − f_x d = W x + τ_toe;  about the hip: −f_z x_toe + f_x z_toe = τ_hip −
    // τ_toe − W_leg x_leg;  two equations for the ground's force
    force.set(toeX - tailX, toeZ - tailZ, toeX, toeZ);

    // about the ankle: τ_ankle = k_A e + τ_toe − f_z x₂ + f_x z₂ + W x₂, linear in what is not
    // known
    double y = onAnkle - force.onAnkle(0, onHip, x2, z2);
    h[TOE] = bent + force.onAnkle(bent, -bent, x2, z2);
    h[ANKLE] = Math.max(0, tarsus - thigh - legs.ankleSpring().engagesAt());
    h[WEIGHT] = tarsusWeight + force.onAnkle(overSkid, -legWeight, x2, z2);
    fuse(y, s.noise(), false);
  }

  /** The ground's force on one foot from moments about skid and hip. */
  private static final class Force {
    private double reach;
    private double drop;
    private double toeX;
    private double toeZ;

    void set(double toReach, double toDrop, double x, double z) {
      reach = toReach;
      drop = toDrop;
      toeX = x;
      toeZ = z;
    }

    /** Moment about the ankle that balances moments about skid and hip. */
    double onAnkle(double aboutSkid, double aboutHip, double x2, double z2) {
      double determinant = reach * toeZ - drop * toeX;
      double fz = (aboutSkid * toeZ + drop * aboutHip) / determinant;
      double fx = (reach * aboutHip + aboutSkid * toeX) / determinant;
      return -fz * x2 + fx * z2;
    }
  }

  /**
   * The moment of both toe springs over the weight [m] when they are bent beyond rest by an angle [rad], known but for an error [m] besides those of the
   * sensors.
   */
  public void toes(double bent, double moment, double error) {
    double weight = GRAVITY * robot.partsMass();
    // no spring is that soft
    if (weight * moment < 2 * LEAST_TOE * bent || bent <= 0) return;
    h[TOE] = 2 * bent;
    h[ANKLE] = 0;
    h[WEIGHT] = -weight * moment;
    double angle = s.toeAngle() * moment / bent;
    fuse(0, weight * Math.sqrt(error * error + s.lever() * s.lever() + angle * angle), true);
  }

  private void fuse(double y, double deviation, boolean all) {
    double variance = deviation * deviation;
    double innovation = y;
    for (int i = 0; i < STATES; i++) {
      innovation -= h[i] * value[i];
      known[i] = 0;
      for (int j = 0; j < STATES; j++) known[i] += covariance[i][j] * h[j];
      variance += h[i] * known[i];
    }
    // a robot that leans on something else than feet and tail is no measurement
    if (innovation * innovation > GATE * GATE * variance) return;
    // currents on feet and tail tell of ankle and weight; in them the toe is drowned
    for (int i = 0; i < STATES; i++) gain[i] = i == TOE && !all ? 0 : known[i] / variance;
    for (int i = 0; i < STATES; i++) value[i] += gain[i] * innovation;
    for (int i = 0; i < STATES; i++) {
      for (int j = 0; j < STATES; j++) {
        covariance[i][j] += gain[i] * gain[j] * variance - gain[i] * known[j] - known[i] * gain[j];
      }
    }
    springs.toe = believed(TOE, legs.toe().stiffness(), LEAST_TOE, 1);
    springs.weight = believed(WEIGHT, 1, LEAST_WEIGHT, s.contradiction());
    springs.ankle = believed(ANKLE, legs.ankleSpring().stiffness(), LEAST_ANKLE, s.contradiction());
  }

  /**
   * The file stands until it is contradicted: a jump that was tuned for its values bears no needless doubt. What no spring can have tells of a
   * posture that is not understood, not of the spring.
   */
  private double believed(int state, double file, double least, double deviations) {
    double doubt = deviations * Math.sqrt(covariance[state][state]);
    boolean contradicted = Math.abs(value[state] - file) > doubt;
    return contradicted && value[state] >= least ? value[state] : file;
  }
}
