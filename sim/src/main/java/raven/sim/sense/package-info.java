/** What the sensors say about the truth: one model per sensor. */
@NullMarked
package raven.sim.sense;

import org.jspecify.annotations.NullMarked;
