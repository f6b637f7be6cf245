package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.params.provider.FieldSource;
import raven.tools.campaign.Csv;
import raven.tools.study.Study;

/** Studies are campaigns whose call is a file. */
final class CampaignStudyTest {
  static final List<String> BUNDLED = Study.BUNDLED;

  @TempDir
  Path folder;

  private Said campaign(String... more) {
    List<String> args = new ArrayList<>(List.of("campaign", "--json", "--out"));
    args.add(folder.resolve("out").toString());
    args.addAll(List.of(more));
    return Said.by(args.toArray(String[]::new));
  }

  private List<Map<String, String>> rows() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("out/runs.csv"));
    List<String> head = Csv.split(lines.getFirst());
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Map<String, String> row = new HashMap<>();
      List<String> values = Csv.split(line);
      for (int i = 0; i < head.size(); i++) row.put(head.get(i), values.get(i));
      rows.add(row);
    }
    return rows;
  }

  /** A robot that is small for its air and one that is large leave the ground alike, in units of their size. */
  @Test
  void robotsOfTwoSizesJumpAlike() throws IOException {
    Said said = campaign(
        "--study",
        "size",
        "--runs",
        "1",
        "--vary",
        "size=0.3 kg, 0.9 kg",
        "--vary",
        "script.0.take_off.by=jump,thrust");
    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("\"efficiency_wing_within\""), said.out());
    assertTrue(said.out().contains("--set 'size=") || !said.out().contains("replay"), said.out());
    List<Map<String, String>> rows = rows();
    assertEquals(4, rows.size());
    double small = Double.parseDouble(rows.get(0).get("liftoff_speed_mps"));
    double large = Double.parseDouble(rows.get(2).get("liftoff_speed_mps"));
    // v like the root of the length; a tenth for motors and propeller that do not follow
    assertEquals(Math.pow(3, 1.0 / 6), large / small, 0.12);
    String picture = Files.readString(folder.resolve("out/designs.svg"));
    assertTrue(picture.contains("size [kg]") && picture.contains("by thrust"), picture);
    assertTrue(Files.readString(folder.resolve("out/report.html")).contains(picture));
  }

  /** Everything but the flying: files, laws, figures and every design. */
  @ParameterizedTest
  @FieldSource("BUNDLED")
  void everyDesignOfABundledStudyMakesSense(String study) {
    CampaignCall call = new CampaignCall();
    call.study = study;
    new RunFlyer(call.plan()).check();
    assertTrue(Metrics.NAMES.containsAll(call.figures()));
  }

  @Test
  void aCallWithoutMissionOrWithAnUnknownStudyIsOneLine() {
    for (Said said : List.of(
        campaign(), campaign("--study", "colour"), campaign("walk", "--figure", "beauty"))) {
      assertEquals(Main.WRONG_CALL, said.code(), said.err());
      assertEquals(1, said.err().lines().count(), said.err());
    }
    assertTrue(Files.notExists(folder.resolve("out")));
  }
}
