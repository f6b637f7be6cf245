package raven.sim.body;

/**
 * The six rows of a floating base at the end of {@link BranchFactor}'s elimination, H = Lᵀ D L with D⁻¹ on the diagonal, written out: loops so
 * short cost more than their work.
 */
final class BaseBlock {
  private BaseBlock() {}

  /** Replaces the block, in rows up to the diagonal, by its factors. */
  static void factorise(double[] h) {
    double d5 = 1 / h[20];
    double r50 = h[15];
    double r51 = h[16];
    double r52 = h[17];
    double r53 = h[18];
    double r54 = h[19];
    double a50 = r50 * d5;
    double a51 = r51 * d5;
    double a52 = r52 * d5;
    double a53 = r53 * d5;
    double a54 = r54 * d5;
    h[0] -= a50 * r50;
    h[1] -= a51 * r50;
    h[2] -= a51 * r51;
    h[3] -= a52 * r50;
    h[4] -= a52 * r51;
    h[5] -= a52 * r52;
    h[6] -= a53 * r50;
    h[7] -= a53 * r51;
    h[8] -= a53 * r52;
    h[9] -= a53 * r53;
    h[10] -= a54 * r50;
    h[11] -= a54 * r51;
    h[12] -= a54 * r52;
    h[13] -= a54 * r53;
    h[14] -= a54 * r54;
    h[15] = a50;
    h[16] = a51;
    h[17] = a52;
    h[18] = a53;
    h[19] = a54;
    h[20] = d5;
    double d4 = 1 / h[14];
    double r40 = h[10];
    double r41 = h[11];
    double r42 = h[12];
    double r43 = h[13];
    double a40 = r40 * d4;
    double a41 = r41 * d4;
    double a42 = r42 * d4;
    double a43 = r43 * d4;
    h[0] -= a40 * r40;
    h[1] -= a41 * r40;
    h[2] -= a41 * r41;
    h[3] -= a42 * r40;
    h[4] -= a42 * r41;
    h[5] -= a42 * r42;
    h[6] -= a43 * r40;
    h[7] -= a43 * r41;
    h[8] -= a43 * r42;
    h[9] -= a43 * r43;
    h[10] = a40;
    h[11] = a41;
    h[12] = a42;
    h[13] = a43;
    h[14] = d4;
    double d3 = 1 / h[9];
    double r30 = h[6];
    double r31 = h[7];
    double r32 = h[8];
    double a30 = r30 * d3;
    double a31 = r31 * d3;
    double a32 = r32 * d3;
    h[0] -= a30 * r30;
    h[1] -= a31 * r30;
    h[2] -= a31 * r31;
    h[3] -= a32 * r30;
    h[4] -= a32 * r31;
    h[5] -= a32 * r32;
    h[6] = a30;
    h[7] = a31;
    h[8] = a32;
    h[9] = d3;
    double d2 = 1 / h[5];
    double r20 = h[3];
    double r21 = h[4];
    double a20 = r20 * d2;
    double a21 = r21 * d2;
    h[0] -= a20 * r20;
    h[1] -= a21 * r20;
    h[2] -= a21 * r21;
    h[3] = a20;
    h[4] = a21;
    h[5] = d2;
    double d1 = 1 / h[2];
    double r10 = h[1];
    double a10 = r10 * d1;
    h[0] -= a10 * r10;
    h[1] = a10;
    h[2] = d1;
    h[0] = 1 / h[0];
  }

  /** Solves for the first six of x. */
  static void solve(double[] h, double[] x) {
    double x0 = x[0];
    double x1 = x[1];
    double x2 = x[2];
    double x3 = x[3];
    double x4 = x[4];
    double x5 = x[5];
    x0 -= h[15] * x5;
    x1 -= h[16] * x5;
    x2 -= h[17] * x5;
    x3 -= h[18] * x5;
    x4 -= h[19] * x5;
    x0 -= h[10] * x4;
    x1 -= h[11] * x4;
    x2 -= h[12] * x4;
    x3 -= h[13] * x4;
    x0 -= h[6] * x3;
    x1 -= h[7] * x3;
    x2 -= h[8] * x3;
    x0 -= h[3] * x2;
    x1 -= h[4] * x2;
    x0 -= h[1] * x1;
    x0 *= h[0];
    x1 = x1 * h[2] - h[1] * x0;
    x2 = x2 * h[5] - h[3] * x0 - h[4] * x1;
    x3 = x3 * h[9] - h[6] * x0 - h[7] * x1 - h[8] * x2;
    x4 = x4 * h[14] - h[10] * x0 - h[11] * x1 - h[12] * x2 - h[13] * x3;
    x5 = x5 * h[20] - h[15] * x0 - h[16] * x1 - h[17] * x2 - h[18] * x3 - h[19] * x4;
    x[0] = x0;
    x[1] = x1;
    x[2] = x2;
    x[3] = x3;
    x[4] = x4;
    x[5] = x5;
  }
}
