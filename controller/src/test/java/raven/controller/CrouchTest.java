package raven.controller;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import raven.gait.Body;
import raven.gait.GroundSlope;
import raven.gait.Identification;
import raven.gait.LegKinematics;
import raven.gait.Obstacles;
import raven.gait.Springs;
import raven.gait.Stance;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.mission.MissionFile;
import raven.mission.Task;
import raven.mode.BehaviourReport;
import raven.mode.Itinerary;
import raven.mode.ModeMachine;
import raven.mode.Refusal;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.state.NavState;

/** The order of things before a jump; the robot itself holds still, its tail on the ground or not. */
final class CrouchTest {
  private static final double TICK = 0.002;
  private static final double HIP_HEIGHT = 0.15;

  private final Robot robot = RobotFile.bundled().bind();
  private final Settings settings = Settings.bundled().bind();
  private final Springs springs = new Springs(robot.legs());
  private final Stance stance = new Stance(robot, settings.stance());
  private final Body body = new Body(robot);
  private final NavState x = new NavState();
  private final ActuatorFrame out = new ActuatorFrame();

  private Crouch crouch(Task task) {
    ModeMachine modes = new ModeMachine();
    Itinerary itinerary =
        new Itinerary(List.of(task), settings.modes().patience(), modes, new BehaviourReport());
    Obstacles obstacles =
        new Obstacles(MissionFile.open("takeoff").bind().course(), robot, settings.obstacles());
    pose(0);
    Crouch crouch = new Crouch(
        robot,
        settings,
        itinerary,
        new Jumps(settings, itinerary, obstacles, springs, new GroundSlope(robot)),
        stance,
        new Identification(robot, settings.identification(), springs),
        springs);
    crouch.start(x);
    return crouch;
  }

  /** At rest, turned nose-down about the toe joints. */
  private void pose(double nod) {
    double pitch = stance.pitch(HIP_HEIGHT);
    x.q_WB.setYawPitchRoll(0, nod - pitch, 0);
    LegKinematics legs = new LegKinematics(robot.legs());
    legs.reach(0.02, -HIP_HEIGHT);
    for (int leg = 0; leg < 2; leg++) {
      x.jointAngle[JointId.hip(leg)] = LegKinematics.hip(legs.thighAngle, pitch);
      x.jointAngle[JointId.ankle(leg)] = legs.ankle;
      x.toeAngle[leg] = nod - (legs.thighAngle + legs.ankle);
    }
    body.update(x);
  }

  private void run(Crouch crouch, double seconds, Refusal objection) {
    for (double end = x.time + seconds; x.time < end; ) {
      x.time += TICK;
      crouch.update(0, objection, x, body, out);
    }
  }

  @Test
  void triesTheToesThenSinksThenIsSettled() {
    Crouch crouch = crouch(new Task.TakeOff(2.2));
    run(crouch, 0.5, Refusal.NONE);
    assertTrue(crouch.trying());
    assertFalse(crouch.idles(), "no propeller on the toe tips");
    run(crouch, 3.5, Refusal.NONE);
    assertFalse(crouch.trying());
    assertTrue(crouch.idles());
    assertTrue(crouch.settled(x));
  }

  @Test
  void whatSpeaksAgainstTheJumpKeepsItFromSinking() {
    Crouch crouch = crouch(new Task.Hop());
    run(crouch, 4, Refusal.SOFT);
    assertFalse(crouch.trying());
    assertFalse(crouch.settled(x));
    run(crouch, 2, Refusal.NONE);
    assertTrue(crouch.settled(x));
  }

  @Test
  void aTailThatLeavesTheGroundEndsTheCrouch() {
    Crouch crouch = crouch(new Task.Hop());
    run(crouch, 4, Refusal.NONE);
    assertFalse(crouch.retreats());
    pose(0.1);
    run(crouch, 2, Refusal.NONE);
    assertTrue(crouch.retreats());
    assertFalse(crouch.settled(x));
    assertFalse(crouch.idles());
  }

  @Test
  void byThrustTheToesDoNotMatter() {
    Crouch crouch = crouch(new Task.TakeOff(2.2, Task.TakeOff.By.THRUST));
    assertFalse(crouch.trying());
    run(crouch, 1, Refusal.NONE);
    assertTrue(crouch.settled(x));
  }

  @Test
  void anotherModeEndsTheTrial() {
    Crouch crouch = crouch(new Task.Hop());
    crouch.end();
    assertFalse(crouch.trying());
  }
}
