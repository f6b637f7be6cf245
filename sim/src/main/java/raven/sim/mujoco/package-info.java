/** MuJoCo 2.2.2 as a second engine: the robot in its language, its library, and its contacts. */
@NullMarked
package raven.sim.mujoco;

import org.jspecify.annotations.NullMarked;
