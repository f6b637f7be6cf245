package raven.sim.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accelerations of random states against MuJoCo's. */
class GoldenDynamicsTest {
  /** Both engines work in double precision; their operations come in another order. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @ValueSource(strings = {"free", "generic"})
  void acceleratesLikeMuJoCo(String model) {
    Golden golden = new Golden(model);
    ArticulatedBody body = new ArticulatedBody(golden.tree);
    double worst = 0;
    for (double[] row : golden.rows) {
      double[] qpos = Arrays.copyOfRange(row, 1, 14);
      double[] qvel = Arrays.copyOfRange(row, 14, 26);
      body.setState(qpos, qvel);
      body.clearForces();
      golden.apply(body, row, qpos, qvel);
      body.solve();
      double scale = 0;
      double error = 0;
      for (int i = 0; i < 12; i++) {
        double expected = row[86 + i];
        scale = Math.max(scale, Math.abs(expected));
        error = Math.max(error, Math.abs(body.qacc[i] - expected));
      }
      worst = Math.max(worst, error / scale);
    }
    assertEquals(64, golden.rows.size());
    assertTrue(worst < ROUNDING, "worst relative error " + worst);
  }

  /** A model and its states. */
  private static final class Golden {
    final Tree tree;
    final List<double[]> rows;
    private final double[] damping = new double[8];
    private final double[] stiffness = new double[8];
    private final double[] rest = new double[8];

    Golden(String model) {
      Tree.Builder builder = new Tree.Builder(true);
      for (String line : lines("model_" + model + ".csv")) {
        String[] f = line.split(",");
        double[] x = new double[f.length];
        for (int i = 2; i < f.length; i++) {
          x[i] = Double.parseDouble(f[i]);
        }
        double[] rotation = new double[9];
        Rotation.fromQuaternion(x[14], x[15], x[16], x[17], rotation, 0);
        double[] inertia = new double[6];
        int[][] index = {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {0, 2}, {1, 2}};
        for (int k = 0; k < 6; k++) {
          for (int j = 0; j < 3; j++) {
            inertia[k] += rotation[3 * index[k][0] + j] * x[18 + j] * rotation[3 * index[k][1] + j];
          }
        }
        int i = Integer.parseInt(f[0]) - 1;
        damping[i] = x[25];
        stiffness[i] = x[26];
        rest[i] = x[27];
        builder.add(
            Integer.parseInt(f[2]) - 1,
            Arrays.copyOfRange(x, 4, 7),
            Arrays.copyOfRange(x, 7, 11),
            Arrays.copyOfRange(x, 21, 24),
            x[3],
            Arrays.copyOfRange(x, 11, 14),
            inertia,
            x[24]);
      }
      tree = builder.build();
      rows = lines("fd_" + model + ".csv").stream()
          .map(line ->
              Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }

    void apply(ArticulatedBody body, double[] row, double[] qpos, double[] qvel) {
      for (int j = 0; j < 6; j++) {
        body.torque[j] = row[26 + 6 + j]
            - stiffness[j + 1] * (qpos[7 + j] - rest[j + 1])
            - damping[j + 1] * qvel[6 + j];
      }
      body.addForce(0, 0, 0, 0, row[26], row[27], row[28]);
      double[] torque = new double[3];
      body.offset(0, row[29], row[30], row[31], torque, 0);
      body.addTorque(0, torque[0], torque[1], torque[2]);
      double[] centre = new double[3];
      for (int i = 0; i < 7; i++) {
        int at = 38 + 6 * (i + 1);
        body.offset(
            i, tree.centre[3 * i], tree.centre[3 * i + 1], tree.centre[3 * i + 2], centre, 0);
        body.addForce(i, centre[0], centre[1], centre[2], row[at], row[at + 1], row[at + 2]);
        body.addTorque(i, row[at + 3], row[at + 4], row[at + 5]);
      }
    }

    private static List<String> lines(String file) {
      try (InputStream in = GoldenDynamicsTest.class.getResourceAsStream("/physics/" + file)) {
        String text = new String(
            java.util.Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().skip(1).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
