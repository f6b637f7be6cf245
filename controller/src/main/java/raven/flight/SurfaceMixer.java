package raven.flight;

import raven.hal.ActuatorFrame;
import raven.robot.Robot;

/** Moments to surface angles, by the control power in the present jet and free stream, within the surfaces' travel. */
final class SurfaceMixer {
  /** The jet reaches the surfaces with this multiple of the induced speed. */
  private static final double JET_GROWTH = 1.8;

  /** Below this airspeed only the jet counts [m/s]. */
  private static final double LEAST_SPEED = 1;

  /** Never divide by less control power than this dynamic pressure gives [Pa]. */
  private static final double LEAST_PRESSURE = 4;

  private final ControlPower power;
  private final double elevatorLimit;
  private final double rudderLimit;
  private final double aileronLimit;

  private double jetPressure;
  private double freePressure;

  boolean rollSaturated;
  boolean pitchSaturated;
  boolean yawSaturated;

  SurfaceMixer(Robot robot, Airframe airframe) {
    power = ControlPower.of(robot, airframe);
    elevatorLimit = robot.tail().stabilator().limit();
    rudderLimit = robot.tail().fin().limit();
    aileronLimit = robot.wing().aileronLimit();
  }

  void schedule(Airflow air, ThrustModel propeller) {
    double v = air.speed < LEAST_SPEED ? 0 : air.speed;

    // q = ½ ρ V², qₛ = ½ ρ (V + 1.8 vᵢ)²
    double jet = v + JET_GROWTH * propeller.inducedSpeed;
    freePressure = Math.max(LEAST_PRESSURE, 0.5 * ThrustModel.DENSITY * v * v);
    jetPressure = Math.max(LEAST_PRESSURE, 0.5 * ThrustModel.DENSITY * jet * jet);
  }

  /** Moments about body axes [N m]; sets the surfaces and remembers which are at their stops. */
  void mix(double mx, double my, double mz, ActuatorFrame out) {
    double aileron = mx / (jetPressure * power.aileronIn() + freePressure * power.aileronOut());
    double elevator = -my / (jetPressure * power.elevatorIn() + freePressure * power.elevatorOut());
    double rudder = -mz / (jetPressure * power.rudderIn() + freePressure * power.rudderOut());
    rollSaturated = Math.abs(aileron) > aileronLimit;
    pitchSaturated = Math.abs(elevator) > elevatorLimit;
    yawSaturated = Math.abs(rudder) > rudderLimit;
    out.aileron = Math.clamp(aileron, -aileronLimit, aileronLimit);
    out.elevator = Math.clamp(elevator, -elevatorLimit, elevatorLimit);
    out.rudder = Math.clamp(rudder, -rudderLimit, rudderLimit);
  }

  /** Each surface keeps within a share of its travel. */
  boolean within(double share, ActuatorFrame out) {
    return Math.abs(out.aileron) <= share * aileronLimit
        && Math.abs(out.elevator) <= share * elevatorLimit
        && Math.abs(out.rudder) <= share * rudderLimit;
  }
}
