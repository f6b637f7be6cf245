package raven.tools;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.file.FileError;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.pi.device.LegBus;
import raven.hal.pi.device.Servo;
import raven.robot.Wiring;

/** {@code raven calibrate servo}: zero and direction of a joint, felt while it is moved by hand; centre and direction of a surface's servo. */
@Command(name = "servo", description = "Zero and direction of one joint or surface.")
final class CalibrateServoCommand implements Callable<Integer> {
  /** A joint is moved at least this far, so that its direction is beyond doubt [rad]. */
  private static final double CLEAR = 0.2;

  private static final int MEAN_TICKS = 100;
  private static final int PATIENCE_TICKS = 200;

  @Parameters(paramLabel = "SERVO", description = "As for raven bench servo.")
  String servo = "";

  @Mixin
  CalibrateOptions options = new CalibrateOptions();

  @Option(
      names = "--centre",
      paramLabel = "US",
      description = "Of a surface: pulse at zero deflection [us], seen with raven bench servo.")
  @Nullable
  Double centre;

  @Option(names = "--reverse", description = "Of a surface: it moves the wrong way.")
  boolean reverse;

  @Override
  public Integer call() {
    JointId joint = PartNames.joint(servo);
    try (Bench bench = options.bench()) {
      options.write(joint == null ? surface(bench) : joint(bench, joint));
    }
    return Main.DONE;
  }

  private Map<String, String> joint(Bench bench, JointId id) {
    if (centre != null || reverse) {
      throw new FileError(
          "--centre and --reverse are for surfaces: a joint is moved by hand instead");
    }
    int joint = id.ordinal();
    boolean hip = joint % 2 == 0;
    Wiring.Mount mount = bench.robot().wiring().legs().mounts()[joint];
    Stand stand = bench.stand();

    // a place that a set square finds: thigh straight down, or tarsus at a right angle to it
    double known = hip ? 0 : Math.PI / 2;
    String where =
        hip ? "hold the thigh straight down" : "hold the tarsus at a right angle to the thigh";
    String further = hip ? "swing the thigh forward" : "bend the ankle further";
    try (LegBus legs = bench.devices().legs()) {
      bench.ask(where, () -> move(stand, joint, known));
      double there = actuator(bench, legs, joint, mount);
      bench.ask(further + " by 30 degrees or so", () -> move(stand, joint, known + 0.5));
      double beyond = actuator(bench, legs, joint, mount);
      if (Math.abs(beyond - there) < CLEAR) {
        throw new FileError(servo + " hardly moved: it showed " + degrees(there) + ", then "
            + degrees(beyond) + "; move it by 30 degrees");
      }
      // angle = direction · (actuator − zero)
      int direction = beyond > there ? 1 : -1;
      double zero = there - direction * known;
      String path = "wiring.legs." + servo.replace('-', '_');
      Map<String, String> values = new LinkedHashMap<>();
      values.put(path + ".zero", String.format(Locale.ROOT, "%.5f rad (measured)", zero));
      values.put(path + ".direction", direction > 0 ? "same" : "reversed");
      return values;
    }
  }

  private static void move(@Nullable Stand stand, int joint, double angle) {
    if (stand != null) stand.move(joint, angle);
  }

  /** Mean of what the limp actuator shows in its own sense [rad]. */
  private double actuator(Bench bench, LegBus legs, int joint, Wiring.Mount mount) {
    ActuatorFrame.Joint limp = new ActuatorFrame.Joint();
    double sum = 0;
    int count = 0;
    for (int i = 0; i < MEAN_TICKS + PATIENCE_TICKS && count < MEAN_TICKS; i++) {
      for (int j = 0; j < JointId.COUNT; j++) legs.command(j, false, limp);
      legs.send();
      bench.tick();
      legs.collect(bench.now_ns());
      LegBus.Reading reading = legs.reading(joint);
      if (reading.stamp_ns != bench.now_ns() || i < 3) continue;
      sum += mount.direction().sign() * reading.angle + mount.zero();
      count++;
    }
    if (count < MEAN_TICKS) {
      throw new FileError(servo + " does not answer: check its supply, its id and the line to it");
    }
    return sum / count;
  }

  private static String degrees(double angle) {
    return String.format(Locale.ROOT, "%.1f deg", Math.toDegrees(angle));
  }

  private Map<String, String> surface(Bench bench) {
    Wiring.Servo wiring = PartNames.servo(servo, bench.robot().wiring());
    if (centre == null && !reverse) {
      throw new FileError(
          "a surface's servo does not say where it is: give --centre US, --reverse, or both");
    }
    double pulse = centre == null ? wiring.centre() : centre * 1e-6;
    if (!(pulse >= wiring.min() && pulse <= wiring.max())) {
      throw new FileError(String.format(
          Locale.ROOT,
          "--centre is %.0f us, expected %.0f to %.0f us, the servo's min and max in the robot file",
          1e6 * pulse,
          1e6 * wiring.min(),
          1e6 * wiring.max()));
    }
    double travel = reverse ? -wiring.travel() : wiring.travel();
    Servo driver = bench
        .devices()
        .servo(new Wiring.Servo(wiring.line(), pulse, travel, wiring.min(), wiring.max()));
    driver.angle(0);
    driver.flush();
    bench.ask("the surface stands at its new centre: see that it is straight", () -> {});
    String path = "wiring." + servo.replace('-', '_');
    Map<String, String> values = new LinkedHashMap<>();
    values.put(path + ".centre", String.format(Locale.ROOT, "%.1f us (measured)", 1e6 * pulse));
    values.put(
        path + ".travel", String.format(Locale.ROOT, "%.1f us/rad (measured)", 1e6 * travel));
    return values;
  }
}
