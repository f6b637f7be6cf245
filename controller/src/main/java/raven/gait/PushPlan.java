package raven.gait;

import java.util.List;

/** The push of one robot: linear in the logarithm of its toe rate between the two of a table that its rate lies between. */
public final class PushPlan {
  private PushSettings from;
  private PushSettings to;
  private double share;

  /** Of the first of a table, until one is chosen. */
  public PushPlan(PushSettings[] table) {
    from = to = table[0];
  }

  /** Refuses a table that is empty or whose toe rates do not rise. */
  static void check(List<PushSettings> table) {
    if (table.isEmpty()) throw new IllegalArgumentException("has no push");
    for (int i = 1; i < table.size(); i++) {
      if (table.get(i).toe() <= table.get(i - 1).toe()) {
        throw new IllegalArgumentException("has pushes whose toe does not rise");
      }
    }
  }

  /** Chooses for a rate of one toe spring [N m/rad]; beyond the table's ends its ends hold. */
  public void choose(PushSettings[] table, double toe) {
    int next = 1;
    while (next < table.length - 1 && toe > table[next].toe()) next++;
    from = table[next - 1];
    to = table[Math.min(next, table.length - 1)];
    share = 0;
    if (to != from) {
      double at = Math.max(from.toe(), Math.min(to.toe(), toe)) / from.toe();
      share = StrictMath.log(at) / StrictMath.log(to.toe() / from.toe());
    }
  }

  private double mix(double a, double b) {
    return a + share * (b - a);
  }

  public double footAhead() {
    return mix(from.footAhead(), to.footAhead());
  }

  public double hipHeight() {
    return mix(from.hipHeight(), to.hipHeight());
  }

  double leanTime() {
    return mix(from.leanTime(), to.leanTime());
  }

  double leanForce() {
    return mix(from.leanForce(), to.leanForce());
  }

  double leanMoment() {
    return mix(from.leanMoment(), to.leanMoment());
  }

  double leanPitch() {
    return mix(from.leanPitch(), to.leanPitch());
  }

  double launchPitch() {
    return mix(from.launchPitch(), to.launchPitch());
  }

  double slopeShare() {
    return mix(from.slopeShare(), to.slopeShare());
  }

  double force(double extension) {
    return mix(from.force().at(extension), to.force().at(extension));
  }

  double moment(double extension) {
    return mix(from.moment().at(extension), to.moment().at(extension));
  }

  double pitchGain() {
    return mix(from.pitchGain(), to.pitchGain());
  }

  double momentumGain() {
    return mix(from.momentumGain(), to.momentumGain());
  }

  double launchSpeed() {
    return mix(from.launchSpeed(), to.launchSpeed());
  }

  double launchDirection() {
    return mix(from.launchDirection(), to.launchDirection());
  }

  double duration() {
    return mix(from.duration(), to.duration());
  }

  double speedGain() {
    return mix(from.speedGain(), to.speedGain());
  }

  double directionGain() {
    return mix(from.directionGain(), to.directionGain());
  }

  double stroke() {
    return mix(from.stroke(), to.stroke());
  }

  double rollGain() {
    return mix(from.rollGain(), to.rollGain());
  }

  double rollRateGain() {
    return mix(from.rollRateGain(), to.rollRateGain());
  }
}
