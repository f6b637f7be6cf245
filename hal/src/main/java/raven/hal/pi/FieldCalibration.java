package raven.hal.pi;

import raven.robot.Wiring;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * From what a magnetometer says to the earth's field in body axes: m_B = R S (m − h), with hard iron h, soft iron S, symmetric, both in the chip's
 * axes, and the chip's mounting R (J. F. Vasconcelos et al., "Geometric approach to strapdown magnetometer calibration", 2011, eq. 8). Makes no
 * garbage. Not thread-safe.
 */
public final class FieldCalibration {
  private final Wiring.Axis[] axes;
  private final double[] hard;
  private final double[][] soft;
  private final double[][] inverse = new double[3][3];
  private final double[] without = new double[3];

  public FieldCalibration(Wiring.Mmc5983ma chip) {
    axes = new Wiring.Axis[] {chip.forward(), chip.left(), chip.up()};
    hard =
        new double[] {chip.hardIron().x(), chip.hardIron().y(), chip.hardIron().z()};
    Wiring.SoftIron s = chip.softIron();
    Wiring.Cross c = chip.softIronCross();
    soft = new double[][] {
      {s.x(), c.xy(), c.xz()},
      {c.xy(), s.y(), c.yz()},
      {c.xz(), c.yz(), s.z()}
    };
    invert();
  }

  /** By cofactors; the ranges of the file keep it far from singular. */
  private void invert() {
    double determinant = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        int a = (i + 1) % 3;
        int b = (i + 2) % 3;
        int c = (j + 1) % 3;
        int d = (j + 2) % 3;
        inverse[j][i] = soft[a][c] * soft[b][d] - soft[a][d] * soft[b][c];
      }
      determinant += soft[0][i] * inverse[i][0];
    }
    for (double[] row : inverse) for (int j = 0; j < 3; j++) row[j] /= determinant;
  }

  /** The field in body axes. */
  public void apply(double[] chip, Vector3D field) {
    for (int i = 0; i < 3; i++) {
      without[i] = 0;
      for (int j = 0; j < 3; j++) without[i] += soft[i][j] * (chip[j] - hard[j]);
    }
    for (int k = 0; k < 3; k++) {
      field.setElement(k, axes[k].sign() * without[axes[k].index()]);
    }
  }

  /** What a chip that is mounted and disturbed like this says in a field. */
  public void undo(Vector3D field, double[] chip) {
    for (int k = 0; k < 3; k++) {
      without[axes[k].index()] = axes[k].sign() * field.getElement(k);
    }
    for (int i = 0; i < 3; i++) {
      chip[i] = hard[i];
      for (int j = 0; j < 3; j++) chip[i] += inverse[i][j] * without[j];
    }
  }
}
