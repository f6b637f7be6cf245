package raven.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The documentation of the modes, written from the code. */
final class ModesPage {
  private ModesPage() {}

  /** {@code docs/modes.md}. */
  static String page() {
    return """
        # Modes

        This page is written from `raven.mode.Transitions` by `ModesPageTest`, which also fails when the two differ. To write it anew:
        `./mvnw test -pl controller -am -Dtest=ModesPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dwrite.docs`.

        ## What each mode does

        %s
        ## How one leads to another

        ```mermaid
        %s```

        ## The table

        Rows are tried from the top, the first that matches wins, and at most one is taken per tick. The guards are in
        `raven.mode.Transitions`, the facts that they read in `raven.mode.Situation`, and how each fact is decided in `raven.mode.Facts`.

        %s""".formatted(modes(), diagram(), rows());
  }

  /** Table of the modes; the README has it, too. */
  static String modes() {
    StringBuilder text = new StringBuilder("| mode | the robot | propeller |\n|---|---|---|\n");
    for (Mode mode : Mode.values()) {
      text.append("| `%s` | %s | %s |\n"
          .formatted(mode, mode.does(), mode.permit().propeller() ? "may turn" : "stopped"));
    }
    return text.toString();
  }

  private static String diagram() {
    StringBuilder text = new StringBuilder("stateDiagram-v2\n  [*] --> DISARMED\n");

    // one arrow per pair of modes, with all its reasons
    for (Mode from : Mode.values()) {
      for (Mode to : Mode.values()) {
        List<String> reasons = Transitions.TABLE.stream()
            .filter(row -> row.leaves(from) && row.to() == to && !row.from().equals(Mode.GROUNDED))
            .map(Transition::why)
            .toList();
        if (!reasons.isEmpty()) {
          text.append("  %s --> %s : %s\n".formatted(from, to, String.join("<br>", reasons)));
        }
      }
    }

    // what holds for the whole ground is one arrow; a box around the modes would forbid arrows
    // across its border
    text.append("  state \"any mode on the ground\" as GROUND\n");
    for (Transition row : Transitions.TABLE) {
      if (row.from().equals(Mode.GROUNDED)) {
        text.append("  GROUND --> %s : %s\n".formatted(row.to(), row.why()));
      }
    }
    return text.toString();
  }

  private static String rows() {
    StringBuilder text = new StringBuilder("| from | to | because |\n|---|---|---|\n");
    for (Transition row : Transitions.TABLE) {
      text.append("| %s | `%s` | %s |\n".formatted(names(row.from()), row.to(), row.why()));
    }
    return text.toString();
  }

  private static String names(Set<Mode> from) {
    if (from.equals(Mode.GROUNDED)) return "any mode on the ground";
    List<String> names = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      if (from.contains(mode)) names.add("`" + mode + "`");
    }
    return String.join(", ", names);
  }
}
