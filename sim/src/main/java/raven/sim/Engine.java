package raven.sim;

import raven.sim.body.Touch;

/** What moves the body: takes the torques and the wrench that the plant holds and advances its positions and velocities. */
interface Engine {
  /** Advances the plant by h [s]. */
  void step(double h);

  /** Nothing moves: what is felt is gravity. */
  void hold();

  /** Acceleration of the trunk's origin in the last step without gravity's share, as an accelerometer there feels it; world axes [m/s2]. */
  double specificForce(int component);

  /** What touched in the last step. */
  Touch touch();
}
