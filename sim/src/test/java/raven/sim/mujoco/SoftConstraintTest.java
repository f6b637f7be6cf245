package raven.sim.mujoco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import raven.mission.Course;

/** MuJoCo's soft contact is made to be RAVEN's spring and damper. */
class SoftConstraintTest {
  private static final Course FLAT = new Course(-1, List.of(new Course.Segment.Ground(2, 0)));

  private static final double FRICTION = 0.9;

  /** MuJoCo's solver stops here [N]. */
  private static final double SOLVER = 1e-6;

  @Test
  void aFallingMassIsCaughtByTheImplicitSpringAndDamper() {
    PointMass mass = new PointMass(FLAT, FRICTION);
    mass.qpos[2] = 1e-3;
    mass.qvel[2] = -0.5;
    double most = 0;
    for (int i = 0; i < 4000; i++) {
      double depth = -mass.qpos[2];
      double expected = depth > 0 ? PointMass.force(depth, mass.qvel[2], -PointMass.GRAVITY) : 0;
      mass.step();
      double found = mass.touch.active() > 0 ? mass.touch.normalForce(0) : 0;
      assertEquals(expected, found, SOLVER, "step " + i);
      most = Math.max(most, found);
    }
    assertTrue(most > 10, "greatest force " + most);
    assertEquals(PointMass.MASS * PointMass.GRAVITY, mass.touch.normalForce(0), 1e-3);
  }

  @Test
  void aMassAtRestHoldsInsideTheConeAndCreepsSlowly() {
    PointMass mass = resting();
    double weight = PointMass.MASS * PointMass.GRAVITY;
    mass.model.apply(0, 0.05 * FRICTION * weight);
    for (int i = 0; i < 400; i++) mass.step();

    // f = 300 (c + h k) v
    double gain = 300 * (PointMass.DAMPING + PointMass.STEP * PointMass.STIFFNESS);
    double creep = 0.05 * FRICTION * weight / gain;
    assertEquals(creep, mass.qvel[0], 0.05 * creep);
  }

  @Test
  void aMassPulledHarderThanTheConeSlidesWithItsFriction() {
    PointMass mass = resting();
    mass.model.apply(0, 2 * FRICTION * PointMass.MASS * PointMass.GRAVITY);
    for (int i = 0; i < 20; i++) mass.step();
    assertTrue(mass.qvel[0] > 0.01, "slides with " + mass.qvel[0] + " m/s");
    double along = Math.hypot(mass.touch.forceOn(0, 0), mass.touch.forceOn(0, 1));
    assertEquals(FRICTION * mass.touch.normalForce(0), along, 1e-3);
    assertTrue(mass.touch.forceOn(0, 0) < 0, "friction against the motion");
  }

  private static PointMass resting() {
    PointMass mass = new PointMass(FLAT, FRICTION);
    mass.qpos[2] = -PointMass.MASS * PointMass.GRAVITY / PointMass.STIFFNESS;
    for (int i = 0; i < 100; i++) mass.step();
    assertEquals(1, mass.touch.active());
    return mass;
  }
}
