package raven.sim.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A tree whose motion MuJoCo computed, read from its compiled values. */
final class GoldenModel {
  /** Sites in the feet's frames: heel and tip [m]. */
  private static final double[][] SITES = {{-0.03, 0, -0.014}, {0.07, 0, -0.014}};

  private static final int[] FEET = {3, 6};

  final Tree tree;

  GoldenModel(String name) {
    this(name, 1);
  }

  /** The tree with its dampers scaled. */
  GoldenModel(String name, double dampers) {
    Tree.Builder builder = new Tree.Builder(true);
    for (String line : lines("model_" + name + ".csv")) {
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
      int body = builder.add(
          Integer.parseInt(f[2]) - 1,
          Arrays.copyOfRange(x, 4, 7),
          Arrays.copyOfRange(x, 7, 11),
          Arrays.copyOfRange(x, 21, 24),
          x[3],
          Arrays.copyOfRange(x, 11, 14),
          inertia,
          x[24]);
      builder.spring(body, x[26], x[27], dampers * x[25]);
    }
    tree = builder.build();
  }

  /** Velocity of site k: angular 3, linear 3, world axes. */
  static double[] site(ArticulatedBody body, int k) {
    int foot = FEET[k / 2];
    double[] at = SITES[k % 2];
    double[] offset = new double[3];
    double[] v = new double[6];
    body.offset(foot, at[0], at[1], at[2], offset, 0);
    body.velocity(foot, offset[0], offset[1], offset[2], v, 3);
    for (int c = 0; c < 3; c++) {
      v[c] = body.angularVelocity(foot, c);
    }
    return v;
  }

  /** Torques of springs, dampers and the row's, and the row's wrenches. */
  static void load(
      ArticulatedBody body, double[] qpos, double[] qvel, double[] tau, double[] xfrc) {
    body.clearForces();
    body.setPassive(qpos, qvel, 0);
    for (int j = 0; j < 6; j++) {
      body.torque[j] += tau[6 + j];
    }
    body.addForce(0, 0, 0, 0, tau[0], tau[1], tau[2]);
    double[] torque = new double[3];
    body.offset(0, tau[3], tau[4], tau[5], torque, 0);
    body.addTorque(0, torque[0], torque[1], torque[2]);
    double[] centre = new double[3];
    double[] c = body.tree().centre;
    for (int i = 0; i < 7; i++) {
      int at = 6 * (i + 1);
      body.offset(i, c[3 * i], c[3 * i + 1], c[3 * i + 2], centre, 0);
      body.addForce(i, centre[0], centre[1], centre[2], xfrc[at], xfrc[at + 1], xfrc[at + 2]);
      body.addTorque(i, xfrc[at + 3], xfrc[at + 4], xfrc[at + 5]);
    }
  }

  static Loads springs(ArticulatedBody body, double[] qpos, double[] qvel) {
    return h -> body.setPassive(qpos, qvel, h);
  }

  static List<double[]> rows(String file) {
    return lines(file).stream()
        .map(line ->
            Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  private static List<String> lines(String file) {
    try (InputStream in = GoldenModel.class.getResourceAsStream("/physics/" + file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
