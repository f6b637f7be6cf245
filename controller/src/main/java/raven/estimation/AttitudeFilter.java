package raven.estimation;

import java.util.Arrays;
import raven.state.Health;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;
import us.ihmc.euclid.tuple4D.Quaternion;
import us.ihmc.euclid.tuple4D.interfaces.QuaternionReadOnly;

/**
 * Attitude from an inertial unit, with or without a magnetometer, and from nothing else: initialiser, monitor and fall-back of the full
 * filter. The structure is that of D. Laidig and T. Seel, "VQF: highly accurate IMU orientation estimation with bias estimation and
 * magnetic disturbance rejection", 2023: integrate, correct the inclination in the almost inertial frame that results, correct the heading apart. What is better than there is said where it is
 * done: {@link Inclination}, {@link Heading}, {@link GyroBias}, {@link Wander}, {@link HardIron}, {@link RestDetector}.
 */
public final class AttitudeFilter {
  /** The rate is held this long when the gyro is silent [s]. */
  private static final double HELD = 0.1;

  /** Longest step that is integrated [s]. */
  private static final double LONGEST = 0.5;

  /** A turn steadier than rest may be bias up to so many spreads, and some more [rad/s]. */
  private static final double DOUBT = 3;

  private static final double DOUBT_MORE = Math.toRadians(1);

  /** An accelerometer that reads less than this is switched off, squared [m2/s4]. */
  private static final double NOTHING = 1e-6;

  /** No sensor reads more than this: what does, or is not a number, is no reading [rad/s, m/s2, µT]. */
  private static final double FASTEST = 200;

  private static final double STRONGEST = 4000;
  private static final double HUGE = 1e5;

  /** A heading less sure than this tells nothing of the bias [rad]. */
  private static final double CALM = 0.2;

  /** Magnetic samples, and corrections of the inclination, are gathered for so long [s]. */
  private static final double GATHER = 0.0069;

  /** Beyond these spreads of heading or of drift the attitude is not good [rad, rad/s]. */
  private static final double GOOD_BIAS = Math.toRadians(2);

  /** Attitude at the time of the last sample, ahead of it by the sensor's latency. */
  public final Quaternion q_WB = new Quaternion();

  /** Rate, bias removed, body axes [rad/s]. */
  public final Vector3D w_WB_B = new Vector3D();

  private final AttitudeSettings settings;
  private final Saturation saturation = new Saturation();
  private final RestDetector rest = new RestDetector();
  private final GyroBias bias;
  private final Wander wander;
  private final Inclination inclination;
  private final Heading heading;
  private final HardIron iron = new HardIron();
  private final FieldAnchor anchor;

  // body to almost inertial frame, that to an upright frame, and their product
  private final double[] q_IB = {1, 0, 0, 0};
  private final double[] q_UI = {1, 0, 0, 0};
  private final double[] q_UB = {1, 0, 0, 0};
  private final double[] ahead = new double[4];

  private final double[] gyro = new double[3];
  private final double[] before = new double[3];
  private final double[] inertial = new double[6];
  private final double[] turned = new double[3];
  private final double[] hidden = new double[3];

  // the matrix of q_UB and the bias in that frame, low-passed as the force is; and as the heading
  // is
  private final double[] R = new double[9];
  private final double[] rotation = new double[11];
  private final LowPass slow = new LowPass(11);
  private final HeadingDrift headingDrift = new HeadingDrift();

  private final double[] magnetic = new double[3];
  private double gathered;
  private int magnetics;

  // turn about world x and y that the inclination undid, in the time that nothing was learnt from
  private final double[] corrected = new double[2];
  private double unlearnt;

  private double silence;
  private boolean begun;

  public AttitudeFilter(AttitudeSettings settings) {
    this.settings = settings;
    bias = new GyroBias(settings);
    wander = new Wander(settings);
    inclination = new Inclination(settings);
    heading = new Heading(settings);
    anchor = new FieldAnchor(settings);
  }

  /** Forgets everything. */
  public void reset() {
    saturation.reset();
    rest.reset();
    bias.reset();
    wander.reset();
    inclination.reset();
    heading.reset();
    iron.reset();
    anchor.reset();
    Quaternions.identity(q_IB);
    Quaternions.identity(q_UI);
    Quaternions.identity(q_UB);
    slow.reset();
    headingDrift.reset();
    Arrays.fill(magnetic, 0);
    gathered = silence = 0;
    corrected[0] = corrected[1] = unlearnt = 0;
    magnetics = 0;
    begun = false;
    publish();
  }

  /**
   * One sample of the inertial unit.
   *
   * @param dt time since the last one [s]
   * @param rate gyro [rad/s]; not finite when it is silent
   * @param force accelerometer [m/s2]; not finite when it is silent
   */
  public void update(double dt, Vector3DReadOnly rate, Vector3DReadOnly force) {
    if (!(dt > 0)) return;
    double step = Math.min(dt, LONGEST);
    boolean heard = rate.normSquared() < FASTEST * FASTEST;
    double force2 = force.normSquared();
    boolean felt = force2 > NOTHING && force2 < STRONGEST * STRONGEST;
    listen(rate, force, heard, felt, step);

    wander.update(gyro, saturation.rateClipped, !heard, step);
    heading.wander(wander.rate * step + wander.jump);
    anchor.jump(wander.jump);
    Quaternions.integrate(q_IB, before, gyro, bias.value, step);
    if (felt) feel(step);
    Quaternions.multiply(q_UI, q_IB, q_UB);
    if (heard && felt) learn(step);
    begun = true;
    publish();
  }

  /** Takes in what there is; what is not there stays as it was, for a while. */
  private void listen(
      Vector3DReadOnly rate, Vector3DReadOnly force, boolean heard, boolean felt, double dt) {
    System.arraycopy(gyro, 0, before, 0, 3);
    silence = heard ? 0 : silence + dt;
    if (felt) {
      inertial[3] = force.getX();
      inertial[4] = force.getY();
      inertial[5] = force.getZ();
    }
    if (heard) {
      inertial[0] = rate.getX();
      inertial[1] = rate.getY();
      inertial[2] = rate.getZ();
      saturation.update(inertial);
      System.arraycopy(inertial, 0, gyro, 0, 3);
    } else if (silence > HELD) {
      System.arraycopy(bias.value, 0, gyro, 0, 3);
    }
    if (!begun) System.arraycopy(gyro, 0, before, 0, 3);
  }

  private void feel(double dt) {
    double[] c = saturation.clipped;
    Quaternions.rotate(q_IB, inertial[3], inertial[4], inertial[5], turned);
    if (saturation.forceClipped) {
      Quaternions.rotate(q_IB, c[3], c[4], c[5], hidden);
    } else {
      Arrays.fill(hidden, 0);
    }
    inclination.update(q_UI, turned, hidden, wander.rate, dt);
  }

  /** What rest and corrections tell of the gyro's bias. */
  private void learn(double dt) {
    double[] b = bias.value;
    rest.update(inertial, b, DOUBT * bias.spread() + DOUBT_MORE, dt);
    corrected[0] += inclination.rateX * dt;
    corrected[1] += inclination.rateY * dt;
    unlearnt += dt;
    if (unlearnt < GATHER) return;
    learnFromCorrections(unlearnt);
    corrected[0] = corrected[1] = unlearnt = 0;
  }

  private void learnFromCorrections(double dt) {
    double[] b = bias.value;
    Quaternions.matrix(q_UB, R);
    System.arraycopy(R, 0, rotation, 0, 9);
    rotation[9] = R[0] * b[0] + R[1] * b[1] + R[2] * b[2];
    rotation[10] = R[3] * b[0] + R[4] * b[1] + R[5] * b[2];
    slow.update(rotation, inclination.timeConstant, dt);

    bias.walk(dt);
    if (rest.resting) {
      bias.fuse(0, 1, 0, 0, rest.gyro[0] - b[0], GyroBias.REST, dt);
      bias.fuse(1, 0, 1, 0, rest.gyro[1] - b[1], GyroBias.REST, dt);
      bias.fuse(2, 0, 0, 1, rest.gyro[2] - b[2], GyroBias.REST, dt);
    } else if (inclination.settled()) {
      // what the corrections undo is what the bias, wrong by some error, has turned since
      double[] M = slow.value;
      double y0 = M[9] - corrected[0] / dt - (M[0] * b[0] + M[1] * b[1] + M[2] * b[2]);
      bias.fuse(0, M[0], M[1], M[2], y0, GyroBias.MOTION, dt);
      double y1 = M[10] - corrected[1] / dt - (M[3] * b[0] + M[4] * b[1] + M[5] * b[2]);
      bias.fuse(1, M[3], M[4], M[5], y1, GyroBias.MOTION, dt);
    }
  }

  /**
   * One sample of the magnetometer, at any rate, taken with the last inertial sample.
   *
   * @param dt time since the last one [s]
   * @param field in body axes [µT]
   */
  public void magnetometer(double dt, Vector3DReadOnly field) {
    double mx = field.getX();
    double my = field.getY();
    double mz = field.getZ();
    if (!(field.normSquared() < HUGE * HUGE) || !(dt > 0)) return;
    iron.update(q_IB, mx, my, mz, wander.rate, dt);
    if (iron.moved > 0) heading.doubt(iron.moved);
    double[] h = iron.offset;
    Quaternions.rotate(q_IB, mx - h[0], my - h[1], mz - h[2], turned);
    for (int i = 0; i < 3; i++) {
      magnetic[i] += turned[i];
    }
    magnetics++;
    gathered += Math.min(dt, LONGEST);
    if (gathered < GATHER) return;

    for (int i = 0; i < 3; i++) {
      magnetic[i] /= magnetics;
    }
    anchor.hold(q_IB, magnetic, gathered);
    Quaternions.multiply(q_UI, q_IB, q_UB);
    Quaternions.rotate(q_UI, magnetic[0], magnetic[1], magnetic[2], turned);
    double[] w = rest.gyro;
    double turn = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
    heading.update(turned[0], turned[1], turned[2], turn, gathered);
    boolean calm = heading.spread() < CALM && !rest.resting;
    headingDrift.learn(bias, R, heading.rate, heading.gain * gathered, calm, gathered);
    Arrays.fill(magnetic, 0);
    magnetics = 0;
    gathered = 0;
    publish();
  }

  private void publish() {
    double[] b = bias.value;
    w_WB_B.set(gyro[0] - b[0], gyro[1] - b[1], gyro[2] - b[2]);

    // Rz(δ) q_UI q_IB Exp(ω latency)
    System.arraycopy(q_UB, 0, ahead, 0, 4);
    Quaternions.premultiply(heading.cosHalf, 0, 0, heading.sinHalf, ahead);
    double late = settings.latency();
    Quaternions.turn(ahead, late * w_WB_B.getX(), late * w_WB_B.getY(), late * w_WB_B.getZ());
    q_WB.setUnsafe(ahead[1], ahead[2], ahead[3], ahead[0]);
  }

  /** The gyro's bias as it is estimated, body axes [rad/s]. */
  public void gyroBias(Vector3D result) {
    result.set(bias.value[0], bias.value[1], bias.value[2]);
  }

  /** How well each axis of that bias is known, variance [rad²/s²]. */
  void gyroBiasVariance(Vector3D result) {
    result.set(bias.P[0], bias.P[4], bias.P[8]);
  }

  /** The attitude of this filter, turned about the vertical to a heading [rad]. */
  void headed(double yaw, Quaternion result) {
    Rotations.headed(q_WB, yaw, result);
  }

  /** The attitude of this filter, turned about the vertical to the heading of another one. */
  void headedAs(QuaternionReadOnly other, Quaternion result) {
    Rotations.headed(q_WB, other, result);
  }

  /** Whether the body rests. */
  public boolean resting() {
    return rest.resting;
  }

  /** How far inclination and heading drift may be trusted. */
  public Health health() {
    if (!begun || !inclination.settled() || silence > HELD) return Health.LOST;
    return bias.spread() < GOOD_BIAS ? Health.GOOD : Health.DEGRADED;
  }
}
