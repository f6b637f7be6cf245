package raven.tools;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.hal.JointId;
import raven.hal.Part;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.hal.pi.PiHardware;
import raven.hal.pi.PiRobot;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.robot.Robot;
import raven.robot.Wiring;

/** {@code raven bench sensors}: what every sensor says, how fresh it is and how often it says something new. */
@Command(name = "sensors", description = "A live table of all sensors.")
final class BenchSensorsCommand implements Callable<Integer> {
  private static final double REFRESH = 0.25;

  @Mixin
  HardwareOptions robot = new HardwareOptions();

  @Option(
      names = "--seconds",
      defaultValue = "2",
      paramLabel = "S",
      description = "How long to watch; default: ${DEFAULT-VALUE}.")
  double seconds;

  @Option(names = "--json", description = "Prints the last table as one JSON object.")
  boolean json;

  private final SensorFrame frame = new SensorFrame();
  private final PilotCommand pilot = new PilotCommand();
  private Set<String> absent = Set.of();
  private final Map<String, Integer> fresh = new LinkedHashMap<>();

  @Override
  public Integer call() {
    if (!(seconds >= 0.5 && seconds <= 1e6)) {
      throw new FileError("--seconds is " + seconds + ", expected 0.5 to 1000000");
    }
    Robot body = robot.bind();
    absent = absent(body.wiring());
    boolean watched = !json && Boolean.getBoolean("raven.watched");
    if (robot.simulated()) {
      SimulatedHardware chips = new SimulatedHardware(body);
      Stand stand = new Stand(body, chips, 1);
      try (PiRobot ports = new PiRobot(body, chips, false)) {
        watch(ports, stand::advance, watched);
      }
    } else {
      try (PiHardware hardware = new PiHardware(body.wiring().providers());
          PiRobot ports = new PiRobot(body, hardware, true)) {
        watch(ports, BenchSensorsCommand::pause, watched);
      }
    }
    return allValid ? Main.DONE : Main.FAILED;
  }

  private boolean allValid = true;

  /** Rows of devices that the robot file calls none. */
  private static Set<String> absent(Wiring wiring) {
    Set<String> rows = new HashSet<>();
    if (wiring.barometer() instanceof Wiring.None) rows.add("barometer");
    if (wiring.airspeed() instanceof Wiring.None) rows.add("airspeed");
    if (wiring.ranger() instanceof Wiring.None) rows.add("range");
    if (wiring.magnetometer() instanceof Wiring.None) rows.add("magnetic_field");
    if (wiring.battery() instanceof Wiring.None) {
      rows.addAll(List.of("battery_voltage", "battery_current"));
    }
    return rows;
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch(PiRobot ports, Runnable tick, boolean watched) {
    double begin = Double.NaN;
    double shown = 0;
    Map<String, Object> table = new LinkedHashMap<>();
    while (ports.read(frame)) {
      ports.read(frame.time, pilot);
      // the legs only speak when they are spoken to
      ports.write(new raven.hal.ActuatorFrame());
      if (Double.isNaN(begin)) begin = frame.time;
      table = rows(Math.max(frame.time - begin, 1e-9));
      if (watched && frame.time - shown > REFRESH) {
        shown = frame.time;
        System.out.print("\u001b[H\u001b[2J" + text(table));
      }
      if (frame.time - begin >= seconds) break;
      tick.run();
    }
    table.put("troubles", ports.troubles().lines());
    System.out.print(json ? Json.of(table) + "\n" : text(table));
  }

  private Map<String, Object> rows(double elapsed) {
    Map<String, Object> table = new LinkedHashMap<>();
    allValid = true;
    row(table, "imu_gyro", "rad/s", frame.imu.gyro.norm(), frame.imu, elapsed);
    row(table, "imu_accel", "m/s2", frame.imu.accel.norm(), frame.imu, elapsed);
    for (JointId joint : JointId.values()) {
      SensorFrame.Joint part = frame.joints[joint.ordinal()];
      row(table, PartNames.of(joint), "rad", part.angle, part, elapsed);
    }
    row(table, "left_toe", "rad", frame.feet[0].toeAngle, frame.feet[0], elapsed);
    row(table, "right_toe", "rad", frame.feet[1].toeAngle, frame.feet[1], elapsed);
    row(table, "barometer", "m", frame.barometer.value, frame.barometer, elapsed);
    row(table, "airspeed", "m/s", frame.airspeed.value, frame.airspeed, elapsed);
    row(table, "range", "m", frame.range.value, frame.range, elapsed);
    row(table, "magnetic_field", "T", frame.magnetic.field.norm(), frame.magnetic, elapsed);
    row(table, "battery_voltage", "V", frame.battery.voltage, frame.battery, elapsed);
    row(table, "battery_current", "A", frame.battery.current, frame.battery, elapsed);
    row(table, "pilot_armed", "", pilot.armed ? 1 : 0, pilot, elapsed);
    return table;
  }

  private void row(
      Map<String, Object> table,
      String name,
      String unit,
      double value,
      Part part,
      double elapsed) {
    if (absent.contains(name)) return;
    int count = fresh.merge(name, part.fresh ? 1 : 0, Integer::sum);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("value", value);
    row.put("unit", unit);
    row.put("age_ms", part.age > 1e6 ? null : 1e3 * part.age);
    row.put("rate_hz", count / elapsed);
    row.put("valid", part.valid);
    allValid &= part.valid;
    table.put(name, row);
  }

  private static String text(Map<String, Object> table) {
    TextTable text = new TextTable();
    table.forEach((name, row) -> {
      if (row instanceof Map<?, ?> cells) {
        text.row(
            name,
            format("%.4g", cells.get("value")),
            String.valueOf(cells.get("unit")),
            format("%.1f ms", cells.get("age_ms")),
            format("%.0f Hz", cells.get("rate_hz")),
            Boolean.TRUE.equals(cells.get("valid")) ? "" : "NOT VALID");
      } else if (row instanceof java.util.List<?> lines) {
        lines.forEach(line -> text.row(name, String.valueOf(line)));
      }
    });
    return text.toString();
  }

  private static String format(String pattern, @Nullable Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, pattern, number.doubleValue())
        : "never";
  }
}
