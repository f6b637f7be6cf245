/** The command line: one file per command. */
@NullMarked
package raven.tools;

import org.jspecify.annotations.NullMarked;
