/** Pi4J providers of our own, and the only place that knows Pi4J and the serial library. */
@NullMarked
package raven.hal.pi.provider;

import org.jspecify.annotations.NullMarked;
