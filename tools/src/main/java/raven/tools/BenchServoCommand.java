package raven.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
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

/** {@code raven bench servo}: sweep, step response, play and latency of a joint; sweep and resolution of a surface's servo. */
@Command(
    name = "servo",
    description = "Moves one joint or surface: sweep, step response, play, latency.")
final class BenchServoCommand implements Callable<Integer> {
  /** Gains that every robot's joint takes on a bench [N m/rad], [N m s/rad]. */
  private static final double STIFFNESS = 12;

  private static final double DAMPING = 0.25;

  private static final double SWEEP = 0.3;
  private static final double SWEEP_TIME = 4;
  private static final double STEP = 0.2;
  private static final double STEP_TIME = 0.5;
  private static final double SETTLE = 0.5;
  private static final double SILENCE_S = 0.1;

  @Parameters(
      paramLabel = "SERVO",
      description =
          "left-hip, left-ankle, right-hip, right-ankle, elevator, rudder, left-aileron or"
              + " right-aileron.")
  String servo = "";

  @Mixin
  HardwareOptions robot = new HardwareOptions();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  private final ActuatorFrame.Joint target = new ActuatorFrame.Joint();

  @Override
  public Integer call() {
    JointId joint = PartNames.joint(servo);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("servo", servo);
    try (Bench bench = Bench.of(robot)) {
      result.put("simulated", robot.simulated());
      if (joint == null) surface(bench, PartNames.servo(servo, bench.robot().wiring()), result);
      else joint(bench, joint.ordinal(), result);
    }
    return Main.DONE;
  }

  private void surface(Bench bench, Wiring.Servo wiring, Map<String, Object> result) {
    Servo driver = bench.devices().servo(wiring);
    double[] ends = {
      (wiring.min() - wiring.centre()) / wiring.travel(),
      (wiring.max() - wiring.centre()) / wiring.travel()
    };
    for (double phase = 0; phase < 1; phase += Stand.TICK / SWEEP_TIME) {
      double part = triangle(phase);
      driver.angle(
          part < 0 ? -part * Math.min(ends[0], ends[1]) : part * Math.max(ends[0], ends[1]));
      driver.flush();
      bench.tick();
    }
    driver.angle(0);
    driver.flush();
    result.put("from_deg", Math.toDegrees(Math.min(ends[0], ends[1])));
    result.put("to_deg", Math.toDegrees(Math.max(ends[0], ends[1])));
    result.put("resolution_deg", Math.toDegrees(driver.resolution()));
    result.put("resolution_us", driver.resolution() * Math.abs(wiring.travel()) * 1e6);
    print(result, "a servo on pulses does not say where it is: watch it\n");
  }

  /** 0, 1, 0, −1, 0 over the phases 0 to 1. */
  private static double triangle(double phase) {
    double x = 4 * phase;
    return x < 1 ? x : x < 3 ? 2 - x : x - 4;
  }

  private void joint(Bench bench, int joint, Map<String, Object> result) {
    try (LegBus legs = bench.devices().legs()) {
      bench.ask("hang the robot so that " + servo + " swings free", () -> {});
      for (int i = 0; i < 20; i++) move(bench, legs, joint, false);
      double middle = legs.reading(joint).angle;
      target.hold(middle, STIFFNESS, DAMPING);
      double peak = sweep(bench, legs, joint, middle, result);
      result.put("peak_current_a", peak);
      StepResponse step = step(bench, legs, joint, middle);
      result.putAll(step.json());
      result.put("play_deg", Math.toDegrees(play(bench, legs, joint, middle)));
      result.put("garbled_frames", legs.garbled());
      move(bench, legs, joint, false);
      print(result, plot);
    }
  }

  private String plot = "";

  /** One tick: takes the reading, sends the target. */
  private void move(Bench bench, LegBus legs, int joint, boolean enabled) {
    legs.command(joint, enabled, target);
    legs.send();
    bench.tick();
    legs.collect(bench.now_ns());
    double silence = bench.time() - legs.reading(joint).stamp_ns / 1e9;
    boolean ever = legs.reading(joint).stamp_ns != Long.MIN_VALUE;
    if (!ever ? ++unanswered > 100 : silence > SILENCE_S) {
      throw new FileError(servo
          + " does not answer: check its supply, its id in the robot file and the line to it");
    }
  }

  private int unanswered;

  private double sweep(
      Bench bench, LegBus legs, int joint, double middle, Map<String, Object> result) {
    double peak = 0;
    double squares = 0;
    int count = 0;
    for (double phase = 0; phase < 1; phase += Stand.TICK / SWEEP_TIME) {
      target.angle = middle + SWEEP * triangle(phase);
      move(bench, legs, joint, true);
      double error = target.angle - legs.reading(joint).angle;
      squares += error * error;
      count++;
      peak = Math.max(peak, Math.abs(legs.reading(joint).current));
    }
    result.put("sweep_error_rms_deg", Math.toDegrees(Math.sqrt(squares / count)));
    return peak;
  }

  private StepResponse step(Bench bench, LegBus legs, int joint, double middle) {
    hold(bench, legs, joint, middle);
    double from = legs.reading(joint).angle;
    target.angle = from + STEP;
    List<Double> times = new ArrayList<>();
    List<Double> parts = new ArrayList<>();
    double begin = bench.time();
    while (bench.time() - begin < STEP_TIME) {
      move(bench, legs, joint, true);
      times.add(bench.time() - begin);
      parts.add((legs.reading(joint).angle - from) / STEP);
    }
    double[] time = times.stream().mapToDouble(Double::doubleValue).toArray();
    double[] part = parts.stream().mapToDouble(Double::doubleValue).toArray();
    StepResponse response = new StepResponse(time, part);
    int told = response.told();
    plot = Plot.of(
        Arrays.copyOf(time, told),
        Arrays.copyOf(part, told),
        "s",
        String.format(Locale.ROOT, "part of a step of %.1f deg", Math.toDegrees(STEP)),
        false);
    return response;
  }

  /** Between where it rests when it came from below and from above. */
  private double play(Bench bench, LegBus legs, int joint, double middle) {
    hold(bench, legs, joint, middle - STEP);
    hold(bench, legs, joint, middle);
    double below = legs.reading(joint).angle;
    hold(bench, legs, joint, middle + STEP);
    hold(bench, legs, joint, middle);
    return Math.abs(legs.reading(joint).angle - below);
  }

  private void hold(Bench bench, LegBus legs, int joint, double angle) {
    // slowly, so that nothing swings through the play
    double from = target.angle;
    for (double t = 0; t < SETTLE; t += Stand.TICK) {
      target.angle = from + (angle - from) * Math.min(1, 1.5 * t / SETTLE);
      move(bench, legs, joint, true);
    }
    target.angle = angle;
  }

  private void print(Map<String, Object> result, String below) {
    if (json) {
      System.out.println(Json.of(result));
      return;
    }
    TextTable table = new TextTable();
    result.forEach((key, value) -> {
      if (!key.equals(StepResponse.CURVE)) table.row(key, TextTable.cell(value));
    });
    System.out.print(table + below);
  }
}
