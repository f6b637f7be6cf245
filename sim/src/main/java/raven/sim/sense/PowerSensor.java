package raven.sim.sense;

import raven.hal.SensorFrame;
import raven.robot.Sensors;
import raven.sim.noise.Noise;

/** Battery monitor and speed telemetry of the propeller's ESC. */
public final class PowerSensor {
  /** Telemetry counts hundreds of electrical revolutions per minute of a motor with seven pole pairs [rev/s]. */
  private static final double SPEED_STEP = 100.0 / 60 / 7;

  private final Sensors.Power parameters;
  private final Noise noise;

  public PowerSensor(Sensors.Power parameters, long seed) {
    this.parameters = parameters;
    noise = new Noise(seed, "power");
  }

  /** Reads terminal voltage and drawn current [V, A]. */
  public void read(double voltage, double current, SensorFrame.Battery out) {
    out.voltage = voltage + noise.gaussian(parameters.voltageNoise());
    out.current = current + noise.gaussian(parameters.currentNoise());
    out.valid = true;
    out.fresh = true;
    out.age = 0;
  }

  /** Reads propeller speed [rev/s]. */
  public void read(double speed, SensorFrame.Esc out) {
    out.speed = Quantised.round(speed, SPEED_STEP);
    out.valid = true;
    out.fresh = true;
    out.age = 0;
  }
}
