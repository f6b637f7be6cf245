package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import raven.file.Document;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** Bench tests on a simulated robot, against what that robot is made of. */
final class BenchTest {
  private static void assertOneLine(String part, String... args) {
    Said said = Said.by(args);
    assertEquals(2, said.code(), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(part), said.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"left-hip", "right-ankle"})
  void aJointHasThePlayAndLatencyOfTheStand(String joint) {
    Said said = Said.by("bench", "servo", joint, "--robot", "sim", "--json");
    assertEquals(0, said.code(), said.err());
    assertEquals(0.4, said.number("play_deg"), 0.05);
    // one tick there, one back
    assertTrue(said.number("latency_ms") >= 2 && said.number("latency_ms") < 8, said.out());
    assertEquals(41, said.number("rise_ms"), 8);
    assertTrue(said.out().contains("\"step\": {"), "its curve too");
  }

  @Test
  void aSurfaceHasTheResolutionOfItsBoard() {
    Said said = Said.by("bench", "servo", "elevator", "--robot", "sim", "--json");
    assertEquals(1.24, said.number("resolution_us"), 1e-6);
  }

  @Test
  void theNoiseOfTheImuIsThatOfTheRobotFile() {
    Said said = Said.by("bench", "imu", "--robot", "sim", "--seconds", "10", "--json");
    assertEquals(0, said.code(), said.err());
    assertEquals(0.15, said.number("gyro_x_noise_dps"), 0.01);
    assertEquals(0.15 * Math.sqrt(0.002), said.number("gyro_y_noise_dps_rthz"), 5e-4);
    assertEquals(9.80665, said.number("accel_z_mean_mps2"), 0.02);
  }

  @Test
  void axesThatAreMountedOtherwiseThanTheFileSaysAreFound() {
    Robot file = RobotFile.bundled().bind();
    Document<Robot> turned = RobotFile.bundled();
    turned.override("wiring.imu.forward", "minus_x", "test");
    turned.override("wiring.imu.left", "minus_y", "test");
    try (Bench bench = new Bench(file, turned.bind(), true)) {
      Map<String, Object> found = new HashMap<>();
      assertFalse(BenchImuCommand.tilt(bench, new ImuReader(bench), found));
      assertEquals(Map.of("axis_x_ok", false, "axis_y_ok", false, "axis_z_ok", true), found);
    }
  }

  @Test
  void theRampEndsWhereItWasAskedToAndDrawsMoreOnTheWay() {
    Said said = Said.by("bench", "esc", "--robot", "sim", "--max", "0.5", "--json");
    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("\"throttle\": 0.5"), said.out());
    assertEquals(0.4, said.number("current_a"), 0.01);
    assertTrue(said.out().contains("\"current_a\": 2.2"), said.out());
  }

  @Test
  void stopKeySaysWhatItSaw() throws InterruptedException {
    StopKey key = new StopKey(new java.io.ByteArrayInputStream(new byte[] {10}));
    StopKey gone = new StopKey(new java.io.ByteArrayInputStream(new byte[0]));
    while (!key.pressed() || !gone.pressed()) Thread.sleep(1);
    assertEquals("a key was pressed", key.why());
    assertEquals("the terminal is gone", gone.why());

    // and a ramp ends there
    Robot robot = RobotFile.bundled().bind();
    try (Bench bench = new Bench(robot, robot, true)) {
      List<Object> points = new ArrayList<>();
      BenchEscCommand command = new BenchEscCommand();
      assertEquals(
          "a key was pressed",
          command.ramp(bench, bench.devices().esc(), bench.devices().battery(), null, key, points));
      assertEquals(List.of(), points);
    }
  }

  @Test
  void allSensorsAreInTheTableWithTheirRates() {
    Said said = Said.by("bench", "sensors", "--robot", "sim", "--json");
    assertEquals(0, said.code(), said.out());
    for (String name :
        new String[] {"imu_gyro", "left-hip", "right_toe", "barometer", "range", "pilot_armed"}) {
      assertTrue(said.out().contains("\"" + name + "\": {\"value\""), name);
    }
    assertTrue(said.out().contains("\"troubles\": []"), said.out());
  }

  @Test
  void theLoopIsMeasuredBesideItsReference() {
    Said said = Said.by("bench", "loop", "--seconds", "2.5", "--priority", "0", "--json");
    assertEquals(0, said.code(), said.err());
    assertTrue(said.number("p99") >= 0);
    String estimate = said.out().split("\"estimate\": ")[1].split("}")[0];
    assertTrue(
        estimate.matches("\\{\"mean\": .*, \"p50\": .*, \"p99\": .*, \"p99_9\": .*, \"max\": .*"),
        estimate);
    int c = said.out().indexOf("\"c_work_us\"");
    assertTrue(c >= 0 || said.err().contains("apt install gcc"), said.out());
    if (c < 0) return;

    // its work is about as long as our tick, on whatever machine
    assertTrue(said.out().contains("\"c_wake_us\": {\"p50\""), said.out());
    int tick = said.out().indexOf("\"tick_us\"");
    double ours = new Said(0, said.out().substring(tick), "").number("p50");
    double work = new Said(0, said.out().substring(c), "").number("p50");
    assertTrue(work > ours / 4 && work < ours * 4, work + " us beside " + ours);
    assertTrue(said.number("tick_p99_9_of_p50") > 1, said.out());
    assertTrue(said.number("c_work_p99_9_of_p50") > 1, said.out());
  }

  /** Java does not count the cores that isolcpus keeps free, and they are the ones to fly on. */
  @Test
  void coresThatAreKeptFreeCountToo(@TempDir Path root) throws IOException {
    Path present = root.resolve("sys/devices/system/cpu/present");
    assertEquals(Runtime.getRuntime().availableProcessors(), RealTimeOptions.cores(root));
    Files.createDirectories(present.getParent());
    Files.writeString(present, "0-95\n");
    assertEquals(96, RealTimeOptions.cores(root));
    Files.writeString(present, "0\n");
    assertEquals(1, RealTimeOptions.cores(root));
    Files.writeString(present, "0-1,4-7\n");
    assertEquals(8, RealTimeOptions.cores(root));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bench servo knee --robot sim|there is no servo \"knee\", expected one of left-hip",
        "bench servo left-hip|Missing required option",
        "bench esc --robot sim --max 1.5|--max is 1.5, expected above 0 to 1",
        "bench imu --robot sim --seconds 0|--seconds is 0.0, expected 1 to 36000",
        "bench sensors --robot nowhere.yaml|nowhere.yaml: no such file",
        "bench loop --robot mine.yaml|bench loop knows only sim",
        "bench servo left-hip --robot sim --set wiring.rudder.line.pca9685.channel=0|where wiring.elevator.line is",
        "bench loop --core 7777|--core: expected 0 to ",
        "bench loop --priority 200|--priority: expected 0 to 99",
        "run --robot sim --mission nowhere|nowhere",
        "run --robot sim --core -5|--core: expected -1 to ",
        "run --robot sim --core 7777|--core: expected -1 to ",
        "calibrate imu --robot sim --truth foo|--truth foo: expected PATH=VALUE",
        "run --robot sim --seconds -3|--seconds: expected 0 to 1000000",
        "run --robot sim --esc-file /nowhere/esc|cannot write /nowhere/esc: no such directory",
        "run --robot nowhere.yaml --esc-file esc|--esc-file: expected --robot sim with it",
      })
  void aWrongCallIsOneLine(String call, String part) {
    assertOneLine(part, call.split(" "));
  }

  @Test
  void allanDeviationOfWhiteNoiseFallsWithTheRootOfTime() {
    java.util.Random random = new java.util.Random(7);
    double[] rate = new double[1 << 16];
    for (int i = 0; i < rate.length; i++) rate[i] = 0.3 * random.nextGaussian();
    Allan allan = new Allan(rate, 0.01);
    assertEquals(0.3, allan.deviation[0], 0.01);
    assertEquals(0.03, allan.whiteNoise(), 0.001);
    for (int k = 1; k < 8; k++) {
      assertEquals(0.3 / Math.sqrt(1 << k), allan.deviation[k], 0.08 * allan.deviation[k]);
    }
  }

  @Test
  void aStepResponseIsReadOffARecord() {
    double[] time = new double[500];
    double[] part = new double[500];
    for (int i = 0; i < 500; i++) {
      time[i] = i * 1e-3;
      part[i] = i < 10 ? 0 : 1 - Math.exp(-(i - 10) / 50.0);
    }
    StepResponse step = new StepResponse(time, part);
    assertEquals(0.011, step.latency(), 1e-3);
    assertEquals(0.05 * Math.log(9), step.rise(), 1e-3);
    assertEquals(0, step.overshoot(), 1e-9);
  }
}
