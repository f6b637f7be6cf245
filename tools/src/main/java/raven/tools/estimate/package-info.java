/** Estimation over recorded data: the reader, and one estimator per kind of recording. */
@NullMarked
package raven.tools.estimate;

import org.jspecify.annotations.NullMarked;
