package raven.hal.pi.device;

/** How an actuator sits in its joint: the robot's angle is {@code direction · (the actuator's − zero)}. */
public record JointMount(int id, double zero, int direction) {
  public double toRobot(double actuator) {
    return direction * (actuator - zero);
  }

  public double toActuator(double robot) {
    return direction * robot + zero;
  }
}
