package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.tools.campaign.Answer;
import raven.tools.campaign.Axis;
import raven.tools.campaign.Influence;
import raven.tools.campaign.Interval;
import raven.tools.campaign.Means;
import raven.tools.campaign.Plan;
import raven.tools.campaign.Tally;

/**
 * A campaign's answer, for people and for programs.
 *
 * @param title the question, or the mission again
 * @param call how a run is flown alone, up to its seed
 * @param start time until the engine stood ready [s]
 * @param elapsed time that this call flew, that apart [s]
 * @param before runs that earlier calls flew
 * @param beyond of them those that lie in the folder and are not in the answer
 * @param enough half of the interval's width that was asked for, 0 when none was
 */
record CampaignAnswer(
    String mission,
    String title,
    Plan plan,
    String call,
    Tally tally,
    Answer answer,
    List<Influence> influences,
    Means means,
    double start,
    double elapsed,
    int before,
    int beyond,
    double enough) {

  /** The call that flies a run again. */
  String replay(int run) {
    StringBuilder command = new StringBuilder(call).append(" --seed ").append(plan.seed(run));
    for (String assignment : plan.assignments(plan.point(run))) {
      command.append(" --set ").append(CampaignCall.quoted(assignment));
    }
    return command.toString();
  }

  /** As {@code --json} prints it, places of files apart. */
  Map<String, Object> json() {
    Tally.Count all = tally.all();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("mission", mission);
    object.put("runs", all.runs());
    object.put("first_seed", plan.firstSeed());
    object.put("known_before", before);
    object.put("known_beyond", beyond);
    object.put("engine_start_s", start);
    object.put("wall_s", elapsed);
    object.put("half_width", tally.halfWidth());
    if (enough > 0) {
      object.put("half_width_asked", enough);
      object.put("narrow_enough", narrowEnough());
    }
    object.putAll(counts(all));
    if (plan.points() > 1) {
      List<Object> points = new ArrayList<>();
      for (int point = 0; point < plan.points(); point++) {
        Map<String, Object> one = new LinkedHashMap<>();
        for (int i = 0; i < plan.axes().size(); i++)
          one.put(plan.axes().get(i).path(), plan.values(point).get(i));
        one.putAll(counts(tally.point(point)));
        for (int i = 0; i < means.figures().size(); i++) {
          Means.Mean mean = means.mean(point, i);
          one.put(means.figures().get(i), mean.mean());
          one.put(means.figures().get(i) + "_within", mean.within());
        }
        points.add(one);
      }
      object.put("points", points);
    }
    object.put("reasons", answer.reasons().stream().map(this::json).toList());
    object.put("influences", influences.stream().map(CampaignAnswer::json).toList());
    object.put("worst", answer.worst().stream().map(this::json).toList());
    return object;
  }

  private boolean narrowEnough() {
    return tally.halfWidth() <= enough;
  }

  private static Map<String, Object> counts(Tally.Count count) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("completed", interval(count.completed(), count.runs()));
    object.put("refused", interval(count.refused(), count.runs()));
    object.put("failed", interval(count.failed(), count.runs()));
    object.put("fell", interval(count.fell(), count.runs()));
    object.put("faults", count.faults());
    return object;
  }

  private static Map<String, Object> interval(int runs, int of) {
    Interval interval = Interval.of(runs, of);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("runs", runs);
    object.put("share", interval.share());
    object.put("low", interval.low());
    object.put("high", interval.high());
    return object;
  }

  private Map<String, Object> json(Answer.Reason reason) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("outcome", reason.outcome());
    object.put("mode", reason.mode());
    object.put("reason", reason.reason());
    object.put("runs", reason.runs());
    object.put("example", replay(reason.example()));
    return object;
  }

  private static Map<String, Object> json(Influence influence) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("parameter", influence.parameter());
    object.put("rank_correlation", influence.correlation());
    object.put("chance", influence.chance());
    object.put("explains", influence.explains());
    List<Object> bins = new ArrayList<>();
    for (Influence.Bin bin : influence.bins()) {
      Map<String, Object> part = new LinkedHashMap<>();
      part.put("from", bin.from());
      part.put("to", bin.to());
      part.put("runs", bin.runs());
      part.put("completed", bin.completed().share());
      part.put("low", bin.completed().low());
      part.put("high", bin.completed().high());
      bins.add(part);
    }
    object.put("dependence", bins);
    return object;
  }

  private Map<String, Object> json(Answer.Bad bad) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("run", bad.run());
    object.put("outcome", bad.outcome());
    object.put("fell", bad.fell());
    object.put("why", bad.why());
    object.put("replay", replay(bad.run()));
    return object;
  }

  /** For a terminal. */
  String text() {
    StringBuilder text = new StringBuilder(points().toString());
    TextTable reasons = new TextTable();
    for (Answer.Reason reason : answer.reasons().stream().limit(12).toList()) {
      reasons.row(
          Integer.toString(reason.runs()), reason.outcome(), reason.mode(), reason.reason());
    }
    if (!reasons.isEmpty()) text.append("\nwhat kept runs from completing\n").append(reasons);
    TextTable explain = new TextTable();
    for (Influence influence : influences.stream().filter(Influence::explains).toList()) {
      explain.row(
          influence.parameter(),
          String.format(Locale.ROOT, "%+.2f", influence.correlation()),
          percent(influence.bins().getFirst().completed().share()) + " at the low end, "
              + percent(influence.bins().getLast().completed().share()) + " at the high end");
    }
    if (!explain.isEmpty())
      text.append("\nwhat explains it: rank correlation, completed\n").append(explain);
    if (enough > 0 && !narrowEnough()) {
      text.append("\nthe interval still reaches ")
          .append(percent(tally.halfWidth()))
          .append(" to either side, ")
          .append(percent(enough))
          .append(" was asked: give it more --runs\n");
    }
    if (beyond > 0) {
      text.append("\nwithout ")
          .append(beyond)
          .append(" runs that the folder holds beyond what this interval needs\n");
    }
    if (!answer.worst().isEmpty()) {
      text.append("\nthe worst again\n");
      for (Answer.Bad bad : answer.worst().stream().limit(3).toList())
        text.append(replay(bad.run())).append('\n');
    }
    return text.toString();
  }

  /** Every point of the grid and how its runs ended. */
  private TextTable points() {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(plan.axes().stream().map(Axis::path).toList());
    head.addAll(List.of("runs", "completed", "95 % interval", "refused", "failed", "of them fell"));
    head.addAll(means.figures());
    table.row(head.toArray(String[]::new));
    for (int point = 0; point < plan.points(); point++) {
      List<String> row = new ArrayList<>(plan.values(point));
      row.addAll(words(tally.point(point)));
      row.addAll(figures(point));
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  private static List<String> words(Tally.Count count) {
    Interval completed = Interval.of(count.completed(), count.runs());
    return List.of(
        Integer.toString(count.runs()),
        percent(completed.share()),
        percent(completed.low()) + " to " + percent(completed.high()),
        Integer.toString(count.refused()),
        Integer.toString(count.failed()),
        Integer.toString(count.fell()));
  }

  /** Means of the figures of a design, in words. */
  List<String> figures(int point) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < means.figures().size(); i++) {
      Means.Mean mean = means.mean(point, i);
      // a single run says nothing about how far off it is
      words.add(
          switch (mean.runs()) {
            case 0 -> "";
            case 1 -> String.format(Locale.ROOT, "%.3g", mean.mean());
            default -> String.format(Locale.ROOT, "%.3g +- %.2g", mean.mean(), mean.within());
          });
    }
    return words;
  }

  /** Success and figures over what was varied; null when there is nothing to draw. */
  @Nullable
  String picture() {
    return new CampaignDesigns(plan, tally, means).svg(title);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
