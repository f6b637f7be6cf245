/** What a device is reached by: the few calls that a driver needs, whoever answers them. */
@NullMarked
package raven.hal.pi.bus;

import org.jspecify.annotations.NullMarked;
