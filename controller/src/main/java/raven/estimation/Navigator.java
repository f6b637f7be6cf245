package raven.estimation;

import static raven.estimation.Kalman.ACCEL_BIAS;
import static raven.estimation.Kalman.GYRO_BIAS;
import static raven.estimation.Kalman.LATENCY;
import static raven.estimation.Kalman.POSITION;
import static raven.estimation.Kalman.TILT;
import static raven.estimation.Kalman.VELOCITY;

import raven.hal.InertialSum;
import raven.state.Health;
import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Tuple3DReadOnly;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;
import us.ihmc.euclid.tuple4D.Quaternion;
import us.ihmc.euclid.tuple4D.interfaces.QuaternionReadOnly;

/** The robot's full filter over an inertial unit with positions or feet that somebody else provides: for recorded data and other robots. */
public final class Navigator {
  /** A step longer than this is integrated in part only [s]. */
  private static final double LONGEST = 0.5;

  /** Attitude, velocity and position at the time of the last inertial sample. */
  public final Quaternion q_WB = new Quaternion();

  public final Vector3D v_WB = new Vector3D();
  public final Point3D p_WB = new Point3D();

  private final NavigatorSettings settings;
  private final Kalman x = new Kalman();
  private final Strapdown strapdown;
  private final Trail trail;
  private final PositionFix position;
  private final HeadingFix heading;
  private final Magnetometer magnetometer;
  private final KinematicFoot[] feet = new KinematicFoot[2];
  private final Vector3D gyro = new Vector3D();
  private final Vector3D accel = new Vector3D();
  private final InertialSum sum = new InertialSum();
  private final Vector3D lastGyro = new Vector3D();
  private final Vector3D lastAccel = new Vector3D();
  private final Verdict verdict;
  private final Clipping clipping = new Clipping();
  private final Blindness blind = new Blindness();
  private double silence;
  private boolean begun;
  private boolean placed;

  public Navigator(NavigatorSettings settings) {
    this.settings = settings;
    strapdown = new Strapdown(
        0,
        0,
        new EstimationSettings.Inertial(
            settings.accelScale(), 0, 0, settings.gyroWalk(), settings.accelWalk()));
    verdict = new Verdict(settings.trust());
    trail = new Trail(settings.longestDelay());
    position = new PositionFix(trail, settings.gate());
    heading = new HeadingFix(settings.gate());
    magnetometer = new Magnetometer(settings.gate());
    for (int leg = 0; leg < 2; leg++) {
      feet[leg] = new KinematicFoot(leg, settings.creep(), settings.gate());
    }
  }

  /** Starts in motion, at the origin. */
  public void start(QuaternionReadOnly attitude, Tuple3DReadOnly velocity) {
    x.q_WB.set(attitude);
    x.turn(0, 0, 0);
    x.v_WB.set(velocity);
    x.p_WB.setToZero();
    x.gyroBias.setToZero();
    x.accelBias.setToZero();
    x.clear();
    double tilt = settings.tilt();
    double heading = settings.heading();
    x.inflate(TILT, 2, tilt * tilt);
    x.inflate(TILT + 2, 1, heading * heading);
    x.inflate(VELOCITY, 3, settings.velocity() * settings.velocity());
    x.inflate(POSITION, 3, 1e-6);
    x.inflate(GYRO_BIAS, 3, settings.gyroBias() * settings.gyroBias());
    x.inflate(ACCEL_BIAS, 3, settings.accelBias() * settings.accelBias());
    x.latency = 0;
    if (settings.latency() > 0) x.decorrelate(LATENCY, 1, settings.latency() * settings.latency());
    x.toGroup();
    trail.reset();
    sum.reset();
    clipping.reset();
    magnetometer.reset();
    blind.reset();
    silence = 0;
    begun = placed = false;
    publish();
  }

  /** Starts at rest, heading along x, upright by its first force [m/s2]. */
  public void startAtRest(Vector3DReadOnly force) {
    Quaternion q = new Quaternion();
    if (finite(force) && force.normSquared() > 1) {
      Rotations.fromGravity(force.getX(), force.getY(), force.getZ(), 0, q);
    }
    start(q, new Vector3D());
  }

  /** One sample of the inertial unit, some time after the last one; a sensor that is silent reads NaN. */
  public void inertial(double dt, Vector3DReadOnly rate, Vector3DReadOnly force) {
    boolean turns = finite(rate);
    // whoever does not know how the body turns does not know where a force points
    boolean feels = turns && finite(force);
    silence = feels ? 0 : silence + Math.max(0, dt);
    if (feels) clipping.take(rate, force);
    else clipping.take(0, 0, 0);
    if (!begun && feels) remember(rate, force);
    if (!begun || !(dt > 0)) return;
    double step = Math.min(dt, LONGEST);
    double turn = turns ? lastGyro.differenceNorm(rate) : 0;
    double push = feels ? lastAccel.differenceNorm(force) : 0;
    blind.pass(x, strapdown, turns, feels, turn, push, dt, step);
    integrate(step, turns ? rate : blind.rate(x, lastGyro), feels ? force : blind.force(x));
  }

  private void integrate(double step, Vector3DReadOnly rate, Vector3DReadOnly force) {
    // samples are points: between two of them the mean, with what coning and sculling add
    gyro.interpolate(lastGyro, rate, 0.5);
    accel.interpolate(lastAccel, force, 0.5);
    sum.add(step, gyro, accel);
    sum.take(gyro, accel);
    remember(rate, force);

    strapdown.gyroNoise = settings.gyroNoise() / Math.sqrt(step);
    strapdown.accelNoise = settings.accelNoise() / Math.sqrt(step);
    strapdown.propagate(x, step, gyro, accel);
    clipping.charge(x, strapdown, step);
    Vector3D w = strapdown.w_WB_B;
    trail.step(
        step,
        w.getX(),
        w.getY(),
        w.getZ(),
        accel.getX() - x.accelBias.getX(),
        accel.getY() - x.accelBias.getY(),
        accel.getZ() - x.accelBias.getZ());
    publish();
  }

  /** A position fix that came with the last inertial sample, as late as the settings say. */
  public void position(Tuple3DReadOnly measured) {
    position(measured, settings.positionAge());
  }

  /** A position fix that is some time old [s]. */
  public void position(Tuple3DReadOnly measured, double age) {
    if (!finite(measured) || !(age <= settings.longestDelay())) return;
    if (!placed) {
      x.p_WB.set(measured);
      x.p_WB.scaleAdd(age, x.v_WB, x.p_WB);
      x.decorrelate(POSITION, 3, settings.position() * settings.position());
      placed = true;
    } else {
      position.fuse(x, measured, age, settings.position());
    }
    publish();
  }

  /** A heading from outside that came with the last inertial sample, and its standard deviation [rad]. */
  public boolean heading(double measured, double sigma) {
    boolean believed = heading.fuse(x, measured, sigma);
    publish();
    return believed;
  }

  /** A magnetic field that came with the last inertial sample, body axes, some time after the one before [µT, s]. */
  public void magnetometer(double dt, Vector3DReadOnly field) {
    magnetometer.update(x, field, dt);
    publish();
  }

  /** A foot in the body, and whether it is found to be in contact. */
  public void foot(int leg, boolean contact, Tuple3DReadOnly p_BF, double dt) {
    if (!finite(p_BF)) return;
    feet[leg].update(x, contact, p_BF, feet[1 - leg], dt);
    publish();
  }

  /** How much older position fixes are than was set [s]. */
  public double latency() {
    return x.latency;
  }

  /** How far the estimate may be trusted: by its covariance, what was refused, and how long the inertial unit has been silent. */
  public Health health() {
    return begun ? verdict.health(x, silence, false) : Health.LOST;
  }

  /** Squared innovation over its variance, of the last measurement: one in the mean while all is well. */
  public double innovation() {
    return x.nis;
  }

  /** Estimate and covariance, for tests. */
  Kalman filter() {
    return x;
  }

  private void remember(Vector3DReadOnly rate, Vector3DReadOnly force) {
    lastGyro.set(rate);
    lastAccel.set(force);
    begun = true;
  }

  private void publish() {
    double ahead = settings.inertialAge();
    Vector3D w = strapdown.w_WB_B;
    Rotations.turn(x.q_WB, ahead * w.getX(), ahead * w.getY(), ahead * w.getZ(), q_WB);
    v_WB.scaleAdd(ahead, strapdown.a_WB_W, x.v_WB);
    p_WB.scaleAdd(ahead, x.v_WB, x.p_WB);
  }

  private static boolean finite(Tuple3DReadOnly v) {
    return Double.isFinite(v.getX() + v.getY() + v.getZ());
  }
}
