package raven.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.sim.EngineRace;

/** One step of the robot's mechanics, by RAVEN's own engine and by MuJoCo; see {@link EngineRace}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
public class StepBenchmark {
  @Param({"RAVEN", "MUJOCO"})
  public EngineChoice engine;

  @Param({"FREE", "STANDING"})
  public EngineRace.Scene scene;

  private EngineRace race;

  @Setup
  public void place() {
    race = new EngineRace(RobotFile.bundled().bind(), scene, engine);
  }

  @Benchmark
  public void step() {
    race.step();
  }
}
