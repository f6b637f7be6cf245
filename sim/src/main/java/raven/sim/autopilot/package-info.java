/** Autopilots that take the simulated aircraft over, with state machines like those of ArduPlane and PX4. */
@NullMarked
package raven.sim.autopilot;

import org.jspecify.annotations.NullMarked;
