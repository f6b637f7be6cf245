/** The robot on its Raspberry Pi: devices assembled as the robot file says, behind the ports of {@link raven.hal}. */
@NullMarked
package raven.hal.pi;

import org.jspecify.annotations.NullMarked;
