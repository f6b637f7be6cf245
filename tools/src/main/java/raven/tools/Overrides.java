package raven.tools;

import java.util.List;
import raven.file.Document;
import raven.file.FileError;
import raven.tools.study.Law;

/** Values given on the command line, {@code PATH=VALUE}, put into whichever of the files has that path, or into many of them by a {@link Law}. */
final class Overrides {
  private Overrides() {}

  static void apply(List<String> assignments, List<? extends Document<?>> documents) {
    apply(assignments, documents, "--set ");
  }

  /** {@code option} is what messages put before an assignment. */
  static void apply(
      List<String> assignments, List<? extends Document<?>> documents, String option) {
    for (String assignment : assignments) {
      String origin = option + assignment;
      int equals = assignment.indexOf('=');
      if (equals <= 0)
        throw new FileError(origin + ": expected PATH=VALUE, such as legs.toe.stiffness=0.6");
      String path = assignment.substring(0, equals).strip();
      String value = assignment.substring(equals + 1).strip();
      if (value.isEmpty()) throw new FileError(origin + ": has no value");

      List<? extends Document<?>> owners =
          documents.stream().filter(document -> document.has(path)).toList();
      Law law = owners.isEmpty() ? Law.find(path) : null;
      if (law != null) {
        law.apply(value, documents, origin);
        continue;
      }
      if (owners.isEmpty()) throw Document.unknown(path, origin, documents);
      if (owners.size() > 1) {
        throw new FileError(origin + ": both " + owners.get(0).name() + " and "
            + owners.get(1).name() + " have " + path);
      }
      owners.getFirst().override(path, value, origin);
    }
  }
}
