package raven.estimation;

import java.util.Arrays;
import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * The way back from the present estimate to an earlier moment, for measurements that come late: what gyro and accelerometer have done since, without any of the
 * corrections made meanwhile, so that these act on the past as on the present (pre-integration, C. Forster et al. 2017). A ring of dead-reckoned poses;
 * nothing is propagated twice. The ring reaches back over the longest delay at any sample rate: where samples come too fast for it, poses are kept so much further apart.
 */
final class Trail {
  private static final int SIZE = 512;

  /** The ring reaches this much further back than the longest delay, for what the delay itself is uncertain by. */
  private static final double MARGIN = 1.25;

  /** Attitude, velocity, position and time of each step, dead-reckoned without gravity from a frame of its own. */
  private final double[][] q = new double[SIZE][4];

  private final double[][] v = new double[SIZE][3];
  private final double[][] p = new double[SIZE][3];
  private final double[] time = new double[SIZE];

  private final double[] turned = new double[3];
  private final double[] back = new double[4];
  private final double longest;
  private final double apart;
  private int newest = -1;
  private int count;

  /** Reaches back so far [s]. */
  Trail(double longest) {
    this.longest = longest;
    apart = MARGIN * longest / (SIZE - 2);
  }

  /** How far back it leads at most, whatever has been recorded [s]. */
  double longest() {
    return longest;
  }

  void reset() {
    count = 0;
    newest = -1;
  }

  /** Takes one step: rate and force with the biases removed, body axes, held over the step. */
  void step(double dt, double wx, double wy, double wz, double fx, double fy, double fz) {
    if (count == 0) {
      newest = 0;
      count = 1;
      Quaternions.identity(q[0]);
      Arrays.fill(v[0], 0);
      Arrays.fill(p[0], 0);
      time[0] = 0;
      return;
    }

    // the newest pose moves on until it is far enough from the one before
    int from = newest;
    int before = (newest + SIZE - 1) % SIZE;
    if (count == 1 || time[newest] - time[before] >= apart) {
      newest = (newest + 1) % SIZE;
      count = Math.min(count + 1, SIZE);
      System.arraycopy(q[from], 0, q[newest], 0, 4);
    }
    Quaternions.turn(q[newest], 0.5 * dt * wx, 0.5 * dt * wy, 0.5 * dt * wz);
    Quaternions.rotate(q[newest], fx, fy, fz, turned);
    Quaternions.turn(q[newest], 0.5 * dt * wx, 0.5 * dt * wy, 0.5 * dt * wz);
    for (int i = 0; i < 3; i++) {
      double speed = v[from][i];
      p[newest][i] = p[from][i] + dt * speed + 0.5 * dt * dt * turned[i];
      v[newest][i] = speed + dt * turned[i];
    }
    time[newest] = time[from] + dt;
  }

  /**
   * Position and velocity some time ago, from the present estimate: v₀ = v − R Q⁻¹ Δv + gτ, p₀ = p − v₀τ − ½gτ² − R Q⁻¹ Δp.
   *
   * @return how long ago they were: as far back as the trail leads [s]
   */
  double back(Kalman x, double age, Point3D p0, Vector3D v0) {
    if (age < 0) {
      p0.scaleAdd(-age, x.v_WB, x.p_WB);
      v0.set(x.v_WB);
      return age;
    }
    if (count < 2 || age <= 0) {
      p0.set(x.p_WB);
      v0.set(x.v_WB);
      return 0;
    }
    int at = newest;
    int left = count - 1;
    while (left > 0 && time[newest] - time[at] < age) {
      at = (at + SIZE - 1) % SIZE;
      left--;
    }

    // between two steps of the ring
    int next = (at + 1) % SIZE;
    double span = time[next] - time[at];
    double s = Math.max(0, Math.min(1, (time[newest] - age - time[at]) / span));
    double tau = time[newest] - time[at] - s * span;
    double g = Strapdown.GRAVITY;

    // the ring's frame to the world: R Q⁻¹ with Q the newest attitude of the ring
    back[0] = q[newest][0];
    for (int i = 1; i < 4; i++) {
      back[i] = -q[newest][i];
    }
    Quaternions.premultiply(x.q_WB.getS(), x.q_WB.getX(), x.q_WB.getY(), x.q_WB.getZ(), back);
    rotate(v, at, next, s, 0, 0);
    v0.set(
        x.v_WB.getX() - turned[0], x.v_WB.getY() - turned[1], x.v_WB.getZ() - turned[2] + g * tau);
    rotate(p, at, next, s, tau, span);
    p0.set(
        x.p_WB.getX() - v0.getX() * tau - turned[0],
        x.p_WB.getY() - v0.getY() * tau - turned[1],
        x.p_WB.getZ() - v0.getZ() * tau + 0.5 * g * tau * tau - turned[2]);
    return tau;
  }

  /** Change of a quantity since then, less what the earlier rate made of it, in world axes. */
  private void rotate(double[][] of, int at, int next, double s, double tau, double span) {
    double[] past = turned;
    for (int i = 0; i < 3; i++) {
      double speed = v[at][i] + s * (v[next][i] - v[at][i]);
      past[i] = of[newest][i] - (of[at][i] + s * (of[next][i] - of[at][i])) - tau * speed;
    }
    Quaternions.rotate(back, past[0], past[1], past[2], turned);
  }
}
