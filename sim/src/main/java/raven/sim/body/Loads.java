package raven.sim.body;

/** What acts on an articulated body beside gravity and the ground. */
public interface Loads {
  /**
   * Sets the hinge torques and adds the wrenches at the state that the body was given; applied wrenches have been cleared.
   *
   * @param h step over which stiff torques are to be taken implicitly, with their part in {@link ArticulatedBody#implicit}; 0 for none [s]
   */
  void apply(double h);

  /**
   * The loads of the last {@link #apply} have acted for a time, in which they moved with the mean of two velocities.
   *
   * @param time share of the step that they stand for [s]
   * @param h step over which stiff torques were taken implicitly, 0 for none [s]
   */
  default void acted(double time, double h, double[] before, double[] after) {}

  /** What acted from here on may have to be forgotten. */
  default void mark() {}

  /** Forgets what acted since the mark: the step is done again in another way. */
  default void rewind() {}
}
