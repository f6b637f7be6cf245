package raven.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Itinerary.Outcome;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.World;

/** The whole tour in lockstep: controller, body, air and sensors. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class TourBenchmark {
  private final Robot robot = RobotFile.bundled().bind();
  private final Mission mission = MissionFile.open("tour").bind();
  private final Settings settings = Settings.bundled().bind();

  /** About 24.5 s of simulated time. */
  @Benchmark
  public double tour() {
    World world = new World(robot, mission, 1);
    Raven raven = new Raven(robot, mission, settings);
    SensorFrame sensors = new SensorFrame();
    PilotCommand pilot = new PilotCommand();
    pilot.valid = true;
    pilot.armed = true;
    pilot.go = true;
    ActuatorFrame actuators = new ActuatorFrame();
    while (raven.itinerary().outcome() == Outcome.RUNNING) {
      world.read(sensors);
      raven.tick(sensors, pilot, actuators);
      world.write(actuators);
    }
    return world.time();
  }
}
