package raven.tools.picture;

import raven.mode.Mode;

/** Colours of the modes that colour-blind readers can tell apart (Okabe and Ito, 2008). */
public final class ModeColour {
  private ModeColour() {}

  /** As HTML and SVG write it. */
  public static String of(Mode mode) {
    return switch (mode) {
      case DISARMED, STANDING -> "#7f7f7f";
      case WALKING -> "#0072b2";
      case CROUCHING -> "#b8860b";
      case PUSHING -> "#d55e00";
      case LEAPING -> "#cc79a7";
      case LANDING -> "#7b4ea3";
      case CLIMBING -> "#009e73";
      case CRUISING -> "#3a8fc7";
      case GLIDING -> "#8a8a00";
      case FALLEN -> "#000000";
    };
  }
}
