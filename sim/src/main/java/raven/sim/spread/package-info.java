/** How true robots and days differ from the file that the robot knows. */
@NullMarked
package raven.sim.spread;

import org.jspecify.annotations.NullMarked;
