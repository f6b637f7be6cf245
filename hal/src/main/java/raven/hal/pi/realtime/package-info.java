/** The loop that keeps its deadlines, and what it says when it does not. */
@NullMarked
package raven.hal.pi.realtime;

import org.jspecify.annotations.NullMarked;
