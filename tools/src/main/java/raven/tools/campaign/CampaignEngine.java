package raven.tools.campaign;

import java.util.PrimitiveIterator;

/** Whoever flies the runs of a campaign: threads of this machine, or a cluster. */
public interface CampaignEngine extends AutoCloseable {
  /** Takes rows in any order, from any thread. */
  interface Rows {
    /** Keeps a row. */
    void row(int run, String row);

    /** Nothing more has to be flown. */
    boolean enough();
  }

  /** Flies these runs, begun in this order, until they are all flown or it is enough. */
  void fly(Plan plan, PrimitiveIterator.OfInt runs, Rows rows);

  @Override
  void close();
}
