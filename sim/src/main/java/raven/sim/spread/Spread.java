package raven.sim.spread;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import raven.file.Document;
import raven.file.FileError;
import raven.mission.Mission;
import raven.robot.Robot;

/**
 * By how much true robots and days differ from the files: each quantity uniform within its range, from the seed. What is not listed is as the
 * files say. Biases, noise and misalignment of the sensors belong to the robot file and are drawn with every seed, spread or not.
 */
public record Spread(String name, List<SpreadItem> spread) {

  /** Spreads that come with RAVEN. */
  public static final List<String> BUNDLED =
      List.of("full", "rough", "design", "design-rough", "soft-toes", "middle-toes", "stiff-toes");

  /** A bundled spread by name, or a file by its path. */
  public static Document<Spread> open(String spread) {
    if (BUNDLED.contains(spread)) {
      String file = spread.concat(".yaml");
      return Document.resource(file, "/raven/spreads/".concat(file), Spread.class, Spread::check);
    }
    if (spread.indexOf('/') >= 0 || spread.endsWith(".yaml") || spread.endsWith(".yml")) {
      return Document.load(Path.of(spread), Spread.class, Spread::check);
    }
    throw new FileError("there is no spread " + spread + ": choose one of "
        + String.join(", ", BUNDLED) + ", or give the path of a YAML file");
  }

  /** A spread from the text of a file. */
  public static Document<Spread> parse(String name, String text) {
    return Document.parse(name, text, Spread.class, Spread::check);
  }

  private static void check(Spread spread, Document<Spread> document) {
    List<Class<?>> seen = new ArrayList<>();
    for (int i = 0; i < spread.spread.size(); i++) {
      Class<?> kind = spread.spread.get(i).getClass();
      if (seen.contains(kind)) {
        throw document.error("spread." + i, "spreads what an item before it spreads: remove one");
      }
      if (kind == SpreadItem.Masses.class && seen.contains(SpreadItem.ThrustToWeight.class)) {
        throw document.error("spread." + i, "comes after thrust_to_weight, which needs the masses");
      }
      seen.add(kind);
    }
  }

  /** Draws the truth of a seed. Whatever the seed, robot and mission must make sense at both ends of all ranges. */
  public static Truth draw(
      Document<Spread> file, Document<Robot> robot, Document<Mission> mission, long seed) {
    mustSuit(file, robot, mission);
    return drawAgain(file, robot, mission, seed);
  }

  /** Refuses a spread at whose ends robot and mission make no sense. */
  public static void mustSuit(
      Document<Spread> file, Document<Robot> robot, Document<Mission> mission) {
    Spread spread = file.bind();
    for (int end = 0; end <= 1; end++) {
      spread.apply(Draw.end(end, file.name(), robot, mission));
    }
  }

  /** Draws the truth of a seed from a spread that is known to suit robot and mission: a third of the work of {@link #draw}. */
  public static Truth drawAgain(
      Document<Spread> file, Document<Robot> robot, Document<Mission> mission, long seed) {
    return file.bind().apply(Draw.of(seed, file.name(), robot, mission));
  }

  private Truth apply(Draw draw) {
    for (SpreadItem item : spread) {
      item.draw(draw);
    }
    return draw.truth();
  }
}
