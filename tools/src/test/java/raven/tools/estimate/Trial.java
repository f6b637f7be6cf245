package raven.tools.estimate;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import raven.state.Attitude;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** A recording with the truth beside it, and how wrong an estimate of it is. */
record Trial(String name, List<String> head, List<double[]> rows, List<double[]> truth) {
  /** Root mean squares of the whole error and of that of the inclination, where the truth counts [rad]. */
  record Score(double total, double inclination) {}

  static Trial of(Path in) throws IOException {
    String name = in.getFileName().toString().replace(".in.csv.gz", "");
    Path truth = in.resolveSibling(name + ".gt.csv.gz");
    List<String> head = new ArrayList<>();
    List<double[]> rows = read(in, head);
    return new Trial(name, head, rows, read(truth, new ArrayList<>()));
  }

  static List<double[]> read(Path file, List<String> head) throws IOException {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return parse(reader, head);
    }
  }

  private static List<double[]> parse(BufferedReader reader, List<String> head) throws IOException {
    List<double[]> rows = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("#") || Character.isLetter(line.charAt(0))) {
        head.add(line);
        continue;
      }
      String[] fields = line.split(",", -1);
      double[] row = new double[fields.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = fields[i].isEmpty() ? Double.NaN : Double.parseDouble(fields[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder(String.join("\n", head)).append('\n');
    for (double[] row : rows) {
      text.append(String.format(Locale.ROOT, "%.6f", row[0]));
      for (int i = 1; i < row.length; i++) {
        text.append(',');
        if (!Double.isNaN(row[i])) text.append((float) row[i]);
      }
      text.append('\n');
    }
    Files.writeString(file, text);
  }

  /** The estimate of it, as `raven estimate` makes it. */
  List<double[]> estimate(Path folder) throws IOException {
    Path in = folder.resolve("in.csv");
    write(in);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Recording recording = new Recording(in)) {
      new Estimation(recording).run(out);
    }
    return parse(
        new BufferedReader(new InputStreamReader(
            new ByteArrayInputStream(out.toByteArray()), StandardCharsets.UTF_8)),
        new ArrayList<>());
  }

  Score score(List<double[]> estimate) {
    double total = 0;
    double inclination = 0;
    int count = 0;
    int at = 0;
    for (double[] t : truth) {
      if (t[t.length - 1] < 0.5) continue;
      while (at < estimate.size() - 1 && estimate.get(at)[0] < t[0] - 1e-6) at++;
      Quaternion e = attitude(estimate.get(at));
      Quaternion q = attitude(t);
      Quaternion between = new Quaternion();
      between.difference(q, e);
      double angle = 2 * Math.acos(Math.min(1, Math.abs(between.getS())));
      Vector3D up = new Vector3D(0, 0, 1);
      q.inverseTransform(up);
      e.transform(up);
      double lean = Math.atan2(Math.hypot(up.getX(), up.getY()), up.getZ());
      total += angle * angle;
      inclination += lean * lean;
      count++;
    }
    return new Score(Math.sqrt(total / count), Math.sqrt(inclination / count));
  }

  static Quaternion attitude(double[] row) {
    return new Quaternion(row[2], row[3], row[4], row[1]);
  }

  /** Angle about the vertical from one attitude to the other [rad]. */
  static double heading(double[] estimate, double[] truth) {
    double d = Attitude.yaw(attitude(estimate)) - Attitude.yaw(attitude(truth));
    return Math.abs(Math.IEEEremainder(d, 2 * Math.PI));
  }
}
