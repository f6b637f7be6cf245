package raven.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import raven.controller.Settings;
import raven.file.Document;

/**
 * The values of the settings that a tune may change, each scaled to its range: 0 at the range's beginning, 1 at its end. A variable of a table
 * is one value for each entry.
 */
final class TunedValues {
  private final Document<Settings> settings;
  private final List<Scaled> scaled = new ArrayList<>();
  private final List<ToeBlend> blends = new ArrayList<>();

  /** One value and where it stands now, in SI units but for {@code start}. */
  private record Scaled(
      int variable, int entry, String path, double from, double to, String unit, double start) {
    String text(double at) {
      double value = from + Math.clamp(at, 0, 1) * (to - from);
      return String.format(Locale.ROOT, "%.5g %s", value, unit).strip();
    }
  }

  /** @param settings is changed whenever settings of a candidate are asked for */
  TunedValues(TuneTask task, Document<Settings> settings) {
    this.settings = settings;
    // ranges are read by putting them in the place of the value
    Document<Settings> ruler = Settings.parse(settings.name(), settings.dump());
    for (int variable = 0; variable < task.variables().size(); variable++) {
      TuneTask.Variable ranged = task.variables().get(variable);
      List<String> paths = ranged.paths(settings);
      String origin = "variables." + variable;
      for (int entry = 0; entry < paths.size(); entry++) {
        String path = paths.get(entry);
        var now = TuneTask.value(settings, path);
        double from = TuneTask.si(ruler, path, ranged.from(), origin);
        double to = TuneTask.si(ruler, path, ranged.to(), origin);
        double start = Math.clamp((now.si() - from) / (to - from), 0, 1);
        scaled.add(new Scaled(variable, entry, path, from, to, now.siUnit(), start));
      }
      double[] toes = new double[ranged.ofTable() ? paths.size() : 1];
      for (int entry = 0; entry < toes.length && ranged.ofTable(); entry++) {
        toes[entry] = TuneTask.value(settings, ranged.toe(entry)).si();
      }
      blends.add(new ToeBlend(toes));
    }
  }

  int count() {
    return scaled.size();
  }

  int variables() {
    return blends.size();
  }

  /** How many values its variable is. */
  int entries(int value) {
    return blends.get(variable(value)).entries();
  }

  private int variable(int value) {
    return scaled.get(value).variable;
  }

  /** How much each value counts for a robot with toe springs of this rate [N m/rad]; the values of a variable are 1 together. */
  double[] shares(double toe) {
    double[] shares = new double[count()];
    Arrays.setAll(shares, j -> blends.get(variable(j)).share(scaled.get(j).entry, toe));
    return shares;
  }

  /** Each value what its variable is. */
  double[] ofVariables(double[] of) {
    double[] byValue = new double[count()];
    Arrays.setAll(byValue, j -> of[variable(j)]);
    return byValue;
  }

  /** What each variable is for a robot to which the values count so much. */
  double[] blended(double[] of, double[] shares) {
    double[] blended = new double[variables()];
    for (int j = 0; j < of.length; j++) blended[variable(j)] += shares[j] * of[j];
    return blended;
  }

  /** Where the values stood at first. */
  double[] start() {
    return scaled.stream().mapToDouble(Scaled::start).toArray();
  }

  /** The settings of a candidate, with as many digits as a file shows, so that the file flies as the candidate did. */
  Settings settingsAt(double[] at) {
    texts(at).forEach((path, text) -> settings.override(path, text, "tune"));
    return settings.bind();
  }

  /** The values of a candidate by their paths, as a file shows them. */
  Map<String, String> texts(double[] at) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < at.length; i++)
      texts.put(scaled.get(i).path, scaled.get(i).text(at[i]));
    return texts;
  }
}
