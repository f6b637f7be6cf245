package raven.gait;

import raven.file.Unit;

/** One jump for robots with soft, middling and stiff toe springs: the push of a robot between them lies between theirs. */
public record Pushes(
    /** Rates of one toe spring that the three pushes are for. */
    @Unit(value = "N m/rad", min = 0.05, max = 5) double softToe,
    @Unit(value = "N m/rad", min = 0.05, max = 5) double middleToe,
    @Unit(value = "N m/rad", min = 0.05, max = 5) double stiffToe,
    PushSettings soft,
    PushSettings middle,
    PushSettings stiff) {

  public Pushes {
    if (!(softToe < middleToe && middleToe < stiffToe)) {
      throw new IllegalArgumentException("soft_toe, middle_toe and stiff_toe do not rise");
    }
  }
}
