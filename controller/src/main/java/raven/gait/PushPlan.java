package raven.gait;

/** The push of one robot: linear in the logarithm of its toe rate between two of {@link Pushes}. */
public final class PushPlan {
  private PushSettings from;
  private PushSettings to;
  private double share;

  public PushPlan(Pushes pushes) {
    from = pushes.middle();
    to = pushes.middle();
  }

  /** Chooses for a rate of one toe spring [N m/rad]; beyond the table's ends its ends hold. */
  public void choose(Pushes pushes, double toe) {
    boolean soft = toe < pushes.middleToe();
    from = soft ? pushes.soft() : pushes.middle();
    to = soft ? pushes.middle() : pushes.stiff();
    double low = soft ? pushes.softToe() : pushes.middleToe();
    double high = soft ? pushes.middleToe() : pushes.stiffToe();
    share = StrictMath.log(Math.max(low, Math.min(high, toe)) / low) / StrictMath.log(high / low);
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
