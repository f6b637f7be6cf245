package raven.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import raven.file.Document;
import raven.file.FileError;
import raven.file.Standing;
import raven.file.Value;

class RobotFileTest {
  private static final Robot RAVEN = RobotFile.bundled().bind();

  @Test
  void everyValueOfTheBundledRobotHasItsStanding() {
    List<Value> values = RobotFile.bundled().values();
    assertTrue(values.size() > 150, values.size() + " values");
    for (Value value : values) {
      assertNotNull(value.standing(), value.path());
    }
  }

  @Test
  void statedValuesAreThosePublished() {
    assertEquals(0.62, RAVEN.totalMass());
    assertEquals(1.0, RAVEN.wing().span());
    for (String path : new String[] {"total_mass", "wing.span"}) {
      assertEquals(Standing.STATED, value(path).standing(), path);
    }
  }

  @Test
  void partsWeighWhatTheWholeDoes() {
    assertEquals(RAVEN.totalMass(), RAVEN.partsMass(), 1e-9);
  }

  @Test
  void legMotorsGiveTheTorqueThatTheJumpNeeds() {
    Motor motor = RAVEN.legs().ankle().motor();
    assertEquals(1.35, motor.peakTorque(), 0.01);
    assertEquals(6.8e-4, motor.reflectedInertia(), 1e-5);
    assertTrue(motor.noLoadSpeed(11.1) > 87 && motor.noLoadSpeed(11.1) < 122);
    assertEquals(RAVEN.legs().hip().motor(), motor);
  }

  @Test
  void theCentreOfMassWithLegsDownIsThatOfTheStudies() {
    double hip = 0;
    double distal = 2
        * (RAVEN.legs().thigh().mass()
            + RAVEN.legs().tarsus().mass()
            + RAVEN.legs().foot().mass());
    double x =
        (RAVEN.body().mass() * RAVEN.body().centreOfMass().x() + distal * hip) / RAVEN.totalMass();
    double z = (RAVEN.body().mass() * RAVEN.body().centreOfMass().z() - distal * 0.178)
        / RAVEN.totalMass();
    assertEquals(0.0235, x, 5e-4);
    assertEquals(-0.0035, z, 5e-4);
  }

  @Test
  void stallSpeedFollowsFromWeightAreaAndGreatestLift() {
    double q = RAVEN.totalMass() * 9.81 / (1.1 * RAVEN.wing().area());
    assertEquals(Math.sqrt(2 * q / 1.225), RAVEN.wing().stallSpeed(), 0.05);
  }

  @Test
  void theDumpIsTheSameRobot() {
    Document<Robot> document = RobotFile.bundled();
    document.override("legs.toe.stiffness", "0.6", "test");
    assertEquals(document.bind(), RobotFile.parse("dump", document.dump()).bind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mass: 537.2 g (derived)|mass: -3 g|r.yaml:16:9: body.mass is -3 g, expected 50 to 9000 g",
        "stiffness: 0.5 N m/rad|stiffness: 3 N m/rad|r.yaml:96:16: legs.toe.stiffness is 3 N m/rad, expected 0.2 to 1.5 N m/rad",
        "stiffness: 0.5 N m/rad|stiffness: 3000 N mm/rad|r.yaml:96:16: legs.toe.stiffness is 3000 N mm/rad, expected 200 to 1500 N mm/rad",
        "stiffness: 0.5 N m/rad (assumed)|stiffness: 0.5|r.yaml:96:16: legs.toe.stiffness is \"0.5\" without its unit; expected a number with a unit such as N m/rad",
        "stiffness: 0.5 N m/rad (assumed)|stiffness: 0.5 N m|r.yaml:96:16: legs.toe.stiffness is \"0.5 N m\", a wrong unit; expected a number with a unit such as N m/rad",
        "stiffness: 0.5 N m/rad (assumed)|stiffness: 0.5 N m/foo|r.yaml:96:16: legs.toe.stiffness is \"0.5 N m/foo\", where \"foo\" is no known unit; expected a number with a unit such as N m/rad",
        "stiffness: 0.5 N m/rad (assumed)|stiffness: soft|r.yaml:96:16: legs.toe.stiffness is \"soft\", which does not begin with a number; expected a number with a unit such as N m/rad",
        "stiffness: 0.5 N m/rad (assumed)|stiffness: .nan N m/rad|r.yaml:96:16: legs.toe.stiffness is \".nan N m/rad\", which is no finite number; expected a number with a unit such as N m/rad",
        "stiffness: 0.5 N m/rad (assumed)|stiffness:|r.yaml:96:15: legs.toe.stiffness is empty, expected a number with a unit such as N m/rad",
        "stiffness: 0.5 N m/rad (assumed)|stifness: 0.5 N m/rad|r.yaml:96:5: legs.toe.stifness is not known: did you mean stiffness?",
        "stiffness: 0.5 N m/rad (assumed)|# gone|r.yaml:95:3: legs.toe.stiffness is missing, expected a number with a unit such as N m/rad, 0.2 to 1.5 N m/rad",
        "gear: 20 (assumed)|gear: 20 N m|r.yaml:72:13: legs.hip.motor.gear is \"20 N m\", a wrong unit; expected a plain number",
        "total_mass: 620 g|total_mass: 650 g|r.yaml:12:13: total_mass is 650.0 g, but body, thighs, tarsi and feet sum to 620.0 g: change one of them",
        "max: 60 deg|max: -140 deg|r.yaml:65:10: legs.hip.min is not below legs.hip.max",
        "xz: 0.07e-3|xz: 0.2|r.yaml:20:105: body.inertia.xz is larger than any body's with this xx and zz could be",
        "zz: 14.35e-3|zz: 15.35e-3|r.yaml:20:3: body.inertia is no body's: its largest principal moment exceeds the sum of the other two",
        "centre_of_mass: 27.1, 0, 23.4 mm|centre_of_mass: 300, 0, 23.4 mm|r.yaml:18:19: body.centre_of_mass at x 300.0 mm lies outside the body, which reaches from -250.0 mm (skid) to 250.0 mm (nose)",
        "quarter_chord_x: 12 mm|quarter_chord_x: 0.3 m|r.yaml:107:20: wing.quarter_chord_x at x 300.0 mm lies outside the body, which reaches from -250.0 mm (skid) to 250.0 mm (nose)",
        "centre_of_mass: 65 mm|centre_of_mass: 200 mm|r.yaml:40:21: legs.thigh.centre_of_mass lies beyond the end of the segment, legs.thigh.length",
        "rest: 17.7 deg|rest: 122 deg|r.yaml:98:11: legs.toe.rest is 122 deg, expected -28.65 to 114.6 deg",
        "reserve_voltage: 10.2 V|reserve_voltage: 11.7 V|r.yaml:155:20: battery.reserve_voltage is not below battery.open_voltage of 11.6 V",
      })
  void eachMistakeSaysWhereWhatAndWhatElse(String from, String to, String message)
      throws IOException {
    String text = bundledText();
    assertTrue(text.contains(from), from);
    String bad = text.replaceFirst(java.util.regex.Pattern.quote(from), to);
    assertEquals(
        message,
        assertThrows(FileError.class, () -> RobotFile.parse("r.yaml", bad).bind())
            .getMessage());
  }

  private static Value value(String path) {
    return RobotFile.bundled().values().stream()
        .filter(v -> v.path().equals(path))
        .findAny()
        .orElseThrow();
  }

  private static String bundledText() throws IOException {
    try (InputStream in = RobotFile.class.getResourceAsStream("/raven/raven.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
