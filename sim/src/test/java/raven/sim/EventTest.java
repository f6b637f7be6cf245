package raven.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import raven.mission.Course;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Candidates;
import raven.sim.body.Centroid;
import raven.sim.body.Contact;
import raven.sim.body.Ground;
import raven.sim.body.Tree;

/** A ball on springy ground: when it touches down, when it lifts off, how it rests and how it slides. */
final class EventTest {
  private static final double MASS = 0.62;
  private static final double STIFFNESS = 8000;
  private static final double DAMPING = 20;
  private static final double FRICTION = 0.9;
  private static final double STEP = Rig.STEP;

  private final double[] qpos = {0, 0, 0, 1, 0, 0, 0};
  private final double[] qvel = new double[6];
  private final ArticulatedBody body = new ArticulatedBody(ball());
  private final double[] pull = new double[3];
  private final OwnEngine engine = new OwnEngine(
      qpos, qvel, body, contact(), h -> body.addForce(0, 0, 0, 0, pull[0], pull[1], pull[2]));

  private static Tree ball() {
    Tree.Builder tree = new Tree.Builder(true);
    double inertia = 1e-3;
    tree.add(
        -1,
        new double[3],
        new double[] {1, 0, 0, 0},
        new double[3],
        MASS,
        new double[3],
        new double[] {inertia, inertia, inertia, 0, 0, 0},
        0);
    return tree.build();
  }

  private Contact contact() {
    Candidates touch = new Candidates();
    touch.point(Contact.Group.BELLY, 0, 0, 0, 0, STIFFNESS, DAMPING, FRICTION);
    Course course = new Course(-1, List.of(new Course.Segment.Ground(2, 0)));
    return new Contact(body, new Ground(course), touch);
  }

  private void drop(double height) {
    java.util.Arrays.fill(qvel, 0);
    qpos[0] = qpos[1] = 0;
    qpos[2] = height;
    engine.placed();
  }

  @Test
  void touchesDownWhenTheFallEndsNotAtTheNextStep() {
    for (double height : new double[] {0.3, 0.5, 1.0}) {
      EventTest fresh = new EventTest();
      fresh.drop(height);
      double falls = Math.sqrt(2 * height / Rig.GRAVITY);
      for (int i = 0; i < Math.ceil(falls / STEP); i++) {
        fresh.engine.step(STEP);
      }
      assertEquals(falls, fresh.engine.touchDown(), OwnEngine.EVENT);
    }
  }

  @Test
  void liftsOffInsideAStepAndNoEarlier() {
    drop(0.05);
    int steps = 0;
    while (Double.isNaN(engine.liftOff())) {
      engine.step(STEP);
      steps++;
    }
    double leaves = engine.liftOff();
    double inside = leaves - (steps - 1) * STEP;
    assertTrue(inside > 0 && inside <= STEP, () -> "inside the step by " + inside);

    // the same once more, but for the end of the last step: just before it still bears, at the
    // instant it does not
    EventTest before = new EventTest();
    before.drop(0.05);
    for (int i = 0; i < steps - 1; i++) {
      before.engine.step(STEP);
    }
    before.engine.step(inside - 1.01 * OwnEngine.EVENT);
    assertTrue(Double.isNaN(before.engine.liftOff()), "left the ground before");
    before.engine.step(1.02 * OwnEngine.EVENT);
    assertFalse(Double.isNaN(before.engine.liftOff()), "still on the ground after");
  }

  @Test
  void restsWithItsWeightOnTheGround() {
    drop(0.01);
    run(1);
    double expected = MASS * Rig.GRAVITY;
    assertEquals(expected, engine.touch().load(Contact.Group.BELLY), 1e-6 * expected);
    assertEquals(-expected / STIFFNESS, qpos[2], 1e-9);
  }

  @Test
  void sticksWithoutCreepUnderAPullInsideTheCone() {
    drop(0);
    for (double share : new double[] {0.05, 0.5, 0.95}) {
      pull[0] = share * FRICTION * MASS * Rig.GRAVITY;
      run(1);
      double before = qpos[0];
      run(1);
      assertEquals(before, qpos[0], 1e-8, "creeps at " + share + " of the cone");
    }
  }

  @Test
  void slidesAsCoulombSays() {
    drop(0);
    run(0.5);
    double weight = MASS * Rig.GRAVITY;
    pull[1] = 1.5 * FRICTION * weight;
    double before = qvel[1];
    run(0.1);
    double speed = qvel[1] - before;
    double expected = 0.5 * FRICTION * Rig.GRAVITY * 0.1;
    // it starts from the shear of the skin, 0.7 mm, that the pull takes up first
    assertEquals(expected, speed, 0.15 * expected);
    before = qvel[1];
    run(0.1);
    assertEquals(expected, qvel[1] - before, 1e-3 * expected);
  }

  private void run(double time) {
    for (int i = 0; i < Math.round(time / STEP); i++) {
      engine.step(STEP);
    }
  }

  @Test
  void aSecondPointThatLandsBesideAnotherMakesNoEnergy() {
    Candidates touch = new Candidates();
    for (double x : new double[] {-0.1, 0.1}) {
      touch.point(Contact.Group.BELLY, 0, x, -0.05, 0, STIFFNESS, DAMPING, FRICTION);
      touch.point(Contact.Group.BELLY, 0, x, 0.05, 0, STIFFNESS, DAMPING, FRICTION);
    }
    Course course = new Course(-1, List.of(new Course.Segment.Ground(2, 0)));
    Contact contact = new Contact(body, new Ground(course), touch);
    OwnEngine plank = new OwnEngine(qpos, qvel, body, contact, h -> {});
    // one end on the ground, the other 5 cm above it
    double half = 0.5 * Math.asin(0.25);
    qpos[2] = 0.025;
    qpos[3] = Math.cos(half);
    qpos[5] = -Math.sin(half);
    plank.placed();
    Centroid centroid = new Centroid();
    double least = Double.POSITIVE_INFINITY;
    double fastest = 0;
    for (int i = 0; i < 800; i++) {
      plank.step(STEP);
      centroid.read(body);
      double energy = centroid.kineticEnergy + centroid.heightEnergy + contact.energy();
      double rise = energy - least;
      assertTrue(rise < 1e-5, () -> "made " + rise + " J");
      least = Math.min(least, energy);
      fastest = Math.max(fastest, Math.abs(qvel[4]));
    }
    assertTrue(fastest > 3, "it fell with no speed to speak of");
    assertEquals(0, qvel[4], 0.05);
  }
}
