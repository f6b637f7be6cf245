package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static raven.gait.Bundled.LEGS;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LegKinematicsTest {
  private static final int SAMPLES = 5000;

  /** An arc cosine loses half of the digits at worst; the ankle's range keeps away from there. */
  private static final double TOLERANCE = 1e-12;

  private final LegKinematics legs = new LegKinematics(LEGS);
  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void reachIsTheInverseOfThePlaceOfTheToe() {
    for (int i = 0; i < SAMPLES; i++) {
      double f1 = random.nextDouble(-3.1, 0);
      double ankle = random.nextDouble(LEGS.ankle().min(), LEGS.ankle().max());
      double x = legs.toeX(f1, f1 + ankle);
      double z = legs.toeZ(f1, f1 + ankle);
      legs.reach(x, z);
      assertEquals(x, legs.toeX(legs.thighAngle, legs.thighAngle + legs.ankle), TOLERANCE);
      assertEquals(z, legs.toeZ(legs.thighAngle, legs.thighAngle + legs.ankle), TOLERANCE);
      assertEquals(ankle, legs.ankle, 1e-10);
    }
  }

  @Test
  void outOfReachTheLegIsAsLongOrShortAsTheAnkleAllows() {
    double longest = length(LEGS.ankle().min());
    double shortest = length(LEGS.ankle().max());
    for (int i = 0; i < SAMPLES; i++) {
      double direction = random.nextDouble(-Math.PI, 0);
      boolean far = random.nextBoolean();
      double distance =
          far ? longest * random.nextDouble(1.001, 3) : shortest * random.nextDouble(0.1, 0.999);
      legs.reach(distance * Math.cos(direction), distance * Math.sin(direction));
      assertEquals(far ? LEGS.ankle().min() : LEGS.ankle().max(), legs.ankle);

      // the direction is kept
      double f2 = legs.thighAngle + legs.ankle;
      double nearest = far ? longest : shortest;
      assertEquals(nearest * Math.cos(direction), legs.toeX(legs.thighAngle, f2), TOLERANCE);
      assertEquals(nearest * Math.sin(direction), legs.toeZ(legs.thighAngle, f2), TOLERANCE);
    }
  }

  @Test
  void hipAngleAndThighAngleAreInverse() {
    for (int i = 0; i < SAMPLES; i++) {
      double hip = random.nextDouble(-2.5, 1);
      double pitch = random.nextDouble(-1, 1.6);
      assertEquals(hip, LegKinematics.hip(LegKinematics.thighAngle(hip, pitch), pitch), TOLERANCE);
    }
    assertEquals(-Math.PI / 2, LegKinematics.thighAngle(0, 0));
  }

  private static double length(double ankle) {
    double l1 = LEGS.thigh().length();
    double l2 = LEGS.tarsus().length();
    return Math.sqrt(l1 * l1 + l2 * l2 + 2 * l1 * l2 * Math.cos(ankle));
  }
}
