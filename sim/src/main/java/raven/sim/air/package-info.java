/** Wing, tail, slipstream and wind. */
@NullMarked
package raven.sim.air;

import org.jspecify.annotations.NullMarked;
