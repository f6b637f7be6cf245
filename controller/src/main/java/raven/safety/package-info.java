/** Never more than the airframe can take. */
@NullMarked
package raven.safety;

import org.jspecify.annotations.NullMarked;
