package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.tuple3D.Vector3D;

/** The filter's hand-laid algebra against the book's, with dense matrices. */
class KalmanTest {
  private static final int N = Kalman.N;
  private static final double ROUNDING = 1e-12;
  private static final double NO_GATE = 1e9;

  private final SplittableRandom random = new SplittableRandom(1);

  private Kalman filter() {
    Kalman x = new Kalman();
    x.turn(0.3, -0.4, 0.2);
    DMatrixRMaj A = new DMatrixRMaj(N, N);
    for (int i = 0; i < N * N; i++) {
      A.data[i] = 0.1 * random.nextGaussian();
    }
    CommonOps_DDRM.multTransB(A, A, x.P);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < i; j++) {
        x.P.data[i * N + j] = x.P.data[j * N + i];
      }
    }
    return x;
  }

  private static void assertSymmetric(DMatrixRMaj P) {
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(P.get(i, j), P.get(j, i), 0.0, i + ", " + j);
      }
    }
  }

  @Test
  void scalarUpdateIsTheBooks() {
    for (int run = 0; run < 50; run++) {
      Kalman x = filter();
      DMatrixRMaj P = x.P.copy();
      DMatrixRMaj h = new DMatrixRMaj(1, N);
      for (int k = 0; k < 5; k++) {
        int at = random.nextInt(N);
        h.data[at] = x.h[at] = random.nextGaussian();
      }
      double r = 0.01;
      double p0 = x.p_WB.getX();
      assertTrue(x.fuse(0.1, r, NO_GATE));

      // K = P hᵀ/(h P hᵀ + r),  P ← (I − K h) P
      DMatrixRMaj Ph = new DMatrixRMaj(N, 1);
      CommonOps_DDRM.multTransB(P, h, Ph);
      double s = CommonOps_DDRM.dot(h, Ph) + r;
      DMatrixRMaj expected = P.copy();
      CommonOps_DDRM.multAddTransB(-1 / s, Ph, Ph, expected);
      for (int i = 0; i < N * N; i++) {
        assertEquals(expected.data[i], x.P.data[i], ROUNDING);
      }
      assertEquals(Ph.data[0] / s * 0.1, x.p_WB.getX() - p0, ROUNDING);
      assertSymmetric(x.P);
    }
  }

  @Test
  void absurdAndUndefinedMeasurementsAreRefused() {
    Kalman x = filter();
    DMatrixRMaj P = x.P.copy();
    x.h[0] = 1;
    assertFalse(x.fuse(100, 0.01, 4));
    x.h[0] = 1;
    assertFalse(x.fuse(Double.NaN, 0.01, 4));
    x.h[0] = Double.NaN;
    assertFalse(x.fuse(0.1, 0.01, 4));
    for (int i = 0; i < N * N; i++) {
      assertEquals(P.data[i], x.P.data[i], 0.0);
    }
    assertTrue(x.sane());
  }

  @Test
  void propagationIsTheBooks() {
    EstimationSettings.Inertial quiet = new EstimationSettings.Inertial(0, 0, 0, 0);
    Strapdown strapdown = new Strapdown(Bundled.robot().sensors().imu(), quiet);
    for (int run = 0; run < 50; run++) {
      Kalman x = filter();
      DMatrixRMaj P = x.P.copy();
      double dt = 0.002;
      Vector3D w =
          new Vector3D(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      Vector3D f = new Vector3D(random.nextGaussian(), random.nextGaussian(), 10);

      // the attitude at mid-tick is the one the force acts in
      Kalman middle = new Kalman();
      middle.q_WB.set(x.q_WB);
      middle.turn(0.5 * dt * w.getX(), 0.5 * dt * w.getY(), 0.5 * dt * w.getZ());
      strapdown.propagate(x, dt, w, f, false);

      DMatrixRMaj F = transition(middle.R, w, f, dt);
      DMatrixRMaj FP = new DMatrixRMaj(N, N);
      DMatrixRMaj expected = new DMatrixRMaj(N, N);
      CommonOps_DDRM.mult(F, P, FP);
      CommonOps_DDRM.multTransB(FP, F, expected);
      double gyro = Bundled.robot().sensors().imu().gyroNoise() * dt;
      double accel = Bundled.robot().sensors().imu().accelNoise() * dt;
      for (int k = 0; k < 3; k++) {
        expected.add(Kalman.TILT + k, Kalman.TILT + k, gyro * gyro);
        expected.add(Kalman.VELOCITY + k, Kalman.VELOCITY + k, accel * accel);
      }
      for (int i = 0; i < N * N; i++) {
        assertEquals(expected.data[i], x.P.data[i], 1e-9, i / N + ", " + i % N);
      }
      assertSymmetric(x.P);
    }
  }

  private static DMatrixRMaj transition(double[] R, Vector3D w, Vector3D f, double dt) {
    DMatrixRMaj F = CommonOps_DDRM.identity(N);
    DMatrixRMaj rotation = DMatrixRMaj.wrap(3, 3, R);
    DMatrixRMaj Rf = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.mult(rotation, cross(f), Rf);
    DMatrixRMaj turn = cross(new Vector3D(dt * w.getX(), dt * w.getY(), dt * w.getZ()));
    DMatrixRMaj turn2 = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.mult(turn, turn, turn2);
    for (int i = 0; i < 3; i++) {
      F.set(Kalman.POSITION + i, Kalman.VELOCITY + i, dt);
      F.set(Kalman.TILT + i, Kalman.GYRO_BIAS + i, -dt);
      for (int j = 0; j < 3; j++) {
        F.set(Kalman.VELOCITY + i, Kalman.TILT + j, -dt * Rf.get(i, j));
        F.set(Kalman.VELOCITY + i, Kalman.ACCEL_BIAS + j, -dt * rotation.get(i, j));
        double unit = i == j ? 1 : 0;
        F.set(Kalman.TILT + i, Kalman.TILT + j, unit - turn.get(i, j) + 0.5 * turn2.get(i, j));
      }
    }
    return F;
  }

  /** [v]ₓ */
  private static DMatrixRMaj cross(Vector3D v) {
    return new DMatrixRMaj(
        new double[][] {{0, -v.getZ(), v.getY()}, {v.getZ(), 0, -v.getX()}, {-v.getY(), v.getX(), 0}
        });
  }
}
