package raven.tools;

import java.util.List;
import raven.file.FileError;
import raven.robot.Wiring.Axis;

/**
 * Finds how a magnetometer is mounted: of the 24 ways to put its axes along the body's, the one in which the field always makes the same angle with
 * gravity.
 */
final class MountSearch {
  /** The next best has to be that much worse. */
  private static final double CLEAR = 2;

  private Axis[] best = {Axis.PLUS_X, Axis.PLUS_Y, Axis.PLUS_Z};
  private double spread = Double.POSITIVE_INFINITY;
  private double next = Double.POSITIVE_INFINITY;
  private double mean;

  /** Fields, chip axes without iron, and specific forces, body axes, taken together. */
  MountSearch(List<double[]> fields, List<double[]> forces) {
    for (Axis x : Axis.values()) {
      for (Axis y : Axis.values()) {
        if (x.index() == y.index()) continue;
        consider(new Axis[] {x, y, third(x, y)}, fields, forces);
      }
    }
    if (!(next > CLEAR * spread)) {
      throw new FileError(
          "the chip's axes are not clear: turn the robot slowly, so that gravity is"
              + " felt and not the hand, and calibrate the inertial sensor first (raven calibrate imu)");
    }
  }

  /** forward × left = up. */
  private static Axis third(Axis x, Axis y) {
    int index = 3 - x.index() - y.index();
    boolean even = (x.index() + 1) % 3 == y.index();
    boolean plus = (x.sign() * y.sign() > 0) == even;
    return Axis.values()[plus ? index : index + 3];
  }

  private void consider(Axis[] axes, List<double[]> fields, List<double[]> forces) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < fields.size(); i++) {
      double[] m = fields.get(i);
      double[] f = forces.get(i);
      double dot = 0;
      for (int k = 0; k < 3; k++) dot += axes[k].sign() * m[axes[k].index()] * f[k];
      double cosine = dot / Math.sqrt(square(m) * square(f));
      sum += cosine;
      squares += cosine * cosine;
    }
    double average = sum / fields.size();
    double deviation = Math.sqrt(Math.max(0, squares / fields.size() - average * average));
    if (deviation < spread) {
      next = spread;
      spread = deviation;
      best = axes;
      mean = average;
    } else {
      next = Math.min(next, deviation);
    }
  }

  private static double square(double[] v) {
    return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
  }

  /** The chip's axes that point forward, left and up. */
  Axis[] axes() {
    return best.clone();
  }

  /** How far the field dips below the horizon [rad]. */
  double dip() {
    return Math.asin(-mean);
  }
}
