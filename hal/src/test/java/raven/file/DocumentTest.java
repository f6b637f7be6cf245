package raven.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {
  enum Colour {
    RED,
    DARK_BLUE
  }

  sealed interface Shape2 {
    record Circle(@Unit(value = "m", min = 0) double radius) implements Shape2 {}

    record Box(
        @Unit("m") double wide, @Default("1 m") @Unit("m") double high) implements Shape2 {}

    record Nothing() implements Shape2 {}
  }

  record Corner(@Unit("m") double x, @Unit("m") double y) {}

  record Thing(
      String name,
      @Unit(value = "kg", min = 0.1, max = 2) double mass,
      Corner corner,
      @Default("red") Colour colour,
      @Default("3") int count,
      @Default("false") boolean shiny,
      List<Shape2> shapes) {}

  private static final String GOOD = """
      name: a thing: or two   # quoted below
      mass: 500 g (measured)
      corner: 1, 2.5 cm
      shapes:
        - circle: 3 mm
        - box: {wide: 2 m}
        - nothing
      """.replace("a thing: or two", "\"a thing: or two\"");

  @TempDir
  Path folder;

  private static Document<Thing> parse(String text) {
    return Document.parse("thing.yaml", text, Thing.class, (thing, document) -> {});
  }

  private static Document<Thing> good() {
    return parse(GOOD);
  }

  private static String error(String text) {
    return assertThrows(FileError.class, () -> parse(text).bind()).getMessage();
  }

  @Test
  void shorthandsAndDefaultsAreWrittenOut() {
    Thing thing = good().bind();
    assertEquals(new Corner(0.01, 0.025), thing.corner());
    assertEquals(
        List.of(new Shape2.Circle(0.003), new Shape2.Box(2, 1), new Shape2.Nothing()),
        thing.shapes());
    assertEquals(Colour.RED, thing.colour());
    assertEquals(3, thing.count());
  }

  @Test
  void theDumpLoadsToTheSameRecordAndDumpsToTheSameText() {
    Document<Thing> document = good();
    document.override("mass", "0.4 kg", "test");
    Document<Thing> again = parse(document.dump());
    assertEquals(document.bind(), again.bind());
    assertEquals(document.dump(), again.dump());
    assertEquals("""
        name: "a thing: or two"
        mass: 0.4 kg (set)
        corner:
          x: 1 cm
          y: 2.5 cm
        shapes:
        - circle:
            radius: 3 mm
        - box:
            wide: 2 m
            high: 1 m
        - nothing: {}
        colour: red
        count: 3
        shiny: false
        """, document.dump());
  }

  @ParameterizedTest
  @CsvSource({
    "mass, 600, 0.6",
    "mass, 600 g, 0.6",
    "mass, 0.6 kg, 0.6",
    "mass, 0.6 kg (stated), 0.6",
  })
  void aBareNumberIsInTheUnitOfTheFile(String path, String value, double mass) {
    Document<Thing> document = good();
    document.override(path, value, "test");
    assertEquals(mass, document.bind().mass());
  }

  @Test
  void overridesReachDefaultsListsRowsAndWords() {
    Document<Thing> document = good();
    document.override("count", "7", "test");
    document.override("shiny", "true", "test");
    document.override("colour", "dark_blue", "test");
    document.override("shapes.0.circle.radius", "5", "test");
    document.override("shapes.box.high", "3", "test");
    document.override("corner", "4, 5 m", "test");
    document.override("corner.y", "6", "test");
    Thing thing = document.bind();
    assertEquals(7, thing.count());
    assertTrue(thing.shiny());
    assertEquals(Colour.DARK_BLUE, thing.colour());
    assertEquals(new Shape2.Circle(0.005), thing.shapes().get(0));
    assertEquals(new Shape2.Box(2, 3), thing.shapes().get(1));
    assertEquals(new Corner(4, 6), thing.corner());
  }

  @Test
  void hasKnowsEveryPathAndNoOther() {
    Document<Thing> document = good();
    for (String path : List.of(
        "mass", "corner", "corner.x", "colour", "shapes.1.box.high", "shapes.circle.radius")) {
      assertTrue(document.has(path), path);
    }
    for (String path :
        List.of("", "mas", "mass.x", "corner.z", "shapes.3", "shapes.0.box", ".mass", "mass.")) {
      assertFalse(document.has(path), path);
    }
  }

  @Test
  void valuesListWhatStandsInTheFile() {
    Value mass = good().values().getFirst();
    assertEquals("mass", mass.path());
    assertEquals("500", mass.number());
    assertEquals("g", mass.unit());
    assertEquals(0.5, mass.si());
    assertEquals("kg", mass.siUnit());
    assertEquals(Standing.MEASURED, mass.standing());
    assertEquals("100 to 2000 g", mass.range());
    assertEquals(
        List.of(
            "mass",
            "corner.x",
            "corner.y",
            "shapes.0.circle.radius",
            "shapes.1.box.wide",
            "shapes.1.box.high"),
        good().values().stream().map(Value::path).toList());
  }

  @Test
  void checksRunOnWhatIsBoundAndPointAtTheirValue() {
    Document<Thing> document = Document.parse("thing.yaml", GOOD, Thing.class, (thing, at) -> {
      if (thing.mass() > 0.55) throw at.error("mass", "is too much");
    });
    document.bind();
    document.override("mass", "600", "--set mass=600");
    assertEquals(
        "--set mass=600: mass is too much",
        assertThrows(FileError.class, document::bind).getMessage());
  }

  @Test
  void aCourseOfMistakesGivesOneLineEach() {
    assertEquals("thing.yaml: is empty", error(""));
    assertEquals("thing.yaml: is empty", error("# nothing\n"));
    assertEquals(
        "thing.yaml: holds no keys, expected name, mass, corner, colour, count, shiny, shapes",
        error("hello"));
    assertEquals(
        "thing.yaml:1:1: name is missing, expected a text",
        error(GOOD.replaceFirst("name.*\n", "")));
    assertEquals(
        "thing.yaml:2:1: mas is not known: did you mean mass?",
        error(GOOD.replace("mass:", "mas:")));
    assertEquals(
        "thing.yaml:2:1: zzz is not known: known here: name, mass, corner, colour, count, shiny, shapes",
        error(GOOD.replace("mass:", "zzz:")));
    assertEquals(
        "thing.yaml:3:9: corner has 3 numbers, expected 2: x, y",
        error(GOOD.replace("1, 2.5", "1, 2, 3")));
    assertEquals(
        "thing.yaml:3:1: corner is a list, expected a section with x, y",
        error(GOOD.replace("1, 2.5 cm", "[1, 2]")));
    assertEquals(
        "thing.yaml:5:5: shapes.0 is \"cirle\", expected one of circle, box, nothing; did you mean circle?",
        error(GOOD.replace("circle:", "cirle:")));
    assertEquals(
        "thing.yaml:7:5: shapes.2 is circle alone, expected it with radius",
        error(GOOD.replace("- nothing", "- circle")));
    assertEquals(
        "thing.yaml:5:13: shapes.0.circle.radius is -3 mm, expected at least 0 mm",
        error(GOOD.replace("3 mm", "-3 mm")));
    assertEquals(
        "thing.yaml:8:9: colour is \"green\", expected one of red, dark_blue",
        error(GOOD + "colour: green\n"));
    assertEquals(
        "thing.yaml:8:8: count is \"2.5\", expected a whole number", error(GOOD + "count: 2.5\n"));
    assertEquals(
        "thing.yaml:8:8: shiny is \"yes\", expected true or false", error(GOOD + "shiny: yes\n"));
    assertEquals(
        "thing.yaml:8:1: mass is given twice, first in line 2: remove one",
        error(GOOD + "mass: 3 kg\n"));
    assertEquals(
        "thing.yaml:8:1: a second document begins here: put it into a file of its own",
        error(GOOD + "---\nx: 1\n"));
    assertEquals(
        "thing.yaml:2:7: YAML anchors, aliases and tags are not read: write the value itself",
        error(GOOD.replace("500 g", "&m 500 g")));
    assertEquals(
        "thing.yaml:2:7: YAML anchors, aliases and tags are not read: write the value itself",
        error(GOOD.replace("500 g", "!!str 500 g")));
  }

  @Test
  void brokenYamlSaysWhereInOneLine() {
    for (String bad : List.of(
        "[",
        "{a: ",
        "\"a",
        "\tname: x",
        "a: b: c",
        "- a\nb: c",
        "name: @x",
        "a: 'b",
        "? [a]\n: b")) {
      String message = error(GOOD + bad + "\n");
      assertTrue(message.matches("thing\\.yaml:\\d+:\\d+: .+"), message);
    }
    assertTrue(
        error("a: \u0001").startsWith("thing.yaml: is not valid YAML: "), error("a: \u0001"));
    assertEquals(
        "thing.yaml:1:33: is nested more than 32 levels deep", error("[".repeat(1_000_000)));
  }

  @Test
  void filesThatCannotBeReadSayWhy() throws Exception {
    Path file = folder.resolve("x.yaml");
    assertEquals(file + ": no such file", loading(file));
    assertEquals(folder + ": is a directory, expected a YAML file", loading(folder));
    Files.write(file, new byte[] {'a', 0, 'b'});
    assertEquals(file + ": is a binary file, expected YAML text", loading(file));
    Files.write(file, new byte[] {'a', (byte) 0xff});
    assertEquals(file + ": is not UTF-8 text, expected a YAML file", loading(file));
    Files.write(file, new byte[3 << 20]);
    assertEquals(file + ": is larger than 1 MB, expected a YAML file", loading(file));
  }

  private static String loading(Path file) {
    return assertThrows(FileError.class, () -> Document.load(file, Thing.class, (t, d) -> {}))
        .getMessage();
  }

  @Test
  void anOverrideThatFitsNowhereSaysWhatWould() {
    assertEquals(
        "o: there is no value \"corner.xx\", did you mean corner.x?", overriding("corner.xx", "1"));
    assertEquals(
        "o: there is no value \"radius\", did you mean shapes.0.circle.radius?",
        overriding("radius", "1"));
    assertEquals(
        "o: there is no value \"wobble\", paths begin with one of name, mass, corner, shapes, colour, count, shiny",
        overriding("wobble", "1"));
    assertEquals(
        "o: corner holds several values, set one of them: corner.x, corner.y",
        overriding("corner", "1"));
    assertEquals("o: shapes.2.nothing holds no values", overriding("shapes.nothing", "1"));
    assertEquals("o: gives no value for mass", overriding("mass", " "));
  }

  private static String overriding(String path, String value) {
    return assertThrows(FileError.class, () -> good().override(path, value, "o"))
        .getMessage();
  }
}
