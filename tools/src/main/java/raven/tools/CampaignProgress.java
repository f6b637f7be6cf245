package raven.tools;

import java.io.PrintStream;
import java.util.Locale;
import raven.tools.campaign.Tally;

/** How far a campaign is, how fast, and how long it will take: written over on a terminal, else a line now and then. */
final class CampaignProgress {
  private static final long WATCHED_NS = 200_000_000L;
  private static final long UNWATCHED_NS = 30_000_000_000L;

  private final PrintStream out;
  private final boolean watched;
  private final int most;
  private final int before;
  private final long begin_ns = System.nanoTime();
  private long next_ns = begin_ns;

  /**
   * @param most runs of the whole campaign
   * @param before runs that earlier calls flew
   */
  CampaignProgress(PrintStream out, boolean watched, int most, int before) {
    this.out = out;
    this.watched = watched;
    this.most = most;
    this.before = before;
    if (!watched) next_ns += UNWATCHED_NS;
  }

  void show(Tally tally) {
    long now_ns = System.nanoTime();
    if (now_ns < next_ns) return;
    next_ns = now_ns + (watched ? WATCHED_NS : UNWATCHED_NS);
    out.print(watched ? "\r" + line(tally) + "\u001b[K" : line(tally) + "\n");
    out.flush();
  }

  private String line(Tally tally) {
    int flown = tally.flown();
    double rate = rate(flown);
    Tally.Count all = tally.all();
    int expected = tally.expected();
    return String.format(
        Locale.ROOT,
        "%d of %s%d runs  %.1f %% completed  %.1f %% refused  %.1f %% failed  %.2f runs/s  %s left",
        flown,
        expected < most ? "about " : "",
        expected,
        percent(all.completed(), all.runs()),
        percent(all.refused(), all.runs()),
        percent(all.failed(), all.runs()),
        rate,
        rate > 0 ? time((expected - flown) / rate) : "?");
  }

  private static double percent(int part, int whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }

  /** Runs of this call per second. */
  double rate(int flown) {
    double elapsed = elapsed();
    return elapsed > 0 ? (flown - before) / elapsed : 0;
  }

  /** Time since the first run of this call began [s]. */
  double elapsed() {
    return (System.nanoTime() - begin_ns) / 1e9;
  }

  static String time(double seconds) {
    long s = Math.round(seconds);
    if (s < 60) return s + " s";
    if (s < 3600) return s / 60 + " min " + s % 60 + " s";
    return s / 3600 + " h " + s % 3600 / 60 + " min";
  }

  void close() {
    if (!watched) return;
    out.print("\r\u001b[K");
    out.flush();
  }
}
