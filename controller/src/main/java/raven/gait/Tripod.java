package raven.gait;

import raven.math.Trig;
import raven.robot.Legs;
import raven.robot.Point;
import raven.robot.Robot;

/**
 * The tripod of feet and tail skid on sloping ground: which of its points are off the ground, and what the toe springs carry. When stiff springs or a
 * far lean lift the heels, tips and skid share the weight, and the moment about the toe joints follows from geometry alone, in units of the weight,
 * without any motor's current.
 *
 * <p>With tips T, skid S, toe joints J, mass centre C, slope σ and friction coefficient μ, all in the sagittal plane:
 *
 * <pre>{@code
 * n = W (T − C)ₓ / |T − S|                            moments about the tips, which friction passes through
 * F = W ẑ − n (−sin σ, cos σ) + d μ n (cos σ, sin σ)  ground's force on the feet, which hold against the dragged tail
 * 2 k_T (toe angle − rest) = (T − J) × F − W_foot (x_foot − x_J)
 * }</pre>
 */
public final class Tripod {
  /** Share of the skid's friction that is left after a halt. */
  private static final double DRAGGED = 0.8;

  private final Legs legs;
  private final Point skid;
  private final double friction;
  private final double mass;

  /** The heels are off the ground by this turn of the feet; negative, the toes are [rad]. */
  public double heels;

  /** The tail skid is off the ground by this much [m]. */
  public double tail;

  /** Moment of both toe springs over the weight on tips and skid [m]. */
  public double onTips;

  /** The same on the feet alone, the skid off the ground [m]; on flat feet and skid it is between the two. */
  public double onFeet;

  public Tripod(Robot robot) {
    legs = robot.legs();
    skid = robot.body().skid();
    friction = robot.body().skidFriction();
    mass = robot.partsMass();
  }

  /** Takes the newest estimate, on ground that rises by a slope [rad] along the heading. */
  public void update(Body body, double slope) {
    double cos = Trig.cos(slope);
    double sin = Trig.sin(slope);
    double skidX = skid.x() * Trig.cos(body.pitch) - skid.z() * Trig.sin(body.pitch);
    double skidZ = skid.x() * Trig.sin(body.pitch) + skid.z() * Trig.cos(body.pitch);

    // tips from the toe joints
    double c3 = Trig.cos(body.f3);
    double s3 = Trig.sin(body.f3);
    double sole = legs.foot().sole();
    double tipX = legs.foot().toeLength() * c3 + sole * s3;
    double tipZ = legs.foot().toeLength() * s3 - sole * c3;
    double apartX = body.toeX + tipX - skidX;
    double apartZ = body.toeZ + tipZ - skidZ;
    heels = slope - body.f3;
    tail = apartX * sin - apartZ * cos;

    // shares of the weight
    double n = (body.toeX + tipX - body.comX) / (apartX * cos + apartZ * sin);
    double drag = DRAGGED * friction * n;
    Point foot = legs.foot().centreOfMass();
    double feet = 2 * legs.foot().mass() / mass * (foot.x() * c3 - foot.z() * s3);
    onTips = tipX * (1 - n * cos + drag * sin) - tipZ * (n * sin + drag * cos) - feet;
    onFeet = body.comX - body.toeX - feet;
  }
}
