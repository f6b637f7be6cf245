package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import raven.mission.MissionFile;
import raven.robot.RobotFile;
import raven.sim.body.Ground;
import raven.sim.spread.Spread;
import raven.tools.view.ViewServer;

/** A robot that walked over a drawn course is shown on that one, and not on the course of the mission file. */
final class DrawnCourseTest {
  private static final long SEED = 10_002;

  /** Numbers of the log and of the page have six digits [m]. */
  private static final double ROUNDING = 2e-5;

  /** Numbers of a picture have one digit behind the point [px]. */
  private static final double PIXEL = 0.12;

  /** What the stroke of the ground's surface is in pictures. */
  private static final Pattern SURFACE =
      Pattern.compile("<polyline points=\"([^\"]*)\"[^>]*#6b6152");

  @TempDir
  private static Path folder;

  private static Path log;

  @BeforeAll
  static void fly() {
    log = folder.resolve("gap.mcap");
    LoggedFlights.fly("gap", log, "--spread", "full", "--seed", Long.toString(SEED));
    double[][] drawn = drawn();
    double[][] file = new Ground(MissionFile.open("gap").bind().course()).outline();
    double most = 0;
    for (int i = 0; i < drawn[0].length; i++) {
      most = Math.max(most, Math.abs(drawn[0][i] - file[0][i]));
      most = Math.max(most, Math.abs(drawn[1][i] - file[1][i]));
    }
    assertTrue(most > 0.01, "this seed draws nearly the course of the file: " + most);
  }

  private static double[][] drawn() {
    return new Ground(
            Spread.draw(Spread.open("full"), RobotFile.bundled(), MissionFile.open("gap"), SEED)
                .mission()
                .course())
        .outline();
  }

  @Test
  void onThePage() throws IOException {
    try (ViewServer server =
        new ViewServer(ViewCommand.read(log), null, InetAddress.getLoopbackAddress(), 0)) {
      URI scene = URI.create(server.url()).resolve("/scene");
      String json = new String(scene.toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
      Map<?, ?> all = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
      Map<?, ?> ground = (Map<?, ?>) all.get("ground");
      same(drawn()[0], (List<?>) ground.get("x"));
      same(drawn()[1], (List<?>) ground.get("z"));
    }
  }

  private static void same(double[] expected, List<?> shown) {
    assertEquals(expected.length, shown.size(), "vertices");
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], ((Number) shown.get(i)).doubleValue(), ROUNDING, "vertex " + i);
    }
  }

  @Test
  void inTheReport() throws IOException {
    Path out = folder.resolve("report");
    assertEquals(0, Main.run("log", "report", log.toString(), "--out", out.toString()));
    toScale(Files.readString(out.resolve("course.svg")));
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains(surface(Files.readString(out.resolve("course.svg")))), "in the page");
    // a robot that refused to jump has no picture of a jump
    Path jump = out.resolve("jump-1.svg");
    if (Files.exists(jump)) toScale(Files.readString(jump));
  }

  private static String surface(String svg) {
    Matcher surface = SURFACE.matcher(svg);
    assertTrue(surface.find(), "no ground");
    return surface.group(1);
  }

  /** The vertices between both ends of the surface, which lie outside the picture, are those of the drawn ground. */
  private static void toScale(String svg) {
    String[] points = surface(svg).trim().split("[ ,]+");
    double[][] drawn = drawn();
    int count = drawn[0].length;
    assertEquals(2 * (count + 2), points.length, "numbers");
    double first = Double.parseDouble(points[2]);
    double scale =
        (Double.parseDouble(points[2 * count]) - first) / (drawn[0][count - 1] - drawn[0][0]);
    double firstDown = Double.parseDouble(points[3]);
    for (int i = 0; i < count; i++) {
      double right = first + scale * (drawn[0][i] - drawn[0][0]);
      double down = firstDown - scale * (drawn[1][i] - drawn[1][0]);
      assertEquals(right, Double.parseDouble(points[2 * i + 2]), PIXEL, "vertex " + i);
      assertEquals(down, Double.parseDouble(points[2 * i + 3]), PIXEL, "vertex " + i);
    }
  }
}
