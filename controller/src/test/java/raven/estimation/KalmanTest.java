package raven.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import raven.robot.Sensors;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple3D.interfaces.Tuple3DReadOnly;

/** The filter's hand-laid algebra against the book's, with dense matrices. */
class KalmanTest {
  private static final int N = Kalman.N;
  private static final double ROUNDING = 1e-12;
  private static final double NO_GATE = 1e9;

  private final SplittableRandom random = new SplittableRandom(1);

  private Kalman filter() {
    Kalman x = new Kalman();
    x.use(N);
    x.turn(0.3, -0.4, 0.2);
    x.v_WB.set(1, -2, 0.5);
    x.p_WB.set(3, 4, -5);
    x.p_WF[0].set(3.1, 4.2, -5.3);
    x.p_WF[1].set(2.9, 3.8, -5.2);
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
      Kalman before = copy(x);
      assertTrue(x.fuse(0.1, r, NO_GATE));

      // K = P hᵀ/(h P hᵀ + r),  P ← (I − K h) P, with h by the group's error
      DMatrixRMaj byGroup = new DMatrixRMaj(1, N);
      CommonOps_DDRM.mult(h, plain(before), byGroup);
      DMatrixRMaj Ph = new DMatrixRMaj(N, 1);
      CommonOps_DDRM.multTransB(P, byGroup, Ph);
      double s = CommonOps_DDRM.dot(byGroup, Ph) + r;
      DMatrixRMaj expected = P.copy();
      CommonOps_DDRM.multAddTransB(-1 / s, Ph, Ph, expected);
      for (int i = 0; i < N * N; i++) {
        assertEquals(expected.data[i], x.P.data[i], ROUNDING);
      }
      assertSymmetric(x.P);
    }
  }

  @Test
  void aCorrectionMovesTheStateAsItsGradientSays() {
    for (int at = 0; at < N; at++) {
      Kalman x = filter();
      double[] before = values(x);
      x.P.zero();
      double step = 1e-4;
      x.P.data[at * N + at] = 1;
      Kalman start = copy(x);

      // an innovation of one part of the error alone: h picks it, through the plain differences
      DMatrixRMaj inverse = new DMatrixRMaj(N, N);
      CommonOps_DDRM.invert(plain(start), inverse);
      for (int j = 0; j < N; j++) {
        x.h[j] = inverse.get(at, j);
      }
      assertTrue(x.fuse(step, 1e-12, NO_GATE));
      double[] after = values(x);
      DMatrixRMaj J = plain(start);
      for (int i = 0; i < N; i++) {
        if (i >= Kalman.TILT && i < Kalman.TILT + 3) continue;
        assertEquals(J.get(i, at) * step, after[i] - before[i], 1e-6, i + " by " + at);
      }
    }
  }

  /** Rising or sinking is known, tilt is not; then wind and ground speed are taken for each other by 5 m/s, a little at a time. */
  @Test
  void correctionsThatAddUpTellNothingOfTilt() {
    Kalman x = new Kalman();
    x.turn(0, 0, 0);
    x.v_WB.set(10, 0, 0);
    x.inflate(Kalman.TILT, 3, 0.01);
    x.inflate(Kalman.VELOCITY, 2, 100);
    x.inflate(Kalman.VELOCITY + 2, 1, 1e-6);
    x.toGroup();
    while (x.v_WB.getX() < 15) {
      x.h[Kalman.VELOCITY] = 1;
      assertTrue(x.fuse(1, 1e4, NO_GATE));
      x.reset();
    }
    double v = x.v_WB.getX();
    assertEquals(0, x.spread(Kalman.VELOCITY + 2, Kalman.TILT, 0, Kalman.TILT + 1, -v), 1e-5);
    assertSymmetric(x.P);

    // and so the rate of climb moves no vertical
    x.h[Kalman.VELOCITY + 2] = 1;
    assertTrue(x.fuse(0.01, 1e-4, NO_GATE));
    assertEquals(0.01, x.variance(Kalman.TILT + 1), 1e-3);
  }

  @Test
  void whatIsFixedToTheBodyShowsHowTheUnitIsTurnedInIt() {
    Kalman x = new Kalman();
    x.turn(0.3, -0.4, 0.2);
    x.decorrelate(Kalman.MOUNTING, 3, 0.01);
    Vector3D truth = new Vector3D(0.01, -0.02, 0.015);

    // three directions of the world, seen from a body that the unit is turned in by the truth: u_B
    // = u + μ × u
    for (int row = 0; row < 9; row += 3) {
      Vector3D u = new Vector3D(x.R[row], x.R[row + 1], x.R[row + 2]);
      Vector3D seen = new Vector3D();
      seen.cross(truth, u);
      seen.add(u);
      for (int axis = 0; axis < 3; axis++) {
        Vector3D expected = new Vector3D(u);
        x.toBody(expected);
        x.h[Kalman.TILT] = axis == 1 ? u.getZ() : axis == 2 ? -u.getY() : 0;
        x.h[Kalman.TILT + 1] = axis == 0 ? -u.getZ() : axis == 2 ? u.getX() : 0;
        x.h[Kalman.TILT + 2] = axis == 0 ? u.getY() : axis == 1 ? -u.getX() : 0;
        x.fixedToBody();
        assertTrue(x.fuse(seen.getElement(axis) - expected.getElement(axis), 1e-10, NO_GATE));
      }
    }
    assertTrue(x.mounting.epsilonEquals(truth, 1e-4), x.mounting.toString());

    // to the unit and back, but for the square of the angle
    Vector3D u = new Vector3D(1, 2, 3);
    x.toUnit(u);
    assertFalse(u.epsilonEquals(new Vector3D(1, 2, 3), 0.01));
    x.toBody(u);
    assertTrue(u.epsilonEquals(new Vector3D(1, 2, 3), 4e-3), u.toString());
  }

  /** Position, velocity and so on in the order of the error; the attitude's places stay empty. */
  private static double[] values(Kalman x) {
    double[] v = new double[N];
    x.p_WB.get(Kalman.POSITION, v);
    x.v_WB.get(Kalman.VELOCITY, v);
    x.gyroBias.get(Kalman.GYRO_BIAS, v);
    x.accelBias.get(Kalman.ACCEL_BIAS, v);
    x.p_WF[0].get(Kalman.FOOT, v);
    x.p_WF[1].get(Kalman.FOOT + 3, v);
    x.mounting.get(Kalman.MOUNTING, v);
    v[Kalman.PRESSURE] = x.pressureBias;
    v[Kalman.LATENCY] = x.latency;
    v[Kalman.WIND] = x.wind_W.getX();
    v[Kalman.WIND + 1] = x.wind_W.getY();
    v[Kalman.GROUND] = x.ground;
    x.earth_W.get(Kalman.EARTH, v);
    x.iron_B.get(Kalman.IRON, v);
    return v;
  }

  private static Kalman copy(Kalman x) {
    Kalman y = new Kalman();
    y.use(N);
    y.q_WB.set(x.q_WB);
    y.turn(0, 0, 0);
    y.v_WB.set(x.v_WB);
    y.p_WB.set(x.p_WB);
    y.p_WF[0].set(x.p_WF[0]);
    y.p_WF[1].set(x.p_WF[1]);
    return y;
  }

  /** Plain differences by the group's error: δx = ξ_x + φ × x, δθ = Rᵀ φ. */
  private static DMatrixRMaj plain(Kalman x) {
    DMatrixRMaj J = CommonOps_DDRM.identity(N);
    block(J, Kalman.VELOCITY, new Vector3D(x.v_WB));
    block(J, Kalman.POSITION, new Vector3D(x.p_WB));
    block(J, Kalman.FOOT, new Vector3D(x.p_WF[0]));
    block(J, Kalman.FOOT + 3, new Vector3D(x.p_WF[1]));
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        J.set(Kalman.TILT + i, Kalman.TILT + j, x.R[3 * j + i]);
      }
    }
    return J;
  }

  /** −[x]ₓ */
  private static void block(DMatrixRMaj J, int at, Vector3D x) {
    DMatrixRMaj c = cross(x);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        J.set(at + i, Kalman.TILT + j, -c.get(i, j));
      }
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
    EstimationSettings.Inertial quiet = new EstimationSettings.Inertial(0, 0, 0, 0, 0);
    Strapdown strapdown = strapdown(quiet);
    for (int run = 0; run < 50; run++) {
      Kalman x = filter();
      DMatrixRMaj P = x.P.copy();
      double dt = 0.002;
      Vector3D w =
          new Vector3D(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      Vector3D f = new Vector3D(random.nextGaussian(), random.nextGaussian(), 10);

      // the attitude at mid-tick is the one the force acts in
      Kalman middle = copy(x);
      middle.turn(0.5 * dt * w.getX(), 0.5 * dt * w.getY(), 0.5 * dt * w.getZ());
      strapdown.propagate(x, dt, w, f);

      DMatrixRMaj F = transition(middle, dt);
      DMatrixRMaj FP = new DMatrixRMaj(N, N);
      DMatrixRMaj expected = new DMatrixRMaj(N, N);
      CommonOps_DDRM.mult(F, P, FP);
      CommonOps_DDRM.multTransB(FP, F, expected);
      noise(expected, x, dt);
      for (int i = 0; i < N * N; i++) {
        assertEquals(expected.data[i], x.P.data[i], 1e-9, i / N + ", " + i % N);
      }
      assertSymmetric(x.P);
    }
  }

  private static Strapdown strapdown(EstimationSettings.Inertial settings) {
    Sensors.Imu imu = Bundled.robot().sensors().imu();
    return new Strapdown(imu.gyroNoise(), imu.accelNoise(), settings);
  }

  private static void noise(DMatrixRMaj P, Kalman x, double dt) {
    double gyro = Bundled.robot().sensors().imu().gyroNoise() * dt;
    double accel = Bundled.robot().sensors().imu().accelNoise() * dt;

    // a turn by mistake turns everything: B = [x]ₓ
    DMatrixRMaj B = new DMatrixRMaj(N, N);
    block(B, Kalman.VELOCITY, new Vector3D(x.v_WB));
    block(B, Kalman.POSITION, new Vector3D(x.p_WB));
    block(B, Kalman.FOOT, new Vector3D(x.p_WF[0]));
    block(B, Kalman.FOOT + 3, new Vector3D(x.p_WF[1]));
    CommonOps_DDRM.scale(-1, B);
    for (int i = 0; i < 3; i++) {
      B.set(Kalman.TILT + i, Kalman.TILT + i, 1);
      P.add(Kalman.VELOCITY + i, Kalman.VELOCITY + i, accel * accel);
    }
    CommonOps_DDRM.multAddTransB(gyro * gyro, B, B, P);
  }

  private static DMatrixRMaj transition(Kalman x, double dt) {
    DMatrixRMaj F = CommonOps_DDRM.identity(N);
    DMatrixRMaj R = DMatrixRMaj.wrap(3, 3, x.R);
    turned(F, Kalman.VELOCITY, x.v_WB, R, dt);
    turned(F, Kalman.POSITION, x.p_WB, R, dt);
    turned(F, Kalman.FOOT, x.p_WF[0], R, dt);
    turned(F, Kalman.FOOT + 3, x.p_WF[1], R, dt);
    DMatrixRMaj g = cross(new Vector3D(0, 0, -9.81));
    for (int i = 0; i < 3; i++) {
      F.set(Kalman.POSITION + i, Kalman.VELOCITY + i, dt);
      for (int j = 0; j < 3; j++) {
        F.set(Kalman.TILT + i, Kalman.GYRO_BIAS + j, -dt * R.get(i, j));
        F.set(Kalman.VELOCITY + i, Kalman.ACCEL_BIAS + j, -dt * R.get(i, j));
        F.set(Kalman.VELOCITY + i, Kalman.TILT + j, dt * g.get(i, j));
      }
    }
    return F;
  }

  /** −[x]ₓ R dt */
  private static void turned(DMatrixRMaj F, int at, Tuple3DReadOnly x, DMatrixRMaj R, double dt) {
    DMatrixRMaj B = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.mult(-dt, cross(new Vector3D(x)), R, B);
    CommonOps_DDRM.insert(B, F, at, Kalman.GYRO_BIAS);
  }

  /** [v]ₓ */
  private static DMatrixRMaj cross(Vector3D v) {
    return new DMatrixRMaj(
        new double[][] {{0, -v.getZ(), v.getY()}, {v.getZ(), 0, -v.getX()}, {-v.getY(), v.getX(), 0}
        });
  }
}
