/** Randomness of the simulated world: seeded, the same bits on every platform. */
@NullMarked
package raven.sim.noise;

import org.jspecify.annotations.NullMarked;
