package raven.mode;

/** Why the robot declines what the mission asks, in words. */
public enum Refusal {
  NONE("nothing"),
  NOT_ARMED("arming checks do not pass"),
  BATTERY("battery too low to jump"),
  THRUST("too little thrust for the weight at spin-up"),
  ESTIMATE("state estimate not good enough to jump"),
  LEGS("a leg does not answer"),
  TILTED("ground too tilted to jump from"),
  STEEP("ground too steep to jump from"),
  SOFT("toe springs too soft to jump with"),
  STIFF("toe springs felt too stiff to jump with"),
  TOO_NEAR("too near the obstacle to jump"),
  TOO_FAR("too far from the obstacle to jump"),
  NO_OBSTACLE("no obstacle found"),
  TOO_WIDE("gap too wide"),
  TOO_HIGH("step too high"),
  TIPS("tips forward in the crouch"),
  AUTOPILOT("the autopilot is not ready for the handover"),
  RESTLESS("does not come to rest"),
  GROUND_TASK_ALOFT("cannot do this while flying"),
  AIR_TASK_ON_GROUND("cannot cruise from the ground: take off first");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
