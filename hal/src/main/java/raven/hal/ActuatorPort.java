package raven.hal;

/** Where actuator frames go. */
public interface ActuatorPort {
  /** Hands the frame to the actuators; the caller keeps the object. */
  void write(ActuatorFrame frame);
}
