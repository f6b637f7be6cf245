package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.file.FileError;
import raven.robot.Legs;
import raven.robot.RobotFile;
import raven.robot.Wiring;

/** Calibrations find how a simulated robot is really mounted, and write it where it belongs. */
final class CalibrateTest {
  @TempDir
  Path folder;

  private static Said calibrated(String... args) {
    Said said = Said.by(args);
    assertEquals(0, said.code(), said.err());
    return said;
  }

  private Wiring written() {
    return RobotFile.load(folder.resolve("mine.yaml")).bind().wiring();
  }

  @Test
  void zeroAndDirectionOfEachJointAreFound() {
    Path file = folder.resolve("mine.yaml");
    calibrated(
        "calibrate",
        "servo",
        "right-ankle",
        "--robot",
        "sim",
        "--out",
        file.toString(),
        "--truth",
        "wiring.legs.right_ankle.zero=-0.321",
        "--truth",
        "wiring.legs.right_ankle.direction=same");
    assertEquals(-0.321, written().legs().rightAnkle().zero(), 1e-4);
    assertEquals(Wiring.Direction.SAME, written().legs().rightAnkle().direction());
    assertEquals(Wiring.Direction.REVERSED, written().legs().rightHip().direction(), "untouched");
  }

  @Test
  void calibrationsOfOneFileAddUp() throws IOException {
    Path file = folder.resolve("mine.yaml");
    String[] hip = {"calibrate", "servo", "left-hip", "--truth", "wiring.legs.left_hip.zero=0.12"};
    String[] esc = {"calibrate", "esc", "--stop", "1060", "--full", "1940"};
    calibrated(with(hip, "--robot", "sim", "--out", file.toString()));
    String before = Files.readString(file);
    calibrated(with(esc, "--robot", "sim:" + file, "--out", file.toString()));
    assertEquals(0.12, written().legs().leftHip().zero(), 1e-4);
    assertEquals(1.06e-3, written().esc().stop(), 1e-12);
    assertEquals(before, Files.readString(folder.resolve("mine.yaml.1")));
  }

  private static String[] with(String[] call, String... more) {
    return Stream.of(call, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void sixPositionsGiveAxesOffsetsAndScales() {
    Path file = folder.resolve("mine.yaml");
    calibrated(
        "calibrate",
        "imu",
        "--robot",
        "sim",
        "--out",
        file.toString(),
        "--truth",
        "wiring.imu.forward=minus_y",
        "--truth",
        "wiring.imu.left=minus_x",
        "--truth",
        "wiring.imu.up=minus_z",
        "--truth",
        "wiring.imu.accel_offset.x=0.4",
        "--truth",
        "wiring.imu.accel_scale.z=1.05");
    Wiring.Imu imu = written().imu();
    assertEquals(Wiring.Axis.MINUS_Y, imu.forward());
    assertEquals(Wiring.Axis.MINUS_X, imu.left());
    assertEquals(Wiring.Axis.MINUS_Z, imu.up());
    assertEquals(0.4, imu.accelOffset().x(), 0.02);
    assertEquals(1.05, imu.accelScale().z(), 0.002);
  }

  @Test
  void turningTheRobotGivesIronAndAxesOfTheMagnetometer() {
    Path file = folder.resolve("mine.yaml");
    List<String> call = new ArrayList<>(
        List.of("calibrate", "magnetometer", "--robot", "sim", "--out", file.toString()));
    for (String truth : List.of(
        "forward=minus_z",
        "left=plus_x",
        "up=minus_y",
        "hard_iron.x=35 uT",
        "hard_iron.z=-12 uT",
        "soft_iron.x=1.1",
        "soft_iron.y=0.93",
        "soft_iron_cross.xy=0.05")) {
      call.addAll(List.of("--truth", "wiring.magnetometer.mmc5983ma." + truth));
    }
    calibrated(call.toArray(new String[0]));
    Wiring.Mmc5983ma chip = (Wiring.Mmc5983ma) written().magnetometer();
    assertEquals(Wiring.Axis.MINUS_Z, chip.forward());
    assertEquals(Wiring.Axis.PLUS_X, chip.left());
    assertEquals(Wiring.Axis.MINUS_Y, chip.up());
    assertEquals(35e-6, chip.hardIron().x(), 0.2e-6);
    assertEquals(-12e-6, chip.hardIron().z(), 0.2e-6);

    // the fit keeps the volume, so only ratios of the hidden matrix can be found
    double scale = Math.cbrt(1.1 * 0.93 - 0.05 * 0.05);
    assertEquals(1.1 / scale, chip.softIron().x(), 2e-3);
    assertEquals(0.93 / scale, chip.softIron().y(), 2e-3);
    assertEquals(0.05 / scale, chip.softIronCross().xy(), 2e-3);
  }

  private static String refused(List<double[]> fields, List<double[]> forces) {
    return String.valueOf(
        assertThrows(FileError.class, () -> CalibrateMagnetometerCommand.values(fields, forces))
            .getMessage());
  }

  @Test
  void aMagnetometerThatWasTurnedBadlySaysWhatToDo() {
    Random random = new Random(3);
    List<double[]> everywhere = new ArrayList<>();
    List<double[]> above = new ArrayList<>();
    List<double[]> strange = new ArrayList<>();
    List<double[]> forces = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      double[] v = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double norm = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
      for (int k = 0; k < 3; k++) v[k] *= 48e-6 / norm;
      everywhere.add(v);
      above.add(new double[] {v[0], v[1], Math.abs(v[2])});
      double near = 1 + 0.3 * random.nextDouble();
      strange.add(new double[] {v[0] * near, v[1] * near, v[2] * near});
      forces.add(
          new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()});
    }
    assertTrue(refused(everywhere.subList(0, 30), forces).contains("only 30 readings"));
    assertTrue(refused(above, forces).contains("4 of 8 directions of the field were hardly seen"));
    assertTrue(refused(strange, forces).contains("go outdoors, away from"));
    String shaken = refused(everywhere, forces);
    assertTrue(shaken.contains("axes are not clear: turn the robot slowly"), shaken);
    List<double[]> flat = above.stream().map(v -> new double[] {v[0], v[1], 0}).toList();
    assertTrue(refused(flat, forces).contains("lie on no ellipsoid"), refused(flat, forces));
  }

  @Test
  void aRobotWithoutMagnetometerHasNothingToCalibrate() throws IOException {
    Path file = folder.resolve("none.yaml");
    RobotFileEdit.of(null).save(file);
    String text = Files.readString(file);
    int from = text.indexOf("  magnetometer:\n", text.indexOf("\nwiring:"));
    int to = text.indexOf("  # AS5600 on each toe");
    Files.writeString(file, text.substring(0, from) + text.substring(to));
    Said said = Said.by("calibrate", "magnetometer", "--robot", "sim:" + file);
    assertEquals(2, said.code());
    assertTrue(said.err().contains("wiring.magnetometer is none"), said.err());
    assertEquals(0, Said.by("bench", "sensors", "--robot", "sim:" + file).code());
  }

  @Test
  void springsOfAnotherRobotThanTheFileSaysAreFound() {
    Path file = folder.resolve("mine.yaml");
    double toe = 1.13;
    double ankle = 0.43;
    double engages = 66;
    Said said = calibrated(
        "calibrate",
        "springs",
        "--robot",
        "sim",
        "--json",
        "--out",
        file.toString(),
        "--truth",
        "legs.toe.stiffness=" + toe,
        "--truth",
        "legs.toe.rest=12 deg",
        "--truth",
        "legs.ankle_spring.stiffness=" + ankle,
        "--truth",
        "legs.ankle_spring.engages_at=" + engages + " deg");
    Legs legs = RobotFile.load(file).bind().legs();
    assertEquals(toe, legs.toe().stiffness(), 0.03 * toe);
    assertEquals(Math.toRadians(12), legs.toe().rest(), Math.toRadians(0.3));
    assertEquals(ankle, legs.ankleSpring().stiffness(), 0.03 * ankle);
    assertEquals(Math.toRadians(engages), legs.ankleSpring().engagesAt(), Math.toRadians(2));
    assertTrue(said.out().contains("\"deviations\""), said.out());
  }

  @Test
  void aWeightThatTellsNothingIsRefused() {
    Said light = Said.by("calibrate", "springs", "--robot", "sim", "--weight", "5");
    assertEquals(2, light.code());
    assertTrue(light.err().contains("--weight is 5.0 g, expected 20 to 500 g"), light.err());
    Said stiff = Said.by(
        "calibrate",
        "springs",
        "--robot",
        "sim",
        "--weight",
        "30",
        "--truth",
        "legs.toe.stiffness=1.5");
    assertEquals(2, stiff.code());
    assertTrue(stiff.err().contains("left toe bent by 0."), stiff.err());
  }

  @Test
  void aPositionThatWasNotHeldIsNoCalibration() {
    double[][] tilted = {
      {9.8, 0, 0}, {-9.8, 0, 0}, {0, 9.8, 0}, {0, 9.8, 0}, {0, 0, 9.8}, {0, 0, -9.8}
    };
    String message =
        assertThrows(FileError.class, () -> CalibrateImuCommand.values(tilted)).getMessage();
    assertTrue(message.contains("left wing up") && message.contains("begin again"), message);
  }

  @Test
  void theFileKeepsItsCommentsAndThePreviousOneIsKept() throws IOException {
    Path file = folder.resolve("mine.yaml");
    RobotFileEdit edit = RobotFileEdit.of(null);
    edit.save(file);
    String before = Files.readString(file);
    edit.set("wiring.elevator.centre", "1512.0 us (measured)");
    edit.set("wiring.esc.stop", "1100 us (measured)");
    edit.set("wiring.legs.left_hip.zero", "0.5 rad (measured)");
    edit.set("legs.toe.stiffness", "0.55 N m/rad (measured)");
    assertEquals(folder.resolve("mine.yaml.1"), edit.save(file));
    assertEquals(before, Files.readString(folder.resolve("mine.yaml.1")));
    String after = Files.readString(file);
    assertEquals(before.lines().count(), after.lines().count());
    int changed = 0;
    String[] old = before.split("\n");
    String[] now = after.split("\n");
    for (int i = 0; i < old.length; i++) if (!old[i].equals(now[i])) changed++;
    assertEquals(4, changed);
    assertEquals(1.512e-3, written().elevator().centre(), 1e-12);
    assertEquals(1.5e-3, written().rudder().centre(), 1e-12);
    assertEquals(0.55, RobotFile.load(file).bind().legs().toe().stiffness());
    assertEquals(folder.resolve("mine.yaml.2"), edit.save(file));
  }

  @Test
  void aValueThatIsNoRobotsLeavesTheFileAlone() throws IOException {
    Path file = folder.resolve("mine.yaml");
    RobotFileEdit.of(null).save(file);
    String before = Files.readString(file);
    RobotFileEdit edit = RobotFileEdit.of(file);
    edit.set("wiring.esc.stop", "2400 us (measured)");
    assertThrows(FileError.class, () -> edit.save(file));
    assertEquals(before, Files.readString(file));
    assertTrue(Files.notExists(folder.resolve("mine.yaml.1")));
  }

  @Test
  void theEscLearnsItsRangeAndSurfacesTheirCentre() {
    Path file = folder.resolve("mine.yaml");
    calibrated(
        "calibrate",
        "esc",
        "--robot",
        "sim",
        "--stop",
        "1060",
        "--full",
        "1940",
        "--out",
        file.toString());
    assertEquals(1.06e-3, written().esc().stop(), 1e-12);
    assertEquals(1.94e-3, written().esc().full(), 1e-12);
    calibrated(
        "calibrate",
        "servo",
        "rudder",
        "--robot",
        "sim",
        "--centre",
        "1480",
        "--reverse",
        "--out",
        file.toString());
    assertEquals(1.48e-3, written().rudder().centre(), 1e-12);
    assertTrue(written().rudder().travel() < 0);
  }

  @Test
  void whatCannotBeCalibratedSaysWhy() {
    Said blind = Said.by("calibrate", "servo", "rudder", "--robot", "sim");
    assertTrue(blind.err().contains("give --centre US"), blind.err());
    Said far = Said.by("calibrate", "servo", "rudder", "--robot", "sim", "--centre", "2300");
    assertTrue(far.err().contains("--centre is 2300 us, expected 1000 to 2000 us"), far.err());
  }
}
