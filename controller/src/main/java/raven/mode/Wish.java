package raven.mode;

/** What the mission wants at this moment. With the pilot's hold it is {@link #REST}: stand, or come down. */
public enum Wish {
  REST,
  WALK,
  HOP,
  MOUNT,
  TAKE_OFF,
  CRUISE;

  /** Begins with a push off the ground. */
  public boolean jump() {
    return this == HOP || this == MOUNT || this == TAKE_OFF;
  }
}
