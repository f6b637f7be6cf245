package raven.tools;

import java.util.BitSet;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import raven.file.FileError;
import raven.tools.campaign.CampaignEngine;
import raven.tools.campaign.Csv;
import raven.tools.campaign.Plan;
import raven.tools.campaign.RunFile;
import raven.tools.campaign.RunRow;
import raven.tools.campaign.Tally;

/** A campaign as it is flown: what is known already, what is still to come, and where each row goes. */
final class Campaign {
  private final Plan plan;
  private final RunFile file;
  private final Tally tally;
  private final int most;
  private final BitSet known = new BitSet();
  private final int outcome;
  private final int before;
  private final int beforeEnd;

  /** Takes up what the file holds. */
  Campaign(Plan plan, List<String> columns, RunFile file, int most, double halfWidth) {
    this.plan = plan;
    this.file = file;
    this.most = most;
    tally = new Tally(plan, most, halfWidth);
    outcome = columns.indexOf(RunRow.OUTCOME);
    file.read(this::keep);
    if (known.length() > most) {
      throw new FileError("the folder of --out holds " + known.length() + " runs, more than the "
          + most + " that are asked for: ask for as many or more, or choose another folder");
    }
    before = known.cardinality();
    beforeEnd = known.length();
  }

  private void keep(int run, List<String> values) {
    known.set(run);
    boolean fell = Boolean.parseBoolean(values.get(outcome + 1));
    tally.add(run, new Tally.End(values.get(outcome), fell));
  }

  /** Runs that the file held before. */
  int before() {
    return before;
  }

  /** Flies what is still to come. */
  void fly(CampaignEngine engine, CampaignProgress progress) {
    if (tally.enough()) return;
    BitSet flown = (BitSet) known.clone();
    PrimitiveIterator.OfInt todo =
        IntStream.range(0, most).filter(run -> !flown.get(run)).iterator();
    engine.fly(plan, todo, new CampaignEngine.Rows() {
      @Override
      public void row(int run, String row) {
        synchronized (tally) {
          // a cluster may fly a run again whose machine it lost
          if (known.get(run)) return;
          file.append(row);
          keep(run, Csv.split(row));
          progress.show(tally);
        }
      }

      @Override
      public boolean enough() {
        synchronized (tally) {
          return tally.enough();
        }
      }
    });
  }

  /** What the runs came to. */
  Tally tally() {
    return tally;
  }

  /** Runs in the file that the answer does not need: earlier calls flew them for a narrower interval. */
  int beyond() {
    int end = tally.all().runs();
    return beforeEnd <= end ? 0 : known.get(end, beforeEnd).cardinality();
  }

  /** Puts the file in order, without the runs that this call flew beyond those that were enough. */
  void close() {
    file.order(Math.max(tally.all().runs(), beforeEnd));
    file.close();
  }
}
