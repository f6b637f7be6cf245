/** How the robot is reached: ports, and the frames that pass through them. */
@NullMarked
package raven.hal;

import org.jspecify.annotations.NullMarked;
