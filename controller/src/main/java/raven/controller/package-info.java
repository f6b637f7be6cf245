/** The tick, from sensor frame to actuator frame, and its settings. */
@NullMarked
package raven.controller;

import org.jspecify.annotations.NullMarked;
