package raven.sim.body;

import java.util.Arrays;

/** Classical Runge-Kutta method of fourth order for a body that touches nothing; the orientation is integrated as a rotation vector. */
public final class RungeKutta {
  private final ArticulatedBody body;
  private final Loads loads;
  private final int hinges;
  private final double[] q0;
  private final double[] v0;
  private final double[] rates;
  private final double[] velocity;
  private final double[] acceleration;

  /** How far a stage has turned since the step began, rotation vector in body axes [rad]. */
  private final double[] turned = new double[3];

  public RungeKutta(ArticulatedBody body, Loads loads) {
    this.body = body;
    this.loads = loads;
    hinges = body.tree().hinges;
    q0 = new double[body.tree().positions()];
    v0 = new double[body.tree().velocities()];
    rates = new double[v0.length];
    velocity = new double[v0.length];
    acceleration = new double[v0.length];
  }

  /** Advances positions and velocities, to which the body is set, by h [s]; leaves the body set to the result. */
  public void step(double[] qpos, double[] qvel, double h) {
    System.arraycopy(qpos, 0, q0, 0, q0.length);
    System.arraycopy(qvel, 0, v0, 0, v0.length);
    Arrays.fill(turned, 0);
    Arrays.fill(velocity, 0);
    Arrays.fill(acceleration, 0);
    for (int stage = 0; stage < 4; stage++) {
      double weight = stage == 0 || stage == 3 ? 1.0 / 6 : 1.0 / 3;
      body.clearForces();
      loads.apply(0);
      body.solve();
      loads.acted(weight * h, 0, qvel, qvel);
      System.arraycopy(qvel, 0, rates, 0, rates.length);
      if (body.base > 0) {
        rotationVectorRate();
      }
      for (int i = 0; i < rates.length; i++) {
        velocity[i] += weight * rates[i];
        acceleration[i] += weight * body.qacc[i];
      }
      if (stage < 3) {
        double part = stage == 2 ? h : h / 2;
        System.arraycopy(q0, 0, qpos, 0, q0.length);
        advance(part, rates, qpos);
        for (int k = 0; k < 3 && body.base > 0; k++) {
          turned[k] = part * rates[3 + k];
        }
        for (int i = 0; i < rates.length; i++) {
          qvel[i] = v0[i] + part * body.qacc[i];
        }
        body.setState(qpos, qvel);
      }
    }
    System.arraycopy(q0, 0, qpos, 0, q0.length);
    advance(h, velocity, qpos);
    for (int i = 0; i < v0.length; i++) {
      qvel[i] = v0[i] + h * acceleration[i];
    }
    body.setState(qpos, qvel);
  }

  /** φ̇ = ω + ½ φ × ω + ¹⁄₁₂ φ × (φ × ω) (Bortz 1971): rotations do not add, without this the orientation would be of second order only. */
  private void rotationVectorRate() {
    double x = turned[0];
    double y = turned[1];
    double z = turned[2];
    double ax = y * rates[5] - z * rates[4];
    double ay = z * rates[3] - x * rates[5];
    double az = x * rates[4] - y * rates[3];
    rates[3] += ax / 2 + (y * az - z * ay) / 12;
    rates[4] += ay / 2 + (z * ax - x * az) / 12;
    rates[5] += az / 2 + (x * ay - y * ax) / 12;
  }

  private void advance(double h, double[] v, double[] q) {
    Positions.advance(body.base > 0, hinges, h, v, q);
  }
}
