package raven.sim.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Motion without contact: against MuJoCo's trajectories, and what the laws of mechanics keep. */
class GoldenTrajectoryTest {
  /** The reference's own two step sizes differ by 4e-10 after a second. */
  private static final double REFERENCE = 1e-9;

  /** Row every so long [s], and steps to it. */
  private static final double ROW = 0.05;

  private static final int STEPS = 5000;

  @ParameterizedTest
  @CsvSource({"free, conservative", "free, damped", "generic, conservative", "generic, damped"})
  void followsTheReferenceForASecond(String name, String kind) {
    Run run = new Run(name, kind);
    Centroid centroid = new Centroid();
    for (int i = 1; i < run.rows.size(); i++) {
      run.advance(ROW / STEPS, STEPS);
      double[] row = run.rows.get(i);
      run.close("qpos", Arrays.copyOfRange(row, 1, 14), run.qpos);
      run.close("qvel", Arrays.copyOfRange(row, 14, 26), run.qvel);
      centroid.read(run.body);
      centroid.springs(run.body.tree(), run.qpos);
      double[] sums = {
        centroid.heightEnergy + centroid.springEnergy,
        centroid.kineticEnergy,
        centroid.velocity[0],
        centroid.velocity[1],
        centroid.velocity[2],
        centroid.spin[0],
        centroid.spin[1],
        centroid.spin[2]
      };
      run.close("sums", Arrays.copyOfRange(row, 26, 34), sums);
    }
    assertEquals(21, run.rows.size());
  }

  /** The step of half a millisecond that others use, and the millisecond that the simulator flies with. */
  @ParameterizedTest
  @CsvSource({"free, 5e-4, 1e-4", "generic, 5e-4, 1e-4", "free, 1e-3, 3e-3", "generic, 1e-3, 3e-3"})
  void tenSecondsOfTumblingKeepTheEnergy(String name, double h, double permitted) {
    Run run = new Run(name, "conservative");
    double before = run.energy();
    double drift = 0;
    for (int i = 0; i < Math.round(10 / h); i++) {
      run.advance(h, 1);
      drift = Math.max(drift, Math.abs(run.energy() - before));
    }
    double share = drift / run.kinetic;
    assertTrue(share < permitted, () -> "drift of " + share + " of the kinetic energy");
  }

  @Test
  void rungeKuttaIsOfFourthOrder() {
    double[] fine = end("generic", 3.125e-5);
    double coarse = distance(end("generic", 5e-4), fine);
    double half = distance(end("generic", 2.5e-4), fine);
    assertEquals(4, Math.log(coarse / half) / Math.log(2), 0.2);
  }

  private static double[] end(String name, double h) {
    Run run = new Run(name, "damped");
    run.advance(h, (int) Math.round(0.5 / h));
    return run.qpos;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  private static final class Run {
    final List<double[]> rows;
    final ArticulatedBody body;
    final double[] qpos;
    final double[] qvel;
    final double kinetic;
    private final RungeKutta method;
    private final Centroid centroid = new Centroid();

    Run(String name, String kind) {
      rows = GoldenModel.rows("traj_" + kind + "_" + name + ".csv");
      body = new ArticulatedBody(new GoldenModel(name, kind.equals("damped") ? 1 : 0).tree);
      qpos = Arrays.copyOfRange(rows.getFirst(), 1, 14);
      qvel = Arrays.copyOfRange(rows.getFirst(), 14, 26);
      method = new RungeKutta(body, GoldenModel.springs(body, qpos, qvel));
      body.setState(qpos, qvel);
      energy();
      kinetic = centroid.kineticEnergy;
    }

    void advance(double h, int steps) {
      for (int i = 0; i < steps; i++) {
        method.step(qpos, qvel, h);
      }
    }

    double energy() {
      centroid.read(body);
      centroid.springs(body.tree(), qpos);
      return centroid.kineticEnergy + centroid.heightEnergy + centroid.springEnergy;
    }

    void close(String what, double[] expected, double[] actual) {
      double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      for (int i = 0; i < expected.length; i++) {
        int which = i;
        assertEquals(expected[i], actual[i], REFERENCE * scale, () -> what + " " + which);
      }
    }
  }
}
