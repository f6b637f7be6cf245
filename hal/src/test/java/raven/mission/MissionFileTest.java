package raven.mission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import raven.file.Document;
import raven.file.FileError;

class MissionFileTest {
  static final List<String> BUNDLED = MissionFile.BUNDLED;

  private static final String COURSE = """
      name: test
      course:
        segments:
          - ground: 1.5 m
          - gap: 12 cm
          - ground: 2 m
          - step: 26 cm
          - ground: 20 m
      script:
      """;

  @TempDir
  Path folder;

  @ParameterizedTest
  @FieldSource("BUNDLED")
  void bundledMissionsFitTheirCourses(String name) {
    assertEquals(name, MissionFile.open(name).bind().name());
  }

  @Test
  void allMissionsInTheResourcesAreBundled() throws Exception {
    Path missions = Path.of(MissionFile.class.getResource("/raven/missions").toURI());
    try (Stream<Path> files = Files.list(missions)) {
      assertEquals(
          BUNDLED.stream().sorted().toList(),
          files
              .map(f -> f.getFileName().toString().replace(".yaml", ""))
              .sorted()
              .toList());
    }
  }

  @Test
  void theTourIsTheWholeStory() {
    Mission tour = MissionFile.open("tour").bind();
    assertEquals(
        List.of("Walk", "Hop", "Walk", "Mount", "TakeOff", "Cruise"),
        tour.script().stream().map(task -> task.getClass().getSimpleName()).toList());
    assertEquals(new Course.Segment.Gap(0.12, 0.5), tour.course().segments().get(1));
    assertEquals(new Course.Segment.Step(0.26), tour.course().segments().get(3));
    assertEquals(new Mission.Wind(1, 0, true, 0.3), tour.wind());
  }

  @Test
  void weatherAndTimeHaveDefaults() {
    Mission mission = parse("  - walk: {distance: 0.4 m}").bind();
    assertEquals(new Mission.Wind(0, 0, false, 0), mission.wind());
    assertEquals(60, mission.timeLimit());
    assertEquals(-1, mission.course().start());
    assertEquals(
        new Task.Walk(Task.Walk.Until.DISTANCE, 0.4, 0), mission.script().getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[hop]|m.yaml:10:4: script.0 is fine",
        "[walk: {until: obstacle}, hop, walk: {until: obstacle}, mount, take_off]|m.yaml:10:4: script.0 is fine",
        "[jump]|m.yaml:10:4: script.0 is \"jump\", expected one of walk, hop, mount, take_off, cruise with its values",
        "[mount]|m.yaml:10:4: script.0 is a mount, but what lies ahead is a gap of 12 cm",
        "[hop, hop]|m.yaml:10:9: script.1 is a hop, but what lies ahead is a step up of 26 cm",
        "[hop, mount, mount]|m.yaml:10:16: script.2 is a mount, but what lies ahead is plain ground",
        "[hop, mount, walk: {until: obstacle}]|m.yaml:10:30: script.2.walk.until waits for an obstacle, but the course has none left",
        "[walk: {distance: 3 m}]|m.yaml:10:21: script.0.walk.distance is too far: an obstacle lies 50 cm ahead",
        "[hop, mount, walk: {distance: 30 m}]|m.yaml:10:33: script.2.walk.distance is too far: the course ends 2000 cm ahead",
        "[walk: {}]|m.yaml:10:4: script.0.walk says neither how far nor until what, expected distance or until: obstacle",
        "[walk: {until: obstacle, distance: 1 m}]|m.yaml:10:38: script.0.walk.distance has no meaning with until: obstacle, leave one of them out",
        "[take_off, hop]|m.yaml:10:14: script.1 comes after take_off, expected cruise or nothing",
        "[cruise: {duration: 6 s, airspeed: 9 m/s, height: 5 m}]|m.yaml:10:4: script.0 is a cruise on the ground, expected take_off before it",
        "[cruise: 6 s]|m.yaml:10:12: script.0.cruise is \"6 s\", expected a section with duration, airspeed, height",
        "[]|m.yaml:9:1: script is empty, expected at least one of walk, hop, mount, take_off",
      })
  void theScriptIsRehearsedOnTheCourse(String script, String message) {
    if (message.endsWith("fine")) {
      parse("  " + script).bind();
    } else {
      assertEquals(
          message,
          assertThrows(FileError.class, () -> parse("  " + script).bind()).getMessage());
    }
  }

  @Test
  void whatRavenCannotJumpIsSaidInItsOwnWords() {
    assertEquals(
        "--set course.segments.gap.width=60: course.segments.1.gap.width asks for a 60 cm gap; RAVEN hops at most 20 cm",
        setting("course.segments.gap.width", "60"));
    assertEquals(
        "--set course.segments.step.height=0.6 m: course.segments.3.step.height asks for a 60 cm step; RAVEN mounts at most 28 cm",
        setting("course.segments.step.height", "0.6 m"));
  }

  private static String setting(String path, String value) {
    Document<Mission> tour = MissionFile.open("tour");
    tour.override(path, value, "--set " + path + "=" + value);
    return assertThrows(FileError.class, tour::bind).getMessage();
  }

  @Test
  void aMissionIsABundledNameOrAFile() throws IOException {
    assertEquals(
        "there is no mission tuor: choose one of tour, walk, gap, step, mount, takeoff, standing-takeoff, falling-takeoff, or give the path of a YAML file",
        opening("tuor"));
    Path file = folder.resolve("mine.yaml");
    assertEquals(file + ": no such file", opening(file.toString()));
    Files.writeString(file, COURSE + "  - hop\n");
    assertEquals("test", MissionFile.open(file.toString()).bind().name());
  }

  private static String opening(String mission) {
    return assertThrows(FileError.class, () -> MissionFile.open(mission)).getMessage();
  }

  private static Document<Mission> parse(String script) {
    return MissionFile.parse("m.yaml", COURSE + script + "\n");
  }
}
