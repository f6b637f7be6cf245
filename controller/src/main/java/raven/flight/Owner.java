package raven.flight;

/**
 * Who owns throttle and surfaces, step by step: the table in docs/handover.md is this one. The legs are ours in every step, and so is the motor's
 * supply: whatever the autopilot wants passes our limits.
 */
public enum Owner {
  //          throttle, surfaces, words
  OURS("ours", "ours", "before the jump, in it, and whenever there is no autopilot"),
  ANNOUNCED("ours", "ours", "it knows of the launch; thrust is held by us until it is taken"),
  OFFERED("ours", "ours", "on the wing; it is asked to fly, and has not proven that it does"),
  BLENDING(
      "its own, from ours",
      "its own, from ours",
      "it has proven it; what its outputs differ by is forgotten"),
  ITS("its own", "its own", "it flies; we watch, fold the legs and are ready"),
  RETURNING(
      "back to ours",
      "back to ours",
      "refused, silent or in disagreement: we fly, and offer again"),
  GIVEN_UP("stopped", "ours", "it will not have it: landing glide");

  private final String throttle;
  private final String surfaces;
  private final String words;

  Owner(String throttle, String surfaces, String words) {
    this.throttle = throttle;
    this.surfaces = surfaces;
    this.words = words;
  }

  public String throttle() {
    return throttle;
  }

  public String surfaces() {
    return surfaces;
  }

  public String words() {
    return words;
  }
}
