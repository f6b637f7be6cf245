package raven.gait;

import raven.controller.Settings;
import raven.hal.JointId;
import raven.robot.Legs;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.state.NavState;

/** The bundled robot and settings, and states for gaits to begin from. */
final class Bundled {
  static final double TICK = 0.002;
  static final double GRAVITY = 9.81;

  static final Robot ROBOT = RobotFile.bundled().bind();
  static final Legs LEGS = ROBOT.legs();
  static final Settings SETTINGS = Settings.bundled().bind();

  private Bundled() {}

  /** At rest on level ground, pitched, both toe joints at a place from the hips, soles level. */
  static NavState standing(double pitch, double toeX, double toeZ) {
    NavState x = new NavState();
    x.q_WB.setYawPitchRoll(0, -pitch, 0);
    x.p_WB.set(0, 0, LEGS.foot().sole() - toeZ);
    LegKinematics legs = new LegKinematics(LEGS);
    legs.reach(toeX, toeZ);
    for (int leg = 0; leg < 2; leg++) {
      x.jointAngle[JointId.hip(leg)] = LegKinematics.hip(legs.thighAngle, pitch);
      x.jointAngle[JointId.ankle(leg)] = legs.ankle;
      x.toeAngle[leg] = -(legs.thighAngle + legs.ankle);
      x.inContact[leg] = true;
    }
    return x;
  }

  static Body bodyAt(NavState x) {
    Body body = new Body(ROBOT);
    body.update(x);
    return body;
  }
}
