package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.robot.Robot;

/** {@code raven doctor}: is this machine fit to fly, and if not, what mends it. */
@Command(
    name = "doctor",
    description =
        "Checks this machine, and the devices of a robot; says for each failure what mends it.")
final class DoctorCommand implements Callable<Integer> {
  @Mixin
  Choice robot = new Choice();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Option(names = "--root", hidden = true, description = "Where the system's files are, for tests.")
  Path root = Path.of("/");

  /** The robot may be left out: then the bundled one's wiring is looked for, and no device is touched. */
  static final class Choice {
    @Option(
        names = "--robot",
        paramLabel = "sim|FILE",
        description = "Also talks to each device of this robot; sim: to simulated ones.")
    @Nullable
    String robot;
  }

  @Override
  public Integer call() {
    HardwareOptions options = new HardwareOptions();
    boolean touch = robot.robot != null;
    if (robot.robot != null) options.robot = robot.robot;
    Robot body = options.bind();
    List<Check> checks = new ArrayList<>(new MachineChecks(root).all());
    if (!touch || !options.simulated()) checks.addAll(new WiringChecks(root, body).all());
    if (touch) checks.addAll(DeviceChecks.of(body, options));
    print(checks);
    return checks.stream().anyMatch(Check::failed) ? Main.FAILED : Main.DONE;
  }

  private void print(List<Check> checks) {
    if (json) {
      List<Object> all = new ArrayList<>();
      for (Check check : checks) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("check", check.name());
        one.put("state", check.state().word());
        one.put("found", check.found());
        one.put("remedy", check.remedy());
        all.add(one);
      }
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("fit", checks.stream().noneMatch(Check::failed));
      result.put("checks", all);
      System.out.println(Json.of(result));
      return;
    }
    TextTable table = new TextTable();
    for (Check check : checks) table.row(check.state().word(), check.name(), check.found());
    System.out.print(table);
    for (Check check : checks) {
      if (!check.remedy().isEmpty()) {
        System.out.println("\n" + check.name() + ":\n  " + check.remedy());
      }
    }
  }
}
