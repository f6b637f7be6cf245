package raven.sim;

import raven.sim.body.ArticulatedBody;
import raven.sim.body.Contact;
import raven.sim.body.ImplicitEuler;
import raven.sim.body.Loads;
import raven.sim.body.RungeKutta;
import raven.sim.body.Touch;

/**
 * RAVEN's own multibody dynamics and contact. In the air a step is classical Runge-Kutta of fourth order over all of it; with anything touching it
 * is divided into steps of linearly implicit Euler, finer ones just after an impact. The instants at which the first point touches down and the last one lifts off are
 * located inside the step, and the step is cut there.
 */
final class OwnEngine implements Engine {
  /** Touch-down and lift-off are located to this [s]. */
  static final double EVENT = 1e-5;

  /** An impact faster than this is followed in finer steps for a while [m/s], [s]. */
  private static final double IMPACT_SPEED = 0.3;

  private static final double IMPACT_TIME = 0.004;
  private static final double IMPACT_STEP = 1e-4;

  /** Otherwise a step with anything touching is no longer than this [s]. */
  private static final double STANCE_STEP = 5e-4;

  /** A step whose contact does not converge is halved down to this [s]. */
  private static final double SHORTEST = 1e-5;

  /** A rest of a step shorter than this is the rounding of its parts [s]. */
  private static final double DUST = 1e-9;

  private final double[] qpos;
  private final double[] qvel;
  private final ArticulatedBody body;
  private final Contact contact;
  private final RungeKutta flight;
  private final ImplicitEuler stance;
  private final Loads loads;

  private final double[] q0;
  private final double[] v0;
  private final double[] begun = new double[3];
  private final double[] felt = new double[3];

  private boolean flying;
  private double impactLeft;
  private double time;
  private double worst;
  private double touchDown = Double.NaN;
  private double liftOff = Double.NaN;

  OwnEngine(double[] qpos, double[] qvel, ArticulatedBody body, Contact contact, Loads loads) {
    this.qpos = qpos;
    this.qvel = qvel;
    this.body = body;
    this.contact = contact;
    this.loads = loads;
    flight = new RungeKutta(body, loads);
    stance = new ImplicitEuler(body, contact, loads);
    q0 = new double[qpos.length];
    v0 = new double[qvel.length];
  }

  /** The state was changed from outside. */
  void placed() {
    body.setState(qpos, qvel);
    contact.release();
    flying = contact.find(0) == 0 || !contact.pressed();
    impactLeft = 0;
  }

  @Override
  public void step(double h) {
    for (int k = 0; k < 3; k++) {
      begun[k] = qvel[k];
    }
    double left = h;
    while (left > DUST) {
      double passed = flying ? fly(left) : stand(left);
      left -= passed;
      time += passed;
    }
    for (int k = 0; k < 3; k++) {
      felt[k] = (qvel[k] - begun[k]) / h + (k == 2 ? ArticulatedBody.GRAVITY : 0);
    }
  }

  /** Flies for h, or until something touches. Returns the time that has passed. */
  private double fly(double h) {
    save();
    loads.mark();
    flight.step(qpos, qvel, h);
    if (!touches()) {
      return h;
    }
    double before = 0;
    double after = h;
    while (after - before > EVENT) {
      double middle = 0.5 * (before + after);
      repeat(middle);
      if (touches()) {
        after = middle;
      } else {
        before = middle;
      }
    }
    repeat(after);
    flying = false;
    touchDown = time + after;
    return after;
  }

  private boolean touches() {
    boolean pressed = contact.find(0) > 0 && contact.pressed();
    contact.release();
    return pressed;
  }

  private void repeat(double h) {
    System.arraycopy(q0, 0, qpos, 0, q0.length);
    System.arraycopy(v0, 0, qvel, 0, v0.length);
    body.setState(qpos, qvel);
    loads.rewind();
    flight.step(qpos, qvel, h);
  }

  private void save() {
    System.arraycopy(qpos, 0, q0, 0, q0.length);
    System.arraycopy(qvel, 0, v0, 0, v0.length);
  }

  /** Moves on for h, for a fine step after an impact, or until the last point lifts off. Returns the time that has passed. */
  private double stand(double h) {
    contact.find(STANCE_STEP);
    if (contact.approach() > IMPACT_SPEED) {
      impactLeft = IMPACT_TIME;
    }
    double part = Math.min(h, impactLeft > 0 ? IMPACT_STEP : STANCE_STEP);
    if (h - part < DUST) {
      part = h;
    }
    while (!stance.solve(part) && part > SHORTEST) {
      part /= 2;
    }
    if (!contact.loaded()) {
      part = lastLoaded(part);
      flying = true;
      liftOff = time + part;
    }
    worst = Math.max(worst, contact.residual());
    stance.take(qpos, qvel, part);
    impactLeft -= part;
    return part;
  }

  /** Solves the step after which nothing bears any more; a little shorter, something still would. */
  private double lastLoaded(double h) {
    double before = 0;
    double after = h;
    while (after - before > EVENT) {
      double middle = 0.5 * (before + after);
      stance.solve(middle);
      if (contact.loaded()) {
        before = middle;
      } else {
        after = middle;
      }
    }
    stance.solve(after);
    return after;
  }

  @Override
  public void hold() {
    felt[0] = felt[1] = 0;
    felt[2] = ArticulatedBody.GRAVITY;
  }

  @Override
  public double specificForce(int component) {
    return felt[component];
  }

  @Override
  public Touch touch() {
    return contact;
  }

  Contact contact() {
    return contact;
  }

  /** When something touched last after nothing did, since the start of all steps; not a number before [s]. */
  double touchDown() {
    return touchDown;
  }

  /** When the last point lifted off, likewise [s]. */
  double liftOff() {
    return liftOff;
  }

  /** Greatest residual of the contact in any step so far, in units of the permitted one. */
  double worstResidual() {
    return worst;
  }
}
