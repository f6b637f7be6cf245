/** Many flights of one mission: which there are, what came of each, and what they say together. */
@NullMarked
package raven.tools.campaign;

import org.jspecify.annotations.NullMarked;
