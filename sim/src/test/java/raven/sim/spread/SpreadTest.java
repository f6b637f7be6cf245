package raven.sim.spread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import raven.file.Document;
import raven.file.FileError;
import raven.mission.Course;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.body.Ground;

/** What a seed draws of the true robot and its day. */
final class SpreadTest {
  private static final int SEEDS = 400;

  private final Document<Robot> robot = RobotFile.bundled();
  private final Document<Mission> tour = MissionFile.open("tour");

  private Truth draw(String text, long seed) {
    return Spread.draw(file(text), robot, tour, seed);
  }

  private static Document<Spread> file(String items) {
    return Document.parse(
        "test.yaml", "name: test\nspread:\n" + items, Spread.class, (spread, document) -> {});
  }

  @Test
  void aSeedDrawsTheSameRobotAgain() {
    Document<Spread> full = Spread.open("full");
    assertEquals(
        Spread.draw(full, robot, tour, 10007).robot(),
        Spread.draw(full, robot, tour, 10007).robot());
    // ... and when nobody looks at the ends any more
    assertEquals(Spread.draw(full, robot, tour, 10007), Spread.drawAgain(full, robot, tour, 10007));
  }

  @Test
  void theFilesThatTheMindReadsStayAsTheyAre() {
    String before = robot.dump() + tour.dump();
    Spread.draw(Spread.open("rough"), robot, tour, 3);
    assertEquals(before, robot.dump() + tour.dump());
  }

  @Test
  void drawsFillTheirRangeEvenlyOverConsecutiveSeeds() {
    double sum = 0;
    double least = 2;
    double most = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      double toe =
          draw("  - toe_spring: 0.2, 1.5 N m/rad\n", seed).robot().legs().toe().stiffness();
      sum += toe;
      least = Math.min(least, toe);
      most = Math.max(most, toe);
    }
    // standard deviation of the mean of a uniform draw: width/√(12 n)
    assertEquals(0.85, sum / SEEDS, 4 * 1.3 / Math.sqrt(12.0 * SEEDS));
    assertTrue(least < 0.23 && most > 1.47, least + " to " + most);
  }

  @Test
  void whatOneQuantityDrawsDoesNotDependOnTheOthers() {
    String toe = "  - toe_spring: 0.2, 1.5 N m/rad\n";
    Map<String, Object> alone = draw(toe, 5).drawn();
    Map<String, Object> together = draw("  - masses: 10 %\n" + toe, 5).drawn();
    assertEquals(alone.get("toe_spring_nm_per_rad"), together.get("toe_spring_nm_per_rad"));
  }

  @Test
  void thrustIsThatOfTheTrueWeight() {
    Truth truth = draw("  - masses: 10 %\n  - thrust_to_weight: 1.4, 1.4\n", 11);
    double weight = 9.81 * truth.robot().partsMass();
    assertEquals(1.4, truth.robot().propeller().staticThrust() / weight, 1e-9);
    assertEquals(truth.robot().totalMass(), truth.robot().partsMass(), 1e-9);
  }

  @Test
  void theRobotStartsAtHeightZeroOnEverySlope() {
    Truth truth = draw("  - slope: 5 deg\n", 4);
    Ground ground = new Ground(truth.mission().course());
    assertEquals(0, ground.height(0), 1e-12);
    double slope = (double) truth.drawn().get("slope_deg");
    assertEquals(Math.tan(Math.toRadians(slope)), ground.height(0.5) / 0.5, 1e-9);
  }

  @Test
  void bumpsStayWithinTheirHeightAndEndLevelWithTheEdge() {
    Truth truth = draw("  - bumps: 3 mm\n", 9);
    Ground ground = new Ground(truth.mission().course());
    double origin = new Ground(tour.bind().course()).height(0.2);
    for (double x = 0; x < 1; x += 0.01) {
      assertEquals(origin, ground.height(x), 0.0031, "at " + x);
    }
    double length = 0;
    for (Course.Segment segment : truth.mission().course().segments()) {
      if (segment instanceof Course.Segment.Gap) break;
      length += ((Course.Segment.Ground) segment).length();
    }
    assertEquals(2.5, length, 1e-9);
  }

  @Test
  void aPushActsForAMomentAndGivesItsImpulse() {
    Truth.Push push = draw("  - push: 0.05 N s\n", 2).push();
    double step = 1e-4;
    double sum = 0;
    for (int i = 0; i < 80_000; i++) sum += push.force((i + 0.5) * step) * step;
    assertEquals(0.05, sum, 1e-5);
  }

  @Test
  void rangesBeyondTheModelAreRefused() {
    FileError error =
        assertThrows(FileError.class, () -> draw("  - toe_spring: 0.1, 1.5 N m/rad\n", 1));
    assertEquals(
        "test.yaml:3:17: spread.0.toe_spring.from is 0.1 N m/rad, expected 0.2 to 1.5 N m/rad",
        error.getMessage());
    error = assertThrows(FileError.class, () -> draw("  - battery: 12, 11 V\n", 1));
    assertTrue(error.getMessage().endsWith("ends before it begins"), error.getMessage());
    // a battery that is empty for some seeds is refused for all
    error = assertThrows(FileError.class, () -> draw("  - battery: 9, 12 V\n", 1));
    assertTrue(error.getMessage().contains("battery.reserve_voltage"), error.getMessage());
  }

  @Test
  void anUnknownSpreadSaysWhichThereAre() {
    FileError error = assertThrows(FileError.class, () -> Spread.open("ful"));
    assertEquals(
        "there is no spread ful: choose one of full, rough, design, design-rough, soft-toes, middle-toes,"
            + " stiff-toes, or give the path of a YAML file",
        error.getMessage());
  }
}
