package raven.sim.spread;

import java.util.Map;
import raven.mission.Mission;
import raven.robot.Robot;

/**
 * What is simulated: robot and course as they really are, which may differ from what the robot's mind is told.
 *
 * @param torque share of the torque asked for that the drivers really make; their current reading does not show it
 * @param push a shove while the mission runs
 * @param drawn what was drawn, by names that end in their unit; empty when nothing was
 */
public record Truth(
    Robot robot, Mission mission, double torque, Push push, Map<String, Object> drawn) {

  /**
   * A force on the trunk for {@link #DURATION}, in the level plane.
   *
   * @param time at which it begins [s]
   * @param impulse [N s]
   * @param towards from +x towards +y [rad]
   */
  public record Push(double time, double impulse, double towards) {
    /** How long the force acts [s]. */
    public static final double DURATION = 0.05;

    static final Push NONE = new Push(0, 0, 0);

    /** Force at a time [N]. */
    public double force(double at) {
      return at >= time && at < time + DURATION ? impulse / DURATION : 0;
    }
  }

  /** Everything is as the files say. */
  public static Truth of(Robot robot, Mission mission) {
    return new Truth(robot, mission, 1, Push.NONE, Map.of());
  }
}
