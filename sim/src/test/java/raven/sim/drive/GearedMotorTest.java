package raven.sim.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.robot.Motor;

/** Torque, current and power of a geared motor against figures worked out by hand. */
final class GearedMotorTest {
  private static final double ROUNDING = 1e-12;
  private static final double VOLTAGE = 11;

  /** 0.1 N m/A at the joint, 0.2 Ω, 15 A, efficiency 0.8. */
  private static final Motor PLAIN = motor(0);

  private static final Motor RUBBING = motor(0.02);

  private final ActuatorFrame.Joint command = new ActuatorFrame.Joint();

  private static Motor motor(double friction) {
    return new Motor(200, 0.2, 1.7e-6, 15, 20, 0.8, friction, 0);
  }

  @Test
  void stallTorqueIsTheCurrentLimits() {
    GearedMotor motor = full(PLAIN, 0, VOLTAGE);
    assertEquals(15, motor.current, ROUNDING);
    assertEquals(1.5, motor.torque, ROUNDING);
    // at rest the gear loses nothing and all power is heat
    assertEquals(15 * 15 * 0.2, book(motor, 0).of(EnergyAccount.LEGS), ROUNDING);
    assertEquals(15 * 15 * 0.2, book(motor, 0).of(EnergyAccount.COPPER), ROUNDING);
  }

  @Test
  void torqueFallsAlongTheVoltageLineToTheNoLoadSpeed() {
    double noLoad = PLAIN.noLoadSpeed(VOLTAGE);
    assertEquals(110, noLoad, ROUNDING);
    for (double rate : new double[] {85, 95, 105}) {
      GearedMotor motor = full(PLAIN, rate, VOLTAGE);
      assertEquals((VOLTAGE - 0.1 * rate) / 0.2, motor.current, 1e-9);
      assertEquals(0.8 * 0.1 * motor.current, motor.torque, 1e-9);
    }
    assertEquals(0, full(PLAIN, noLoad, VOLTAGE).torque, 1e-9);
  }

  @Test
  void theCurrentStaysWithinTheDriversLimit() {
    SplittableRandom random = new SplittableRandom(8);
    GearedMotor motor = new GearedMotor(RUBBING);
    for (int i = 0; i < 10000; i++) {
      command.hold(random.nextDouble(-3, 3), random.nextDouble(0, 50), random.nextDouble(0, 1));
      command.torque = random.nextDouble(-3, 3);
      double rate = random.nextDouble(-70, 70);
      motor.evaluate(command, true, random.nextDouble(-3, 3), rate, VOLTAGE);
      assertTrue(Math.abs(motor.current) <= 15, () -> "current " + motor.current);
      double power = book(motor, rate).of(EnergyAccount.LEGS);
      assertTrue(power >= 0, () -> "power " + power);
      assertTrue(motor.stiffness >= 0 && motor.damping >= 0);
    }
  }

  @Test
  void theGearTakesItsShareOnTheWayOutAndHoldsMoreOnTheWayBack() {
    assertEquals(0.5 * 0.8, moved(PLAIN, 0.5, 5).torque, ROUNDING);
    assertEquals(0.5 / 0.8, moved(PLAIN, 0.5, -5).torque, ROUNDING);
    assertEquals(-0.5 * 0.8, moved(PLAIN, -0.5, -5).torque, ROUNDING);
    assertEquals(0.5, moved(PLAIN, 0.5, 0).torque, ROUNDING);
  }

  @Test
  void theGearNeverMakesPower() {
    for (double rate = -20; rate <= 20; rate += 0.01) {
      for (double wanted : new double[] {-1, -0.1, 0, 0.1, 1}) {
        GearedMotor motor = moved(RUBBING, wanted, rate);
        double electric = 0.1 * motor.current * rate;
        double speed = rate;
        assertTrue(
            motor.torque * rate <= electric + ROUNDING,
            () -> "more out than in at " + speed + " rad/s, " + wanted + " N m");
      }
    }
  }

  @Test
  void frictionOpposesMotionAndFadesTowardsRest() {
    assertEquals(-0.02, limp(3).torque, ROUNDING);
    assertEquals(0.02, limp(-3).torque, ROUNDING);
    assertEquals(-0.01, limp(0.025).torque, ROUNDING);
    assertEquals(0, limp(0).torque);
  }

  @Test
  void limpItDrawsNothingWhateverItIsTold() {
    command.hold(1, 20, 1);
    GearedMotor motor = new GearedMotor(PLAIN);
    motor.evaluate(command, false, 0, 2, VOLTAGE);
    assertEquals(0, motor.torque);
    assertEquals(0, book(motor, 2).of(EnergyAccount.LEGS));
    assertEquals(0, motor.stiffness);
    assertEquals(0, motor.damping);
  }

  @Test
  void powerIsHeatAndWork() {
    GearedMotor motor = moved(PLAIN, 0.5, 10);
    EnergyAccount books = book(motor, 10);
    assertEquals(5 * 5 * 0.2 + 0.5 * 10, books.of(EnergyAccount.LEGS), ROUNDING);
    assertEquals(0.5 * 0.8 * 10, books.of(EnergyAccount.JOINT_WORK), ROUNDING);
    assertEquals(0.5 * 0.2 * 10, books.of(EnergyAccount.GEARS), ROUNDING);
    // braking hard: the driver does not feed back, but burns what comes
    books = book(moved(PLAIN, 0.5, -40), -40);
    assertEquals(0, books.of(EnergyAccount.LEGS));
    assertEquals(0.5 * 40 - 5 * 5 * 0.2, books.of(EnergyAccount.BRAKING), ROUNDING);
  }

  @Test
  void theBooksCloseAlsoForAnImplicitStep() {
    command.hold(0.3, 4, 0.2);
    GearedMotor motor = new GearedMotor(RUBBING);
    motor.evaluate(command, true, 0.2, 1, VOLTAGE);
    EnergyAccount books = new EnergyAccount();
    motor.book(books, 0.01, 5e-4, 1, 1.3);
    motor.evaluate(command, true, 0.2, -9, VOLTAGE);
    motor.book(books, 0.01, 5e-4, -9, -8);
    assertEquals(
        books.of(EnergyAccount.LEGS),
        books.of(EnergyAccount.COPPER)
            + books.of(EnergyAccount.GEARS)
            + books.of(EnergyAccount.JOINT_WORK)
            + books.of(EnergyAccount.BRAKING),
        ROUNDING);
    assertTrue(books.of(EnergyAccount.GEARS) > 0);
  }

  @Test
  void slopesAreThoseOfTheTorque() {
    command.hold(0.3, 4, 0.2);
    GearedMotor motor = new GearedMotor(PLAIN);
    double h = 1e-6;
    motor.evaluate(command, true, 0.2, 1, VOLTAGE);
    double torque = motor.torque;
    double stiffness = motor.stiffness;
    double damping = motor.damping;
    motor.evaluate(command, true, 0.2 + h, 1, VOLTAGE);
    assertEquals(-stiffness, (motor.torque - torque) / h, 1e-6);
    motor.evaluate(command, true, 0.2, 1 + h, VOLTAGE);
    assertEquals(-damping, (motor.torque - torque) / h, 1e-6);
  }

  /** One second at a constant speed. */
  private static EnergyAccount book(GearedMotor motor, double rate) {
    EnergyAccount account = new EnergyAccount();
    motor.book(account, 1, 0, rate, rate);
    return account;
  }

  /** Asked for more than it can give. */
  private GearedMotor full(Motor motor, double rate, double voltage) {
    command.relax();
    command.torque = 100;
    GearedMotor running = new GearedMotor(motor);
    running.evaluate(command, true, 0, rate, voltage);
    return running;
  }

  private GearedMotor moved(Motor motor, double torque, double rate) {
    command.relax();
    command.torque = torque;
    GearedMotor running = new GearedMotor(motor);
    running.evaluate(command, true, 0, rate, VOLTAGE);
    return running;
  }

  private GearedMotor limp(double rate) {
    command.relax();
    GearedMotor motor = new GearedMotor(RUBBING);
    motor.evaluate(command, false, 0, rate, VOLTAGE);
    return motor;
  }
}
