/** What the legs do: stand, walk, push, land. */
@NullMarked
package raven.gait;

import org.jspecify.annotations.NullMarked;
