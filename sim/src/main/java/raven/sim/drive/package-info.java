/** Motors, servos, propeller, battery, and where the energy goes. */
@NullMarked
package raven.sim.drive;

import org.jspecify.annotations.NullMarked;
