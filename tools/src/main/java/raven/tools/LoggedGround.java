package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import raven.file.FileError;
import raven.sim.body.Ground;
import raven.tools.log.FlightRecording;

/** The ground that a logged flight was flown over: the one that a spread drew, where there was one, else that of the mission. */
final class LoggedGround {
  /** The attachment that has the vertices of a drawn ground. */
  static final String FILE = "ground.csv";

  private static final String HEADER = "x [m],z [m]";

  private LoggedGround() {}

  static String write(Ground ground) {
    double[][] outline = ground.outline();
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < outline[0].length; i++) {
      text.append(String.format(Locale.ROOT, "%.6g,%.6g%n", outline[0][i], outline[1][i]));
    }
    return text.toString();
  }

  /** Vertices of the ground: all x, all z [m]. */
  static double[][] of(FlightRecording flight) {
    String drawn = flight.file(FILE);
    if (drawn != null) return read(flight.path() + ": " + FILE, drawn);
    return new Ground(files(flight).mission().bind().course()).outline();
  }

  /** The files that a picture is drawn from. */
  static LoggedFiles files(FlightRecording flight) {
    return new LoggedFiles(
        flight, "the robot and its course cannot be shown; raven log plot needs none");
  }

  private static double[][] read(String name, String text) {
    List<double[]> points = new ArrayList<>();
    for (String line : text.lines().skip(1).toList()) {
      String[] parts = line.split(",", -1);
      try {
        points.add(new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])});
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new FileError(name + ": expected a line of two numbers, found " + line, e);
      }
    }
    double[][] outline = new double[2][points.size()];
    for (int i = 0; i < points.size(); i++) {
      outline[0][i] = points.get(i)[0];
      outline[1][i] = points.get(i)[1];
    }
    return outline;
  }
}
