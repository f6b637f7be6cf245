/** Chips, servos and lines that behave like the real ones, at register level. */
@NullMarked
package raven.hal.pi.simulated;

import org.jspecify.annotations.NullMarked;
