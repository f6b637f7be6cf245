/** Campaigns on Apache Spark: the same plan, the same flights and the same rows as on one machine. */
@NullMarked
package raven.spark;

import org.jspecify.annotations.NullMarked;
