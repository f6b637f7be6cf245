package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.controller.Settings;
import raven.file.Document;
import raven.gait.PushPlan;
import raven.gait.PushSettings;

/** {@code raven tune --method surface} on formulas whose optimum is known, and on a few real pushes. */
final class SurfaceSearchTest {
  private static final String TASK = """
      name: stand-in
      mission: mount
      spread: full
      springs_known: true
      until: lift_off
      plants: 2
      exam: 100
      objective:
        - TERM
      variables:
      """;

  private static final String NEAR =
      "near: {metric: liftoff_speed_mps, points: 4, target: 2, within: 0.1}";
  private static final String STIFFNESS =
      "  - {path: stance.stiffness, from: 5 N m/rad, to: 30 N m/rad}\n";
  private static final String HEIGHT = "  - {path: stance.hip_height, from: 120 mm, to: 180 mm}\n";
  private static final String FOOT = "  - {path: hop.push.*.foot_ahead, from: -60 mm, to: 60 mm}\n";

  @TempDir
  Path folder;

  private TuneTask task(String term, String... variables) throws IOException {
    Path file = folder.resolve("task.yaml");
    Files.writeString(file, TASK.replace("TERM", term) + String.join("", variables));
    return TuneTask.open(file.toString()).bind();
  }

  private static Document<Settings> settings() {
    Document<Settings> settings = Settings.bundled();
    settings.override("stance.stiffness", "12 N m/rad", "test");
    settings.override("stance.hip_height", "150 mm", "test");
    return settings;
  }

  private List<SurfaceSearch.Round> search(
      TuneTask task, Document<Settings> settings, Flights flights, int rounds) {
    Path file = folder.resolve("journal");
    try (Journal journal = new Journal(file, "run", Files.exists(file))) {
      TuneRun run = new TuneRun(task, new TunedValues(task, settings), flights, journal, 1);
      Judge judge = new Judge(run);
      List<SurfaceSearch.Round> seen = new ArrayList<>();
      new SurfaceSearch(run, judge).run(rounds, 200, seen::add);
      judge.adopt();
      return seen;
    }
  }

  /** A hill of a formula over two values, in their ranges. */
  private static double hill(Settings settings) {
    double stiffness = (settings.stance().stiffness() - 17) / 25;
    double height = (settings.stance().hipHeight() - 0.144) / 0.06;
    return 2.5 - 40 * stiffness * stiffness - 20 * height * height;
  }

  @Test
  void theTopOfAHillIsFoundThroughNoiseAndStumbles() throws IOException {
    TuneTask task =
        task("more: {metric: liftoff_speed_mps, points: 3, up_to: 4}", STIFFNESS, HEIGHT);
    Document<Settings> settings = settings();
    SurfaceStandIn flights = new SurfaceStandIn(0.05, (at, plant) -> hill(at));
    List<SurfaceSearch.Round> rounds = search(task, settings, flights, 5);
    assertEquals(17, settings.bind().stance().stiffness(), 0.5);
    assertEquals(0.144, settings.bind().stance().hipHeight(), 0.0015);
    double residual = rounds.getLast().residuals().getFirst();
    assertEquals(0.05, residual, 0.01, "the noise is what the surface misses");
  }

  @Test
  void aGainThatCancelsWhatAPlantDoesIsFound() throws IOException {
    Document<Settings> settings = settings();
    // on average over the plants no value makes a difference
    SurfaceStandIn flights = new SurfaceStandIn(
        0.02,
        (at, plant) -> 2 + 0.1 * SurfaceStandIn.slope(plant) * (1 - at.stance().stiffness() / 17));
    List<SurfaceSearch.Round> rounds = search(task(NEAR, STIFFNESS, HEIGHT), settings, flights, 4);
    assertEquals(17, settings.bind().stance().stiffness(), 0.5);
    assertTrue(rounds.getLast().best() > rounds.getFirst().exam() + 0.3, rounds.toString());
  }

  /** The bundled settings with two pushes of the hop, alike but for their toe rates. */
  private static Document<Settings> twoPushes() {
    String text = Settings.bundled().dump();
    int from = text.indexOf("  - toe:", text.indexOf("\nhop:"));
    int to = text.indexOf("  leap:", from);
    String push = text.substring(from, to);
    int second = push.indexOf("  - toe:", 1);
    if (second > 0) push = push.substring(0, second);
    String both =
        push.replaceFirst("toe: \\S+", "toe: 0.5") + push.replaceFirst("toe: \\S+", "toe: 1.2");
    Document<Settings> settings =
        Settings.parse("two pushes", text.substring(0, from) + both + text.substring(to));
    settings.override("hop.push.0.foot_ahead", "0 mm", "test");
    settings.override("hop.push.1.foot_ahead", "0 mm", "test");
    return settings;
  }

  @Test
  void entriesOfATableGoApart() throws IOException {
    Document<Settings> settings = twoPushes();
    assertEquals(2, settings.bind().hop().push().size());
    SurfaceStandIn flights = new SurfaceStandIn(0.02, (at, plant) -> {
      PushSettings[] table = at.hop().push().toArray(PushSettings[]::new);
      double toe = plant.robot().legs().toe().stiffness();
      PushPlan plan = new PushPlan(table);
      plan.choose(table, toe);
      // 15 mm for the soft push, -9 mm for the stiff one, and as the plan mixes them between
      double stiff = Math.log(Math.clamp(toe, 0.5, 1.2) / 0.5) / Math.log(1.2 / 0.5);
      return 2 + 20 * (plan.footAhead() - 0.015 + 0.024 * stiff);
    });
    search(task(NEAR, FOOT), settings, flights, 4);
    assertEquals(0.015, settings.bind().hop().push().getFirst().footAhead(), 0.001);
    assertEquals(-0.009, settings.bind().hop().push().getLast().footAhead(), 0.001);
  }

  @Test
  void anInterruptedSearchLosesNoFlight() throws IOException {
    TuneTask task =
        task("more: {metric: liftoff_speed_mps, points: 3, up_to: 4}", STIFFNESS, HEIGHT);
    SurfaceStandIn whole = new SurfaceStandIn(0.05, (at, plant) -> hill(at));
    Document<Settings> once = settings();
    search(task, once, whole, 2);
    Path journal = folder.resolve("journal");
    String journaled = Files.readString(journal);
    Files.delete(journal);

    // in the middle of the second round, while a row was written
    SurfaceStandIn cut = new SurfaceStandIn(0.05, (at, plant) -> hill(at));
    cut.cutAfter = 450;
    assertThrows(SurfaceStandIn.Cut.class, () -> search(task, settings(), cut, 2));
    Files.writeString(journal, Files.readString(journal) + "2.0");
    SurfaceStandIn rest = new SurfaceStandIn(0.05, (at, plant) -> hill(at));
    Document<Settings> resumed = settings();
    search(task, resumed, rest, 2);
    assertEquals(whole.flown, cut.flown + rest.flown);
    assertEquals(once.dump(), resumed.dump());
    assertEquals(journaled, Files.readString(journal));
  }

  @Test
  void flightsWithoutFiguresAreNoSurface() throws IOException {
    TuneTask task = task("near: {metric: push_s, points: 1, target: 0.2, within: 0.1}", HEIGHT);
    SurfaceStandIn flights = new SurfaceStandIn(0.05, (at, plant) -> hill(at));
    RuntimeException error =
        assertThrows(RuntimeException.class, () -> search(task, settings(), flights, 1));
    assertTrue(
        error.getMessage().contains("round 1: only 0 of 200 flights have all figures"),
        error.getMessage());
  }

  @Test
  void whatASurfaceCannotDoIsRefused() throws IOException {
    refused("expected one of [CMA, SURFACE]", "step", "--method", "foo");
    refused("--rounds 0: expected 1 or more", "step", "--method", "surface", "--rounds", "0");
    refused("--flights 5: expected 100", "step", "--method", "surface", "--flights", "5");
    refused("--rounds: is no option of --method cma", "step", "--rounds", "2");
    refused("--plants: is no option", "step", "--method", "surface", "--plants", "3");
    refused("with 10064 plants", "step", "--method", "surface", "--flights", "2500");
    task("completed: 10", HEIGHT);
    String file = folder.resolve("task.yaml").toString();
    refused("the objective of stand-in has no figure", file, "--method", "surface");
  }

  private static void refused(String because, String... call) {
    String[] words = new String[call.length + 1];
    words[0] = "tune";
    System.arraycopy(call, 0, words, 1, call.length);
    Said said = Said.by(words);
    assertEquals(Main.WRONG_CALL, said.code());
    assertTrue(said.err().contains(because), said.err());
  }

  @Test
  void aStarMeansEntriesWithAToeRate() throws IOException {
    RuntimeException error = assertThrows(
        RuntimeException.class,
        () -> task(NEAR, "  - {path: hop.*.crouch_time, from: 1 s, to: 2 s}\n"));
    assertTrue(error.getMessage().contains("names no value"), error.getMessage());
    TuneTask task = task(NEAR, FOOT, HEIGHT);
    TunedValues values = new TunedValues(task, twoPushes());
    assertEquals(
        List.of("hop.push.0.foot_ahead", "hop.push.1.foot_ahead", "stance.hip_height"),
        List.copyOf(values.texts(values.start()).keySet()));
  }

  @Test
  void realPushesAreTuned() throws IOException {
    Files.writeString(
        folder.resolve("task.yaml"),
        TASK.replace("TERM", NEAR).replace("exam: 100", "exam: 8")
            + FOOT.replace("hop", "mount")
            + "  - {path: mount.push.*.lean_time, from: 0.03 s, to: 0.25 s}\n");
    Path out = folder.resolve("tuned.yaml");
    Said said = Said.by(
        "tune",
        folder.resolve("task.yaml").toString(),
        "--method",
        "surface",
        "--rounds",
        "1",
        "--flights",
        "100",
        "--json",
        "--out",
        out.toString());
    assertEquals(Main.DONE, said.code(), said.err());
    assertTrue(said.err().contains("round 1, 100 flights, "), said.err());
    assertTrue(said.err().contains("surfaces miss liftoff_speed_mps by 0."), said.err());
    assertTrue(said.number("score") >= said.number("first_score"), said.out());
    Settings tuned = Settings.load(out).bind();
    assertTrue(tuned.tuned().search().startsWith("response surface, 1 rounds of 100 flights"));
    assertTrue(tuned.tuned().plants().endsWith("seeds 1 to 108, the first 8 as exam"));
  }
}
