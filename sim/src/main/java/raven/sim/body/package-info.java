/** Rigid-body dynamics of the tree, and its contacts with the ground. */
@NullMarked
package raven.sim.body;

import org.jspecify.annotations.NullMarked;
