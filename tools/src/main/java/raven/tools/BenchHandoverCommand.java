package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.hal.AutopilotFrame;
import raven.hal.AutopilotFrame.Answer;
import raven.hal.AutopilotFrame.Doing;
import raven.hal.AutopilotRequest;
import raven.hal.AutopilotRequest.Wish;
import raven.hal.link.AutopilotLink;
import raven.hal.link.Endpoint;
import raven.robot.Robot;

/** {@code raven bench handover}: goes through a handover on the ground. */
@Command(
    name = "handover",
    description =
        "Goes through a handover with the autopilot on the ground: what it says before the jump, and"
            + " how fast it arms, changes its mode and puts out.")
final class BenchHandoverCommand implements Callable<Integer> {
  /** Between two looks [ns]. */
  private static final long LOOK_NS = 5_000_000;

  private static final double FRESH = 0.15;
  private static final double HEARTBEAT = 2.5;

  @Option(
      names = "--autopilot",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Where ArduPlane or PX4 listens; MAVLink over UDP.")
  String autopilot = "";

  @Mixin
  RobotOptions robot = new RobotOptions();

  @Option(
      names = "--patience",
      defaultValue = "5",
      paramLabel = "S",
      description = "For each step; default: ${DEFAULT-VALUE} s.")
  double patience = 5;

  @Option(names = "--yes", description = "The propeller is off and the aircraft held: do not ask.")
  boolean yes;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  private final AutopilotFrame frame = new AutopilotFrame();
  private final AutopilotRequest request = new AutopilotRequest();
  private final List<Map<String, Object>> steps = new ArrayList<>();

  @Override
  public Integer call() {
    Options.check(patience > 0 && patience <= 600, "--patience", "more than 0, up to 600 s");
    Endpoint to = Endpoint.parse("--autopilot", autopilot);
    Robot body = robot.open().bind();
    if (!yes) {
      Bench.confirmed("remove the propeller and hold the aircraft", "removed");
    }
    boolean good;
    try (AutopilotLink link = new AutopilotLink(body, to)) {
      good = rehearse(link);
      link.release();
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("autopilot", to.toString());
    result.put("ready", good);
    result.put("steps", steps);
    if (json) {
      System.out.println(Json.of(result));
    } else {
      TextTable table = new TextTable().row("step", "after", "");
      for (Map<String, Object> step : steps) {
        String after = step.get("after_s") + " s";
        table.row(
            String.valueOf(step.get("step")),
            after,
            Boolean.TRUE.equals(step.get("good")) ? "yes" : "NO");
      }
      System.out.print(table);
    }
    return good ? Main.DONE : Main.FAILED;
  }

  /** In the order of a flight; what fails ends it. */
  private boolean rehearse(AutopilotLink link) {
    return step(link, "heartbeat", f -> f.heartbeatAge < HEARTBEAT)
        && step(link, "a mode that we know", f -> f.doing != Doing.UNKNOWN)
        && step(link, "would arm", f -> f.armable || f.armed)
        && step(link, "attitude", f -> f.attitudeAge < FRESH)
        && step(link, "outputs, throttle ready", f -> f.outputAge < FRESH && f.throttleReady)
        && ask(link, Wish.LAUNCH, "acknowledges the launch, armed", f -> f.armed)
        && ask(
            link,
            Wish.TAKE,
            "acknowledges, flies, puts out",
            f -> f.doing == Doing.FLYING && f.outputAge < FRESH && f.attitudeAge < FRESH)
        && ask(link, Wish.STAND_BY, "gives it back", f -> f.doing == Doing.STANDING_BY);
  }

  private boolean ask(
      AutopilotLink link, Wish wish, String what, Predicate<AutopilotFrame> proven) {
    request.wish = wish;
    request.number++;
    link.write(request);
    return step(
        link,
        what,
        f -> f.answered == request.number && f.answer == Answer.ACCEPTED && proven.test(f));
  }

  private boolean step(AutopilotLink link, String what, Predicate<AutopilotFrame> proven) {
    long begin_ns = System.nanoTime();
    double after = 0;
    boolean good = false;
    while (!good && after < patience) {
      LockSupport.parkNanos(LOOK_NS);
      after = (System.nanoTime() - begin_ns) / 1e9;
      link.read(after, frame);
      good = proven.test(frame);
      if (frame.answered == request.number && frame.answer == Answer.REFUSED) break;
    }
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("step", what);
    step.put("good", good);
    step.put("after_s", Math.round(after * 1e3) / 1e3);
    steps.add(step);
    return good;
  }
}
