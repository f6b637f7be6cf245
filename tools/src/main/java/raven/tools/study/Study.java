package raven.tools.study;

import java.nio.file.Path;
import java.util.List;
import raven.file.Default;
import raven.file.Document;
import raven.file.FileError;
import raven.tools.campaign.Axis;

/**
 * A campaign over designs, as a file: the question, what is varied, and what is looked at.
 *
 * @param question that it answers
 * @param set values that differ from the files everywhere
 * @param figures metrics whose means are shown for every design
 */
public record Study(
    String name,
    String question,
    String mission,
    @Default("none") String spread,
    int runs,
    int firstSeed,
    List<Value> set,
    List<Vary> vary,
    List<Figure> figures) {

  /** Studies that come with RAVEN. */
  public static final List<String> BUNDLED =
      List.of("toe-stiffness", "leg-mass", "thrust-to-weight", "size");

  /** What {@code --set} says as OF=TO. */
  public record Value(String of, String to) {}

  /** What {@code --vary} says as OF=OVER. */
  public record Vary(String of, String over) {
    /** The values. */
    public Axis axis() {
      return Axis.of(of + "=" + over);
    }
  }

  /** A metric. */
  public record Figure(String metric) {}

  /** A bundled study by name, or a file by its path. */
  public static Study open(String study) {
    if (BUNDLED.contains(study)) {
      String file = study.concat(".yaml");
      return Document.resource(file, "/raven/studies/".concat(file), Study.class, Study::check)
          .bind();
    }
    if (study.indexOf('/') >= 0 || study.endsWith(".yaml") || study.endsWith(".yml")) {
      return Document.load(Path.of(study), Study.class, Study::check).bind();
    }
    throw new FileError("there is no study " + study + ": choose one of "
        + String.join(", ", BUNDLED) + ", or give the path of a YAML file");
  }

  private static void check(Study study, Document<Study> document) {
    if (study.vary.isEmpty()) throw document.error("vary", "is empty, expected what to vary");
    if (study.runs < 1) throw document.error("runs", "is " + study.runs + ", expected 1 or more");
  }
}
