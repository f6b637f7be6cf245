/** The operating system, called through java.lang.foreign, with errors in words. */
@NullMarked
package raven.hal.pi.os;

import org.jspecify.annotations.NullMarked;
