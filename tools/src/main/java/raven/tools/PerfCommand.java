package raven.tools;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.EngineChoice;
import raven.sim.EngineRace;
import raven.sim.EngineRace.Scene;

/** {@code raven perf}: how fast this build is on this machine, beside MuJoCo where that is installed. */
@Command(
    name = "perf",
    description = {
      "Measures the speed of this build on this machine, on one core.",
      "Steps of 0.5 ms by RAVEN's mechanics and, where libmujoco2.2.2 is installed, by MuJoCo's, for the same robot in turns: tumbling in the "
          + "air (both Runge-Kutta of fourth order, MuJoCo's search for contacts off), and standing on feet and tail (each with its own contact "
          + "solver, MuJoCo with its defaults). Then whole tours with controller, air and sensors."
    })
final class PerfCommand implements Callable<Integer> {
  private static final double LEAST = 0.05;
  private static final double MOST = 60;

  @Spec
  CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "How long to measure each figure; default: ${DEFAULT-VALUE}.")
  double seconds = 2;

  @Option(names = "--json", description = "Prints one JSON object instead of a table.")
  boolean json;

  @Override
  public Integer call() {
    if (!(seconds >= LEAST && seconds <= MOST)) {
      throw new ParameterException(
          spec.commandLine(), "--seconds is " + seconds + ", expected " + LEAST + " to " + MOST);
    }
    Robot robot = RobotFile.bundled().bind();
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("java", System.getProperty("java.vm.version"));
    figures.put("processor", Processor.name());
    // tours first: the compiler shall see them as it would without the races
    new TourSpeed(seconds).measure(figures);
    new LogSpeed(seconds).measure(figures);
    for (Scene scene : Scene.values()) {
      race(robot, scene, figures);
    }
    System.out.print(json ? Json.of(figures) + "\n" : text(figures));
    return Main.DONE;
  }

  private void race(Robot robot, Scene scene, Map<String, @Nullable Object> figures) {
    String name = scene == Scene.FREE ? "free" : "stand";
    EngineRace own = new EngineRace(robot, scene, EngineChoice.RAVEN);
    boolean installed = EngineRace.mujocoInstalled();
    StepTimer raven = new StepTimer(own::step);
    StepTimer other = null;
    if (installed) {
      EngineRace mujoco = new EngineRace(robot, scene, EngineChoice.MUJOCO);
      other = new StepTimer(mujoco::step);
      StepTimer.inTurns(seconds, raven, other);
      if (scene == Scene.STANDING) figures.put("mujoco_stand_contacts", mujoco.contacts());
    } else {
      StepTimer.inTurns(seconds, raven);
    }
    figures.put("sim_step_" + name + "_ns", raven.median_ns());
    figures.put("mujoco_step_" + name + "_ns", other == null ? null : other.median_ns());
    if (other != null) {
      figures.put(name + "_ratio", other.median_ns() / raven.median_ns());
    }
    if (scene == Scene.STANDING) {
      figures.put("sim_stand_contacts", own.contacts());
      figures.put("sim_stand_residual", own.worstResidual());
    }
    figures.merge("bytes_per_step", raven.bytes(), (a, b) -> Math.max((double) a, (double) b));
  }

  private static String text(Map<String, @Nullable Object> figures) {
    StringBuilder text = new StringBuilder();
    figures.forEach((name, value) -> text.append("%-28s %s%n".formatted(name, shown(value))));
    return text.toString();
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "no MuJoCo 2.2.2: install Debian's package libmujoco2.2.2";
      case Double d -> String.format(Locale.ROOT, "%.4g", d);
      default -> value.toString();
    };
  }
}
