package raven.mode;

import java.util.random.RandomGenerator;
import raven.state.Health;

/** Every situation there is, by number: a mixed-radix counter over the facts. */
final class Situations {
  private static final int FLAGS = 7;

  static final int COUNT = (1 << FLAGS)
      * Wish.values().length
      * Situation.Support.values().length
      * Situation.Posture.values().length
      * Situation.Motion.values().length
      * Health.values().length
      * Situation.Charge.values().length
      * Situation.Lift.values().length;

  private Situations() {}

  static void set(int number, Situation s) {
    s.armed = (number & 1) != 0;
    s.fit = (number & 2) != 0;
    s.propellerReady = (number & 4) != 0;
    s.arrived = (number & 8) != 0;
    s.settled = (number & 16) != 0;
    s.tooLong = (number & 32) != 0;
    s.legsAnswer = (number & 64) == 0;

    s.abandoned = (number & 64) != 0;

    int rest = number >> FLAGS;
    s.wish = Wish.values()[rest % Wish.values().length];
    rest /= Wish.values().length;
    s.support = Situation.Support.values()[rest % Situation.Support.values().length];
    rest /= Situation.Support.values().length;
    s.posture = Situation.Posture.values()[rest % Situation.Posture.values().length];
    rest /= Situation.Posture.values().length;
    s.motion = Situation.Motion.values()[rest % Situation.Motion.values().length];
    rest /= Situation.Motion.values().length;
    s.estimate = Health.values()[rest % Health.values().length];
    rest /= Health.values().length;
    s.charge = Situation.Charge.values()[rest % Situation.Charge.values().length];
    rest /= Situation.Charge.values().length;
    s.lift = Situation.Lift.values()[rest];
  }

  static void draw(RandomGenerator random, Situation s) {
    set(random.nextInt(COUNT), s);
  }

  static String describe(Situation s) {
    return String.format(
        "armed %b, fit %b, wish %s, %s, %s, %s, estimate %s, charge %s, propeller ready %b, lift %s, arrived %b, settled %b, too long %b, legs answer %b",
        s.armed,
        s.fit,
        s.wish,
        s.support,
        s.posture,
        s.motion,
        s.estimate,
        s.charge,
        s.propellerReady,
        s.lift,
        s.arrived,
        s.settled,
        s.tooLong,
        s.legsAnswer);
  }
}
