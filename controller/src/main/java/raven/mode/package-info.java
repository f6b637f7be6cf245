/** What shall I be doing: the mode table, its facts and its behaviours. */
@NullMarked
package raven.mode;

import org.jspecify.annotations.NullMarked;
