package raven.estimation;

import raven.hal.SensorFrame;
import raven.robot.Legs;

/**
 * Which feet bear load. Per foot a hidden two-state chain in log-odds: the sole switch speaks for or against, a deflected toe speaks for;
 * motor current is left out, it tells three lies per truth in walking. Two samples that agree turn the verdict.
 */
final class Contacts {
  /** Evidence of one sample, and its limit: certainty is never so great that two samples cannot turn it. */
  private static final double SWITCH = 2.2;

  private static final double DEFLECTION = 1.0;
  private static final double CERTAIN = 3.0;

  /** Log-odds at which contact begins and ends. */
  private static final double ON = 0.6;

  private static final double OFF = -0.6;

  /** The toe's spring swings this long after lift-off; deflection then tells nothing [s]. */
  private static final double RING = 0.04;

  final boolean[] inContact = new boolean[2];

  /** Time since contact last began or ended [s]. */
  final double[] since = new double[2];

  private final double[] odds = {-CERTAIN, -CERTAIN};
  private final double rest;
  private final double deflection;

  Contacts(Legs legs, double deflection) {
    rest = legs.toe().rest();
    this.deflection = deflection;
  }

  void reset() {
    for (int leg = 0; leg < 2; leg++) {
      odds[leg] = -CERTAIN;
      inContact[leg] = false;
      since[leg] = 0;
    }
  }

  void update(SensorFrame in, double dt) {
    for (int leg = 0; leg < 2; leg++) {
      SensorFrame.Foot foot = in.feet[leg];
      since[leg] += dt;

      // a silent sensor lets the verdict fade
      double evidence = -0.1 * odds[leg];
      if (foot.valid) {
        evidence = foot.pressed ? SWITCH : -SWITCH;
        boolean ringing = !inContact[leg] && since[leg] < RING;
        if (!ringing && Math.abs(foot.toeAngle - rest) > deflection) {
          evidence += DEFLECTION;
        }
      }
      odds[leg] = Math.max(-CERTAIN, Math.min(CERTAIN, odds[leg] + evidence));

      boolean now = odds[leg] > (inContact[leg] ? OFF : ON);
      if (now != inContact[leg]) {
        inContact[leg] = now;
        since[leg] = 0;
      }
    }
  }

  /** Probability that a foot bears load. */
  double probability(int leg) {
    return 1 / (1 + StrictMath.exp(-odds[leg]));
  }
}
