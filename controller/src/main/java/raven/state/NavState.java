package raven.state;

import raven.hal.JointId;
import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** Where the robot is, how it moves and what it touches: written by the estimator once per tick, read by everybody else. */
public final class NavState {
  /** Time of the sensor frame that this state belongs to [s]. */
  public double time;

  /** Position of the body origin, midway between the hip axes [m]. */
  public final Point3D p_WB = new Point3D();

  /** Velocity of the body origin, world axes [m/s]. */
  public final Vector3D v_WB = new Vector3D();

  /** Attitude: takes body components to world; see {@link Attitude} for angles. */
  public final Quaternion q_WB = new Quaternion();

  /** Angular rate, body axes, bias removed [rad/s]. */
  public final Vector3D w_WB_B = new Vector3D();

  /** Acceleration of the body origin, world axes, gravity and bias removed [m/s2]. */
  public final Vector3D a_WB_W = new Vector3D();

  /** Velocity of the air over ground; the vertical part is taken as zero [m/s]. */
  public final Vector3D wind_W = new Vector3D();

  /** Air flow along body x, ground velocity less wind: held to the sensor while {@link #airspeedGood}, else no better than the wind [m/s]. */
  public double airspeed;

  /** The airspeed sensor delivers, reads above its noise floor and agrees with the estimate. */
  public boolean airspeedGood;

  /** Height of the body origin above where the feet stood at power-up [m]. */
  public double height;

  /** Leg joint angles and rates, in the order of {@link JointId} [rad, rad/s]. */
  public final double[] jointAngle = new double[JointId.COUNT];

  public final double[] jointRate = new double[JointId.COUNT];

  /** Toe joint angles, left and right, and their rates, filtered [rad, rad/s]. */
  public final double[] toeAngle = new double[2];

  public final double[] toeRate = new double[2];

  /** Probability that a foot bears load, left and right. */
  public final double[] contact = new double[2];

  /** The foot bears load: {@link #contact} with hysteresis. */
  public final boolean[] inContact = new boolean[2];

  /** The foot bears load and slides. */
  public final boolean[] slipping = new boolean[2];

  public Health health = Health.LOST;
}
