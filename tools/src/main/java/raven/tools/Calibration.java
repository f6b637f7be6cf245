package raven.tools;

import raven.file.Document;
import raven.file.FileError;
import raven.file.Standing;
import raven.file.Value;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.sim.noise.Noise;

/** The robot file as it is once {@code raven calibrate springs} has measured the true robot. */
final class Calibration {
  /** What the stand's rates miss of the true ones, to either side. */
  private static final double ERROR = 0.01;

  private Calibration() {}

  /** A true robot that is not drawn is as its file says already. */
  static void mustBeDrawn(boolean calibrated, boolean spread) {
    if (calibrated && !spread) {
      throw new FileError(
          "--calibrated: without --spread the robot is as its file says, add --spread full");
    }
  }

  /** A copy of the file with this true robot's spring rates; the seed draws their errors. */
  static Document<Robot> of(Document<Robot> file, Robot truth, long seed) {
    Document<Robot> known = RobotFile.parse(file.name(), file.dump());
    measure(known, "legs.toe.stiffness", truth.legs().toe().stiffness(), seed);
    measure(known, "legs.ankle_spring.stiffness", truth.legs().ankleSpring().stiffness(), seed);
    return known;
  }

  private static void measure(Document<Robot> known, String path, double rate, long seed) {
    Value value = known.values().stream()
        .filter(one -> one.path().equals(path))
        .findFirst()
        .orElseThrow();
    double error = new Noise(seed, "calibration ".concat(path)).uniform(-ERROR, ERROR);
    double measured = rate * (1 + error);
    // a drawn rate at an end of its range would be measured beyond it
    if (value.standing() != Standing.SCALED) {
      measured = Math.clamp(measured, value.min(), value.max());
    }
    known.override(path, measured + " " + value.siUnit(), "--calibrated");
  }
}
