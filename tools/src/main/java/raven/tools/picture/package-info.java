/** Pictures that the program makes of what it did. */
@NullMarked
package raven.tools.picture;

import org.jspecify.annotations.NullMarked;
