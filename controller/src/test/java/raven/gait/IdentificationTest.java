package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static raven.gait.Bundled.LEGS;
import static raven.gait.Bundled.ROBOT;
import static raven.gait.Bundled.SETTINGS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.robot.Motor;
import raven.robot.Point;
import raven.state.NavState;

/** Springs and weight from statics; the currents come from the whole robot's balance with a tail force chosen at will. */
final class IdentificationTest {
  private static final double GRAVITY = 9.81;

  private final Springs springs = new Springs(LEGS);
  private final Identification felt = new Identification(ROBOT, SETTINGS.identification(), springs);
  private final SensorFrame sensors = new SensorFrame();
  private final Stance stance = new Stance(ROBOT, SETTINGS.stance());
  private double time;

  @BeforeEach
  void everythingReports() {
    for (SensorFrame.Joint joint : sensors.joints) joint.valid = true;
    for (SensorFrame.Foot foot : sensors.feet) foot.valid = true;
  }

  /** Rests for a while in a posture with true springs; forward pull of the ground on the feet [N]. */
  private void rest(double ahead, double height, double toe, double ankle, double pull) {
    double pitch = stance.pitch(height);
    NavState x = Bundled.standing(pitch, ahead, -height);
    Body body = Bundled.bodyAt(x);
    double onToe = toe * (LEGS.toe().rest() - x.toeAngle[0]);

    // moments about the skid: f_z X − τ_toe − f_x (z_toe − z_skid) = W x_c / 2
    Point skid = ROBOT.body().skid();
    double tailX = skid.x() * Math.cos(pitch) - skid.z() * Math.sin(pitch);
    double tailZ = skid.x() * Math.sin(pitch) + skid.z() * Math.cos(pitch);
    double load = 0.5 * ROBOT.partsMass() * GRAVITY * (body.comX - tailX);
    double fz = (load + onToe + pull * (body.toeZ - tailZ)) / (body.toeX - tailX);

    // each leg from the foot up: what the joints must hold against the ground's force and its own
    // weight
    double l1 = LEGS.thigh().length();
    double l2 = LEGS.tarsus().length();
    double x2 = l2 * Math.cos(body.f2);
    double z2 = l2 * Math.sin(body.f2);
    double x1 = l1 * Math.cos(body.f1);
    double foot = GRAVITY * LEGS.foot().mass();
    double tarsus = GRAVITY * LEGS.tarsus().mass();
    double thigh = GRAVITY * LEGS.thigh().mass();
    double onAnkle =
        onToe - fz * x2 + pull * z2 + foot * x2 + tarsus * x2 * LEGS.tarsus().centreOfMass() / l2;
    double onHip = onToe
        - fz * body.toeX
        + pull * body.toeZ
        + foot * body.toeX
        + tarsus * (x1 + x2 * LEGS.tarsus().centreOfMass() / l2)
        + thigh * x1 * LEGS.thigh().centreOfMass() / l1;
    double bend = Math.max(0, x.jointAngle[1] - LEGS.ankleSpring().engagesAt());
    for (int leg = 0; leg < 2; leg++) {
      current(JointId.hip(leg), onHip, LEGS.hip().motor());
      current(JointId.ankle(leg), onAnkle + ankle * bend, LEGS.ankle().motor());
    }
    for (int i = 0; i < 200; i++) {
      x.time = time += Bundled.TICK;
      felt.rest(sensors, x, body);
    }
  }

  private void current(int joint, double torque, Motor motor) {
    sensors.joints[joint].current = torque / (motor.torqueConstant() * motor.gear());
  }

  /** Stands on the toe tips with springs of a rate, bent by an angle. */
  private void tips(double toe, double bent) {
    felt.toes(bent, 2 * toe * bent / (ROBOT.partsMass() * GRAVITY), 0);
  }

  @Test
  void findsTheAnkleSpringWhateverTheTailCarriesAndTheGroundHolds() {
    tips(1.2, 0.1);
    rest(0.049, 0.150, 1.2, 0.45, 0.3);
    rest(-0.039, 0.115, 1.2, 0.45, -0.2);
    rest(-0.039, 0.140, 1.2, 0.45, 0.1);
    // the prior's pull towards the file is what is left
    assertEquals(0.45, felt.ankle(), 0.02);
    assertEquals(felt.ankle(), springs.ankle, "the legs are moved by what was found");
  }

  @Test
  void findsTheToeSpringOnTheToeTips() {
    for (double toe : new double[] {0.25, 0.6, 1.5}) {
      Springs found = new Springs(LEGS);
      Identification anew = new Identification(ROBOT, SETTINGS.identification(), found);
      double bent = 0.15 / toe;
      anew.toes(bent, 2 * toe * bent / (ROBOT.partsMass() * GRAVITY), 0);
      assertEquals(toe, anew.toe(), 0.02 * toe);
      assertEquals(anew.toe(), found.toe, "the legs are moved by what was found");
      assertTrue(anew.toeDeviation() < 0.1 * toe, "and it is known how well");
    }
  }

  @Test
  void onFeetAndTailTheToeIsNotFelt() {
    rest(0.049, 0.150, 1.2, 0.45, 0.3);
    rest(-0.039, 0.115, 1.2, 0.45, -0.2);
    assertEquals(LEGS.toe().stiffness(), felt.toe());
    assertEquals(SETTINGS.identification().toeSpread(), felt.toeDeviation(), 1e-12);
  }

  @Test
  void aToeSpringThatNoRobotHasIsNotBelieved() {
    tips(0.05, 0.5);
    tips(0.5, -0.2);
    assertEquals(LEGS.toe().stiffness(), felt.toe());
    assertEquals(SETTINGS.identification().toeSpread(), felt.toeDeviation());
  }

  @Test
  void theFileStandsUntilItIsContradicted() {
    rest(0.049, 0.150, 0.52, 0.27, 0.1);
    rest(-0.039, 0.115, 0.52, 0.27, 0.1);
    assertEquals(LEGS.toe().stiffness(), springs.toe);
    assertEquals(LEGS.ankleSpring().stiffness(), springs.ankle);
  }

  @Test
  void aPostureThatIsFeltAgainTellsNothingNew() {
    rest(0.049, 0.150, 1.2, 0.45, 0);
    double ankle = felt.ankle();
    double doubt = felt.ankleDeviation();
    rest(0.049, 0.150, 1.2, 0.45, 0);
    assertEquals(ankle, felt.ankle());
    assertEquals(doubt, felt.ankleDeviation());
  }

  @Test
  void whatNoRobotCanFeelIsNotBelieved() {
    rest(0.049, 0.150, 1.2, 3.5, 0);
    assertEquals(LEGS.ankleSpring().stiffness(), felt.ankle());
    assertTrue(felt.ankleDeviation() > 0.1, "doubt stays: " + felt.ankleDeviation());
  }

  @Test
  void inMotionItWaits() {
    NavState x = Bundled.standing(stance.pitch(0.15), 0.049, -0.15);
    Body body = Bundled.bodyAt(x);
    for (int i = 0; i < 500; i++) {
      x.time = time += Bundled.TICK;
      x.jointAngle[1] += 0.5 * Bundled.TICK;
      felt.rest(sensors, x, body);
    }
    assertEquals(LEGS.ankleSpring().stiffness(), felt.ankle());
  }
}
