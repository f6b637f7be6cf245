/** What the robot is asked to do: a course and a script. */
@NullMarked
package raven.mission;

import org.jspecify.annotations.NullMarked;
