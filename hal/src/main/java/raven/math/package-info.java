/** Mathematics that the robot's mind and its simulated body both need, the same to the bit on every machine. */
@NullMarked
package raven.math;

import org.jspecify.annotations.NullMarked;
