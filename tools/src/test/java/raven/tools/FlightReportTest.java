package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import raven.state.Attitude;
import us.ihmc.euclid.tuple4D.Quaternion;

/** A flight's log as a page. */
final class FlightReportTest {
  private static final long SEED = 4;

  @TempDir
  Path folder;

  private static void isXml(String svg) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  /** Neither empty nor one colour: a page of white with lines and words on it. */
  private static void isDrawn(Path png) throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    assertTrue(image.getWidth() > 800 && image.getHeight() > 300, png.toString());
    Set<Integer> colours = new HashSet<>();
    int white = 0;
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int pixel : pixels) {
      colours.add(pixel);
      if (pixel == -1) white++;
    }
    assertTrue(colours.size() > 10, png + " has " + colours.size() + " colours");
    double share = white / (double) pixels.length;
    assertTrue(share > 0.3 && share < 0.999, png + " is white by " + share);
  }

  @Test
  void onePageHoldsTheFlightItsJumpsItsEnergyAndAllFiguresAsFiles() throws Exception {
    Path log = folder.resolve("gap.mcap");
    Path out = folder.resolve("report");
    assertEquals(0, Main.run("sim", "gap", "--log", log.toString(), "--json"));
    assertEquals(0, Main.run("log", "report", log.toString(), "--out", out.toString(), "--png"));

    List<String> figures;
    try (Stream<Path> files = Files.list(out)) {
      figures = files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".svg"))
          .sorted()
          .toList();
    }
    assertTrue(
        figures.containsAll(List.of(
            "course.svg", "energy.svg", "estimate.svg", "joints.svg", "jump-1.svg", "phases.svg")),
        figures.toString());
    for (String figure : figures) {
      isXml(Files.readString(out.resolve(figure)));
      isDrawn(out.resolve(figure.replace(".svg", ".png")));
    }

    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("asked to jump"), "the reasons of the modes");
    assertTrue(page.contains("completed"), "what came of it");
    assertEquals(
        figures.size(), Pattern.compile("<svg xmlns").matcher(page).results().count());
    // nothing is fetched from anywhere
    assertFalse(Pattern.compile("(src|href)=").matcher(page).find());
    // names inside the pictures do not meet
    List<String> ids = Pattern.compile("\\bid=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .map(id -> id.group(1))
        .toList();
    assertEquals(ids.size(), ids.stream().distinct().count(), ids.toString());
  }

  @Test
  void anAttitudeIsPutTogetherAsItWasTakenApart() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1000; i++) {
      Quaternion q = new Quaternion(
          random.nextGaussian(),
          random.nextGaussian(),
          random.nextGaussian(),
          random.nextGaussian());
      double[] pose = new double[13];
      RecordedPoses.attitude(Attitude.roll(q), Attitude.pitch(q), Attitude.yaw(q), pose);
      double dot =
          pose[3] * q.getS() + pose[4] * q.getX() + pose[5] * q.getY() + pose[6] * q.getZ();
      assertEquals(1, Math.abs(dot), 1e-9);
    }
  }

  @Test
  void aLogWithoutItsRobotIsRefusedInOneLine() throws IOException {
    Path foreign = folder.resolve("foreign.mcap");
    Files.writeString(foreign, "no log at all");
    assertEquals(2, Main.run("log", "report", foreign.toString(), "--out", folder.toString()));
  }
}
