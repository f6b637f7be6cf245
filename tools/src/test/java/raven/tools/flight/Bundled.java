package raven.tools.flight;

import raven.controller.Settings;
import raven.flight.FlightSettings;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** The bundled robot, and how it is flown. */
final class Bundled {
  private Bundled() {}

  static Robot robot() {
    return RobotFile.bundled().bind();
  }

  static FlightSettings flight() {
    return Settings.bundled().bind().flight();
  }
}
