/** The page: what a browser is shown of a flight, live or from a log, and what it may ask of it. */
@NullMarked
package raven.tools.view;

import org.jspecify.annotations.NullMarked;
