/** What the robot is made of, as read from the robot file. */
@NullMarked
package raven.robot;

import org.jspecify.annotations.NullMarked;
