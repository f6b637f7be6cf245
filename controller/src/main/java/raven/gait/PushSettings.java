package raven.gait;

import raven.file.Unit;

/** One jump: the crouch it starts from, a lean that carries the mass centre ahead of the toes, and a push along the virtual leg. */
public record PushSettings(
    /** Rate of one toe spring that this push is for; see {@link PushPlan}. */
    @Unit(value = "N m/rad", min = 0.05, max = 5) double toe,
    /** Toe joint ahead of the hip in the crouch. */
    @Unit(value = "m", min = -0.15, max = 0.15) double footAhead,
    /** Hip above the toe joint in the crouch. */
    @Unit(value = "m", min = 0.04, max = 0.25) double hipHeight,
    /** Duration of the lean. */
    @Unit(value = "s", min = 0, max = 0.6) double leanTime,
    /** Force along the virtual leg, both legs together, while leaning. */
    @Unit(value = "N", min = 0, max = 40) double leanForce,
    /** Moment about the mass centre while leaning, nose-up. */
    @Unit(value = "N m", min = -2, max = 2) double leanMoment,
    /** Pitch at the end of the lean, and at lift-off. */
    @Unit(value = "rad", min = 0, max = 1.6) double leanPitch,
    @Unit(value = "rad", min = 0, max = 1.6) double launchPitch,
    /** Share of the ground's slope that both of them follow. */
    @Unit(value = "", min = -2, max = 3) double slopeShare,
    /** Force along the virtual leg at 0, 1/4, 1/2, 3/4 and all of its extension. */
    Profile force,
    /** Moment fed forward over the extension, nose-up. */
    Moments moment,
    /** Pitch and angular momentum feedback. */
    @Unit(value = "1/s2", min = 0, max = 2000) double pitchGain,
    @Unit(value = "1/s", min = 0, max = 300) double momentumGain,
    /** Speed along the virtual leg and direction of that leg over the level that the push works towards, and in what time. */
    @Unit(value = "m/s", min = 0, max = 5) double launchSpeed,
    @Unit(value = "rad", min = 0.5, max = 1.8) double launchDirection,
    @Unit(value = "s", min = 0.05, max = 0.4) double duration,
    /** Force per mass and missing speed; turn, nose-up, per angle that the virtual leg lags behind in falling forward. */
    @Unit(value = "1/s", min = 0, max = 100) double speedGain,
    @Unit(value = "1/s2", min = -1000, max = 1000) double directionGain,
    /** Length of the virtual leg's extension over which force and moment are given. */
    @Unit(value = "m", min = 0.05, max = 0.3) double stroke,
    /** Share of the force moved to the low side per angle and rate of roll. */
    @Unit(value = "1/rad", min = 0, max = 10) double rollGain,
    @Unit(value = "s/rad", min = 0, max = 2) double rollRateGain) {

  /** Force at five places of the extension. */
  public record Profile(
      @Unit(value = "N", min = 0, max = 90) double at0,
      @Unit(value = "N", min = 0, max = 90) double at25,
      @Unit(value = "N", min = 0, max = 90) double at50,
      @Unit(value = "N", min = 0, max = 90) double at75,
      @Unit(value = "N", min = 0, max = 90) double at100) {
    /** Piecewise linear in the share of the extension. */
    public double at(double s) {
      double p = Math.max(0, Math.min(1, s)) * 4;
      return p < 1
          ? at0 + p * (at25 - at0)
          : p < 2
              ? at25 + (p - 1) * (at50 - at25)
              : p < 3 ? at50 + (p - 2) * (at75 - at50) : at75 + (p - 3) * (at100 - at75);
    }
  }

  /** Moment at three places of the extension. */
  public record Moments(
      @Unit(value = "N m", min = -3, max = 3) double at0,
      @Unit(value = "N m", min = -3, max = 3) double at50,
      @Unit(value = "N m", min = -3, max = 3) double at100) {
    /** Piecewise linear in the share of the extension. */
    public double at(double s) {
      double p = Math.max(0, Math.min(1, s)) * 2;
      return p < 1 ? at0 + p * (at50 - at0) : at50 + (p - 1) * (at100 - at50);
    }
  }
}
