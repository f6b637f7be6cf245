/** Log files. */
@NullMarked
package raven.tools.log;

import org.jspecify.annotations.NullMarked;
