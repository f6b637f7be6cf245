package raven.tools;

import raven.controller.Raven;
import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.log.LogSchema;
import raven.log.TickLog;
import raven.sim.World;
import raven.tools.log.FlightLog;

/** Puts every tick of a flight into its log: what the robot thought on {@code /tick}, what was true on {@code /truth}. */
final class FlightRecorder {
  private final Raven raven;
  private final World world;
  private final SensorFrame sensors;
  private final ActuatorFrame actuators;
  private final TruthRow truth = new TruthRow();

  private final TickLog ticks;
  private final TickLog truths;
  private final TickLog.Sink tickSink;
  private final TickLog.Sink truthSink;

  FlightRecorder(
      FlightLog log, Raven raven, World world, SensorFrame sensors, ActuatorFrame actuators) {
    this.raven = raven;
    this.world = world;
    this.sensors = sensors;
    this.actuators = actuators;

    LogSchema tick = new LogSchema();
    raven.log(sensors, actuators, tick);
    ticks = new TickLog(tick.size(), 1);
    tickSink = log.rows("/tick", "Tick", tick);

    LogSchema plain = new LogSchema();
    truth.write(world, plain);
    truths = new TickLog(plain.size(), 1);
    truthSink = log.rows("/truth", "Truth", plain);
  }

  /** One row each; simulated time waits for it. */
  void tick() {
    ticks.begin();
    raven.log(sensors, actuators, ticks);
    ticks.end();
    ticks.drain(tickSink);

    truths.begin();
    truth.write(world, truths);
    truths.end();
    truths.drain(truthSink);
  }
}
