package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.tools.campaign.CampaignEngine;
import raven.tools.campaign.Plan;
import raven.tools.campaign.RunFile;
import raven.tools.campaign.RunRow;

/** A campaign of a hundred thousand runs holds no more than one of ten thousand: rows lie on the disk. */
final class CampaignMemoryTest {
  private static final int RUNS = 100_000;
  private static final int FIRST_LOOK = 10_000;

  /** A few bits for each run, and what a garbage collector leaves for later. */
  private static final long ALLOWED = 1_000_000;

  @TempDir
  Path folder;

  /** Answers at once, two by two in the wrong order, as threads do. */
  private static final class Instant implements CampaignEngine {
    long first;
    long last;

    @Override
    public void fly(Plan plan, PrimitiveIterator.OfInt runs, Rows rows) {
      while (runs.hasNext()) {
        int run = runs.nextInt();
        int next = runs.nextInt();
        rows.row(next, row(next));
        rows.row(run, row(run));
        if (next + 1 == FIRST_LOOK) first = used();
        if (next + 1 == RUNS) last = used();
      }
    }

    private static String row(int run) {
      String outcome = run % 7 == 0 ? RunRow.REFUSED : RunRow.COMPLETED;
      return run + "," + (1 + run) + "," + outcome + ",false,walking,1.5,why,why," + run * 0.1;
    }

    private static long used() {
      System.gc();
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() {}
  }

  @Test
  void theHeapDoesNotGrowWithTheRuns() {
    Plan plan = new Plan("b", "m", "r", "s", "", false, List.of(), 1);
    List<String> columns = RunRow.columns(plan, List.of(), List.of());
    Instant engine = new Instant();
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    try (RunFile file = new RunFile(folder.resolve("runs.csv"), columns)) {
      Campaign campaign = new Campaign(plan, columns, file, RUNS, 0);
      campaign.fly(engine, new CampaignProgress(nowhere, false, RUNS, 0));
      campaign.close();
      assertEquals(RUNS, campaign.tally().all().runs());
      assertEquals(14_286, campaign.tally().all().refused());
    }
    long grown = engine.last - engine.first;
    assertTrue(grown < ALLOWED, "the heap grew by " + grown + " bytes");

    // all of them lie in order
    int[] next = {0};
    RunFile.read(folder.resolve("runs.csv"), (run, values) -> assertEquals(next[0]++, run));
    assertEquals(RUNS, next[0]);
  }
}
