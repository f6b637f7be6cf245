package raven.tools.campaign;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that decides what the flights of a campaign are; how many there are, and who flies them, does not. Files are canonical texts, so
 * that a plan can travel to another machine.
 *
 * <p>Runs are numbered from 0. Every point of the grid flies the same seeds, and all points fly a seed before any flies the next: what is
 * flown so far is always a fair picture.
 *
 * @param build which build of RAVEN flies: another may fly otherwise
 * @param spread empty when robot and course are as the files say
 * @param calibrated each robot is told the springs that it has
 */
public record Plan(
    String build,
    String mission,
    String robot,
    String settings,
    String spread,
    boolean calibrated,
    List<Axis> axes,
    long firstSeed)
    implements Serializable {
  /** Begins the line of {@link #words} that says the build. */
  public static final String BUILD = "build: ";

  public Plan {
    axes = List.copyOf(axes);
  }

  /** Points of the grid. */
  public int points() {
    int points = 1;
    for (Axis axis : axes) points = Math.multiplyExact(points, axis.values().size());
    return points;
  }

  public int point(int run) {
    return run % points();
  }

  public long seed(int run) {
    return firstSeed + run / points();
  }

  /** What the axes are at a point, in their order; the last one changes fastest. */
  public List<String> values(int point) {
    List<String> values = new ArrayList<>();
    int rest = point;
    for (int i = axes.size() - 1; i >= 0; i--) {
      List<String> all = axes.get(i).values();
      values.addFirst(all.get(rest % all.size()));
      rest /= all.size();
    }
    return values;
  }

  /** The point as {@code --set} says it. */
  public List<String> assignments(int point) {
    List<String> values = values(point);
    List<String> assignments = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) assignments.add(axes.get(i).path() + "=" + values.get(i));
    return assignments;
  }

  /** What the files do not say. */
  public String words() {
    StringBuilder words = new StringBuilder();
    words.append(BUILD).append(build).append('\n');
    words.append("first_seed: ").append(firstSeed).append('\n');
    if (calibrated) words.append("calibrated\n");
    for (Axis axis : axes) {
      words
          .append("vary ")
          .append(axis.path())
          .append(": ")
          .append(String.join(", ", axis.values()))
          .append('\n');
    }
    return words.toString();
  }
}
