/** What the propeller and the surfaces do: take-off, climb, cruise, handover. */
@NullMarked
package raven.flight;

import org.jspecify.annotations.NullMarked;
