/** Designs that differ from the files in many values at once, and the bundled studies of them. */
@NullMarked
package raven.tools.study;

import org.jspecify.annotations.NullMarked;
