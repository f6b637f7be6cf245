package raven.hal.pi.bus;

/** An input line's level. */
public interface LevelPort {
  /** Makes no garbage. */
  boolean high();
}
