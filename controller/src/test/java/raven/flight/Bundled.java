package raven.flight;

import raven.controller.Settings;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.state.Health;
import raven.state.NavState;

/** The bundled robot and settings, and states to fly in. */
final class Bundled {
  static final double DEGREE = Math.PI / 180;
  static final double TICK = 0.002;

  static final Robot ROBOT = RobotFile.bundled().bind();
  static final FlightSettings SETTINGS = Settings.bundled().bind().flight();

  private Bundled() {}

  /** Wings level in still air: speed along the path, climb angle, pitch. */
  static NavState flying(double speed, double path, double pitch) {
    NavState x = new NavState();
    x.health = Health.GOOD;
    x.time = 10;
    x.height = 5;
    x.p_WB.set(0, 0, 5);
    x.v_WB.set(speed * Math.cos(path), 0, speed * Math.sin(path));
    x.q_WB.setYawPitchRoll(0, -pitch, 0);
    x.airspeed = speed * Math.cos(pitch - path);
    x.airspeedGood = true;
    return x;
  }
}
