package raven.tools;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.Document;
import raven.file.FileError;
import raven.robot.Robot;
import raven.sim.EngineChoice;
import raven.sim.FreeDynamics;

/** {@code raven model dynamics}: accelerations of given states, so that anybody can compare them with another engine's. */
@Command(
    name = "dynamics",
    description = "Computes the accelerations of given states, without contact.",
    footer = {
      "",
      "Columns read, in any order: qpos0..12 (place of the trunk's frame, quaternion w x y z, hinges hip ankle toe left and right),",
      "qvel0..11 (velocity in world axes, angular rate in the trunk's axes, hinges), tau0..11 (force in world axes at the trunk's",
      "origin, moment in the trunk's axes, hinges). Columns written: qacc0..11. SI units.",
      "Included: gravity, rotors, springs and dampers of the toe joints. Not included: motors, ankle springs, end stops, air."
    })
final class ModelDynamicsCommand implements Callable<Integer> {
  /** Digits that tell any two numbers of double precision apart. */
  private static final MathContext DIGITS = new MathContext(17);

  @Mixin
  RobotOptions options = new RobotOptions();

  @Option(
      names = "--in",
      required = true,
      paramLabel = "STATES.csv",
      description = "States and forces, one per line under a header.")
  Path in = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "ACC.csv",
      description = "Where to write; by default the standard output.")
  @Nullable
  Path out;

  @Option(
      names = "--engine",
      paramLabel = "raven|mujoco",
      defaultValue = "raven",
      converter = EngineName.class,
      description = "Whose mechanics to use; default: ${DEFAULT-VALUE}.")
  EngineChoice engine = EngineChoice.RAVEN;

  @Override
  public Integer call() {
    new NamedFiles().reads("--robot", options.robot).reads("--in", in).writes("--out", out);
    Document<Robot> robot = options.open();
    Overrides.apply(options.overrides, List.of(robot));
    FreeDynamics dynamics = new FreeDynamics(robot.bind(), engine);
    List<StateTable.State> states = new StateTable(in).read();
    String text = accelerations(dynamics, states);
    if (out == null) System.out.print(text);
    else SafeFile.write(out, text);
    return Main.DONE;
  }

  private String accelerations(FreeDynamics dynamics, List<StateTable.State> states) {
    double[] qacc = new double[StateTable.VELOCITIES];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < qacc.length; i++) {
      text.append(i == 0 ? "" : ",").append("qacc").append(i);
    }
    text.append('\n');
    for (StateTable.State state : states) {
      dynamics.accelerate(state.qpos, state.qvel, state.tau, qacc);
      if (!Arrays.stream(qacc).allMatch(Double::isFinite)) {
        throw new FileError(
            in + ":" + state.line
                + ": the accelerations are beyond what numbers can hold, expected velocities and forces of a robot");
      }
      for (int i = 0; i < qacc.length; i++) {
        text.append(i == 0 ? "" : ",").append(new BigDecimal(qacc[i]).round(DIGITS));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
