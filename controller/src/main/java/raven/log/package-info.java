/** What the tick leaves behind: the log's ring and its columns. */
@NullMarked
package raven.log;

import org.jspecify.annotations.NullMarked;
