/** Where am I: the state estimator and its measurements. */
@NullMarked
package raven.estimation;

import org.jspecify.annotations.NullMarked;
