/** The simulated robot and its world, in lockstep behind the ports. */
@NullMarked
package raven.sim;

import org.jspecify.annotations.NullMarked;
