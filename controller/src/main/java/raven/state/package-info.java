/** What the estimator knows, for all who act on it: below estimation, gait, flight and safety, which never import each other. */
@NullMarked
package raven.state;

import org.jspecify.annotations.NullMarked;
