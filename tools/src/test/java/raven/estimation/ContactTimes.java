package raven.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much later than in truth a foot is felt to touch down and to take off. Bounces and gaps shorter than a moment are one contact. */
final class ContactTimes {
  /** A load that says contact [N]: a twentieth of the weight. */
  private static final double LOADED = 0.3;

  /** What lasts less is a bounce, of which a landing has several; a step in walking lasts three times as long [s]. */
  private static final double MOMENT = 0.04;

  /** What is further away belongs to another event [s]. */
  private static final double FAR = 0.05;

  private final Edges truth = new Edges();
  private final Edges felt = new Edges();
  private final List<Double> touchDown = new ArrayList<>();
  private final List<Double> takeOff = new ArrayList<>();
  int missed;
  int invented;
  private boolean matched;

  void take(double time, double load, boolean contact) {
    truth.take(time, load > LOADED);
    felt.take(time, contact);
  }

  /** Changes of state that last. */
  private static final class Edges {
    final List<Double> on = new ArrayList<>();
    final List<Double> off = new ArrayList<>();
    private boolean state;
    private boolean raw;
    private double changed;
    private boolean begun;

    void take(double time, boolean now) {
      if (!begun) {
        state = raw = now;
        begun = true;
        changed = time;
      }
      if (now != raw) {
        raw = now;
        // what a short change interrupted goes on
        changed = time;
      }
      if (raw != state && time - changed >= MOMENT) {
        state = raw;
        (state ? on : off).add(changed);
      }
    }
  }

  private void match() {
    if (matched) return;
    matched = true;
    match(truth.on, felt.on, touchDown);
    match(truth.off, felt.off, takeOff);
  }

  private void match(List<Double> true_, List<Double> felt, List<Double> late) {
    List<Double> left = new ArrayList<>(felt);
    for (double t : true_) {
      Double best = null;
      for (Double f : left) {
        if (Math.abs(f - t) < FAR && (best == null || Math.abs(f - t) < Math.abs(best - t)))
          best = f;
      }
      if (best == null) {
        missed++;
      } else {
        late.add(best - t);
        left.remove(best);
      }
    }
    invented += left.size();
  }

  /** Adds the events of another foot. */
  void add(ContactTimes other) {
    other.match();
    touchDown.addAll(other.touchDown);
    takeOff.addAll(other.takeOff);
    missed += other.missed;
    invented += other.invented;
    matched = true;
  }

  /** Root mean square [s]. */
  double touchDown() {
    return rms(touchDown);
  }

  double takeOff() {
    return rms(takeOff);
  }

  /** Share of the events that are felt within so long [s]. */
  double touchDownWithin(double within) {
    return share(touchDown, within);
  }

  double takeOffWithin(double within) {
    return share(takeOff, within);
  }

  int events() {
    return touchDown.size() + takeOff.size();
  }

  private static double rms(List<Double> late) {
    return Math.sqrt(late.stream().mapToDouble(l -> l * l).average().orElse(Double.NaN));
  }

  private static double share(List<Double> late, double within) {
    return late.stream()
        .mapToDouble(l -> Math.abs(l) <= within + 1e-9 ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static double mean(List<Double> late) {
    return late.stream().mapToDouble(l -> l).average().orElse(Double.NaN);
  }

  @Override
  public String toString() {
    match();
    return String.format(
        Locale.ROOT,
        "touch-down rms %.1f ms, mean %.1f, within 5 ms %.0f %% of %d; take-off rms %.1f ms, mean %.1f, within 5 ms %.0f %% of %d; missed %d, invented %d",
        1e3 * touchDown(),
        1e3 * mean(touchDown),
        100 * share(touchDown, 0.005),
        touchDown.size(),
        1e3 * takeOff(),
        1e3 * mean(takeOff),
        100 * share(takeOff, 0.005),
        takeOff.size(),
        missed,
        invented);
  }
}
