package raven.sim.mujoco;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Candidates;
import raven.sim.body.Rotation;
import raven.sim.body.Tree;
import raven.sim.noise.Noise;

/** A tree with tilted axes, turned frames and full inertias comes out of MuJoCo's compiler as it went in. */
class MjcfTest {
  /** Both in double precision. */
  private static final double ROUNDING = 1e-12;

  private static final int[] PARENT = {-1, 0, 1, 1, 0, 4};
  private static final int BODIES = PARENT.length;
  private static final double STEP = 1e-3;

  private final Noise draw = new Noise(3, "tree");
  private final Tree tree = tree();
  private final MujocoModel model = model();

  private MujocoModel model() {
    List<String> bodies = new ArrayList<>();
    List<Mjcf.Hinge> hinges = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      bodies.add("body" + i);
      if (i > 0) hinges.add(Mjcf.Hinge.bare("hinge" + i));
    }
    Mjcf mjcf = new Mjcf(tree, bodies, hinges, new Candidates(), STEP, Mjcf.Solver.CAREFUL);
    return new MujocoModel(
        InstalledMujoco.require(), mjcf.write("a <\"tree\"> & more", "", null), tree, STEP);
  }

  private double[] vector(double size) {
    return new double[] {draw.uniform(-size, size), draw.uniform(-size, size), size};
  }

  private Tree tree() {
    Tree.Builder builder = new Tree.Builder(true);
    for (int i = 0; i < BODIES; i++) {
      double[] q = {draw.gaussian(), draw.gaussian(), draw.gaussian(), draw.gaussian()};
      double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
      for (int k = 0; k < 4; k++) q[k] = i == 0 ? (k == 0 ? 1 : 0) : q[k] / length;
      // moments near each other obey the triangle rule whatever the products
      double[] inertia = {3e-3, 3.3e-3, 2.8e-3, 0, 0, 0};
      for (int k = 3; k < 6; k++) inertia[k] = draw.uniform(-4e-4, 4e-4);
      builder.add(
          PARENT[i],
          i == 0 ? new double[3] : vector(0.1),
          q,
          vector(1),
          draw.uniform(0.1, 1),
          vector(0.05),
          inertia,
          i == 0 ? 0 : draw.uniform(0, 1e-3));
    }
    return builder.build();
  }

  @Test
  void massesCentresAndInertiasAreThoseOfTheTree() {
    double[] wanted = new double[6];
    double[] r = new double[9];
    for (int i = 0; i < BODIES; i++) {
      assertEquals(tree.mass(i), model.mass(i), ROUNDING);
      for (int k = 0; k < 3; k++) assertEquals(tree.centre(i, k), model.centre(i, k), ROUNDING);
      Rotation.fromQuaternion(
          model.principalAxes(i, 0),
          model.principalAxes(i, 1),
          model.principalAxes(i, 2),
          model.principalAxes(i, 3),
          r,
          0);
      tree.inertiaAtCentre(i, wanted);
      int[][] index = {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {0, 2}, {1, 2}};
      for (int e = 0; e < 6; e++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += r[3 * index[e][0] + k] * model.principalInertia(i, k) * r[3 * index[e][1] + k];
        }
        assertEquals(wanted[e], sum, ROUNDING * wanted[0], "body " + i + ", element " + e);
      }
    }
  }

  @Test
  void itMovesLikeTheTree() {
    ArticulatedBody body = new ArticulatedBody(tree);
    double[] qpos = new double[tree.positions()];
    double[] qvel = new double[tree.velocities()];
    qpos[3] = 0.5;
    qpos[4] = 0.5;
    qpos[5] = -0.5;
    qpos[6] = 0.5;
    for (int n = 0; n < 50; n++) {
      for (int i = 7; i < qpos.length; i++) qpos[i] = draw.uniform(-3, 3);
      for (int i = 0; i < qvel.length; i++) qvel[i] = draw.uniform(-5, 5);
      model.setState(qpos, qvel);
      model.forward();
      body.setState(qpos, qvel);
      body.clearForces();
      body.solve();
      double scale = 0;
      for (double a : body.qacc) scale = Math.max(scale, Math.abs(a));
      for (int i = 0; i < qvel.length; i++) {
        assertEquals(body.qacc[i], model.acceleration(i), ROUNDING * scale, "qacc" + i);
      }
    }
  }

  @Test
  void inverseWeightsAreThoseOfMujoco() {
    InverseWeights weights = new InverseWeights(tree);
    for (int i = 0; i < BODIES; i++) {
      assertEquals(1, weights.body[i] / model.inverseWeight(i), 1e-10, "body " + i);
    }
    for (int j = 0; j < BODIES - 1; j++) {
      assertEquals(1, weights.hinge[j] / model.inverseHingeWeight(6 + j), 1e-10, "hinge " + j);
    }
  }
}
