package raven.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.mission.MissionFile;

/** The simulation does not depend on how the machine happens to run it. */
final class SameBitsTest {
  private static final List<String> MODES =
      List.of("-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation");

  @Test
  void interpreterAndBothCompilersGiveTheSameBits() throws Exception {
    long here = fly();
    for (String mode : MODES) {
      assertEquals(Long.toHexString(here), elsewhere(mode), mode);
    }
  }

  private static String elsewhere(String mode) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                mode,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SameBitsTest.class.getName())
            .toList())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), mode);
    return said.strip();
  }

  public static void main(String[] args) {
    System.out.println(Long.toHexString(fly()));
  }

  /** Set down, a jump, a flight under power and a fall: a hash of every state on the way. */
  private static long fly() {
    World world = new World(Rig.raven(), MissionFile.open("tour").bind(), 5);
    ActuatorFrame command = new ActuatorFrame();
    double[] q = new double[13];
    double[] v = new double[12];
    long hash = 1;
    while (world.time() < 2) {
      double time = world.time();
      command.time = time;
      command.enabled = time > 0.1;
      command.throttle = time > 0.2 ? 0.8 : 0;
      command.elevator = 0.1;
      for (int leg = 0; leg < 2; leg++) {
        command.joints[JointId.hip(leg)].hold(time > 0.5 ? -0.2 : -1.5, 14, 0.1);
        command.joints[JointId.ankle(leg)].hold(time > 0.5 ? 0.4 : 2.04, 14, 0.1);
      }
      world.write(command);
      world.pose(q);
      world.velocity(v);
      for (double x : q) {
        hash = 31 * hash + Double.doubleToRawLongBits(x);
      }
      for (double x : v) {
        hash = 31 * hash + Double.doubleToRawLongBits(x);
      }
    }
    return hash;
  }
}
