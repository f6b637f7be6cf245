/** One file per device: registers to SI and back. */
@NullMarked
package raven.hal.pi.device;

import org.jspecify.annotations.NullMarked;
