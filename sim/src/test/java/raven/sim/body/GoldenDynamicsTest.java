package raven.sim.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that MuJoCo says of random states of two trees. */
class GoldenDynamicsTest {
  /** Both engines work in double precision; their operations come in another order. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @ValueSource(strings = {"free", "generic"})
  void acceleratesLikeMuJoCo(String name) {
    forEach(name, s -> {
      GoldenModel.load(s.body, s.qpos, s.qvel, s.part(26, 12), s.part(38, 48));
      s.body.solve();
      s.same("qacc", s.part(86, 12), s.body.qacc);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"free", "generic"})
  void hasTheMassMatrixTheBiasAndThePassiveForcesOfMuJoCo(String name) {
    double[] m = new double[144];
    double[] bias = new double[12];
    forEach(name, s -> {
      s.body.clearForces();
      s.body.setPassive(s.qpos, s.qvel, 0);
      s.same("passive", s.part(116, 6), s.body.torque);
      s.body.equations(m, bias);
      s.same("bias", s.part(98, 12), bias);
      s.same("M", s.part(122, 144), m);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"free", "generic"})
  void placesBodiesAndMovesSitesLikeMuJoCo(String name) {
    forEach(name, s -> {
      double[] place = new double[21];
      double[] turn = new double[28];
      double[] centre = new double[21];
      double[] c = s.body.tree().centre;
      double[] q = new double[4];
      for (int i = 0; i < 7; i++) {
        s.body.offset(i, c[3 * i], c[3 * i + 1], c[3 * i + 2], centre, 3 * i);
        for (int k = 0; k < 3; k++) {
          place[3 * i + k] = s.body.position(i, k);
          centre[3 * i + k] += place[3 * i + k];
        }
        Rotation.toQuaternion(s.body.r, 9 * i, q);
        double sign = 0;
        for (int k = 0; k < 4; k++) {
          sign += q[k] * s.row[290 + 4 * (i + 1) + k];
        }
        for (int k = 0; k < 4; k++) {
          turn[4 * i + k] = Math.signum(sign) * q[k];
        }
      }
      s.same("xpos", s.part(266 + 3, 21), place);
      s.same("xquat", s.part(290 + 4, 28), turn);
      s.same("xipos", s.part(322 + 3, 21), centre);
      for (int k = 0; k < 4; k++) {
        s.same("sitevel", s.part(358 + 6 * k, 6), GoldenModel.site(s.body, k));
      }
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"free", "generic"})
  void hasTheEnergyOfMuJoCo(String name) {
    Centroid centroid = new Centroid();
    forEach(name, s -> {
      centroid.read(s.body);
      centroid.springs(s.body.tree(), s.qpos);
      s.same("com", s.part(382, 3), centroid.place);
      double[] energy = {centroid.heightEnergy + centroid.springEnergy, centroid.kineticEnergy};
      s.same("energy", s.part(385, 2), energy);
    });
  }

  private static void forEach(String name, Consumer<State> check) {
    GoldenModel model = new GoldenModel(name);
    List<double[]> rows = GoldenModel.rows("fd_" + name + ".csv");
    assertEquals(64, rows.size());
    ArticulatedBody body = new ArticulatedBody(model.tree);
    for (double[] row : rows) {
      State state =
          new State(body, row, Arrays.copyOfRange(row, 1, 14), Arrays.copyOfRange(row, 14, 26));
      body.setState(state.qpos, state.qvel);
      check.accept(state);
    }
  }

  private record State(ArticulatedBody body, double[] row, double[] qpos, double[] qvel) {
    double[] part(int from, int length) {
      return Arrays.copyOfRange(row, from, from + length);
    }

    void same(String what, double[] expected, double[] actual) {
      double scale = 0;
      double error = 0;
      for (int i = 0; i < expected.length; i++) {
        scale = Math.max(scale, Math.abs(expected[i]));
        error = Math.max(error, Math.abs(actual[i] - expected[i]));
      }
      double relative = scale > 0 ? error / scale : error;
      assertTrue(
          relative < ROUNDING,
          () -> what + " of state " + (int) row[0] + ": relative error " + relative);
    }
  }
}
