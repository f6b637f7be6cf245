package raven.sim;

/** Whose mechanics move the body. */
public enum EngineChoice {
  RAVEN,
  MUJOCO
}
