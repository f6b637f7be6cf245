/** MAVLink 2: frames, signing, and what the robot and the ground say to each other in them. The only place that knows NED and FRD. */
@NullMarked
package raven.hal.link;

import org.jspecify.annotations.NullMarked;
