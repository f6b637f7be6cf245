/** What has to hold even when the loop, or the whole program, does not. */
@NullMarked
package raven.hal.pi.guard;

import org.jspecify.annotations.NullMarked;
