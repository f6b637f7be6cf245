package raven.gait;

import raven.file.Unit;

/** Absorbing a landing on sprung toes and coming to rest on feet and tail. */
public record LandingSettings(
    /** Mass centre above the toe joint to come to rest at. */
    @Unit(value = "m", min = 0.05, max = 0.3) double height,
    @Unit(value = "1/s2", min = 0, max = 3000) double heightGain,
    @Unit(value = "1/s", min = 0, max = 200) double heightRateGain,
    /** Greatest vertical force of both legs. */
    @Unit(value = "N", min = 5, max = 100) double forceLimit,
    /** Nose-up attitude to come to rest at. */
    @Unit(value = "rad", min = 0, max = 1.4) double pitch,
    @Unit(value = "1/s2", min = 0, max = 2000) double pitchGain,
    @Unit(value = "1/s", min = 0, max = 300) double momentumGain,
    @Unit(value = "1/rad", min = 0, max = 10) double rollGain,
    @Unit(value = "s/rad", min = 0, max = 2) double rollRateGain,
    /** Mass centre behind the toe joint to come to rest at, so that the tail takes the rest. */
    @Unit(value = "m", min = -0.1, max = 0.2) double behind,
    /** Pull towards that place. */
    @Unit(value = "1/s2", min = 0, max = 500) double placeGain,
    @Unit(value = "1/s", min = 0, max = 100) double placeRateGain,
    /** Force control lasts this long at most, then the joints hold. */
    @Unit(value = "s", min = 0.05, max = 2) double absorb,
    /** Damping of the joints while absorbing. */
    @Unit(value = "N m s/rad", min = 0, max = 0.5) double damping) {}
