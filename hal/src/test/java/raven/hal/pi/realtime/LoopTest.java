package raven.hal.pi.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import raven.hal.pi.Allocation;
import raven.hal.pi.os.Scheduling;

final class LoopTest {
  private static final class Lateness implements Loop.Watcher {
    long least = Long.MAX_VALUE;
    long count;

    @Override
    public void woke(long late_ns) {
      least = Math.min(least, late_ns);
      count++;
    }

    @Override
    public void done(PhaseTimes times) {}
  }

  private static void spin(long ns) {
    long end = System.nanoTime() + ns;
    while (System.nanoTime() < end) Thread.onSpinWait();
  }

  @Test
  void neverWakesBeforeItsTimeAndKeepsItsRate() {
    Loop loop = new Loop(500, Loop.SPIN_NS);
    Lateness lateness = new Lateness();
    long begin = System.nanoTime();
    loop.run((tick, times) -> tick < 99, lateness);
    double took = (System.nanoTime() - begin) / 1e9;
    assertEquals(100, lateness.count);
    assertTrue(lateness.least >= 0, "woke " + lateness.least + " ns late");
    assertTrue(took >= 0.198, took + " s");
  }

  @Test
  void anOverrunNamesThePhaseThatAteItAndCostsNoBurst() {
    Loop loop = new Loop(500, Loop.SPIN_NS);
    long[] began = new long[12];
    loop.run(
        (tick, times) -> {
          began[(int) tick] = System.nanoTime();
          times.passed(Phase.SENSE);
          times.passed(Phase.ESTIMATE);
          if (tick == 10) spin(100_000_000);
          times.passed(Phase.DECIDE);
          times.passed(Phase.ACT);
          return tick < 11;
        },
        new Lateness());
    List<String> words = loop.overruns().words();
    String last =
        words.stream().filter(line -> line.startsWith("tick 10 ")).findAny().orElse("");
    assertTrue(last.contains("decide took"), () -> String.join("\n", words));
    assertTrue(began[11] - began[10] >= 100_000_000, "after the work, and no sooner");
    assertEquals(12, loop.ticks(), "what was missed is not made up for");
    assertTrue(loop.times().most_ns(Phase.DECIDE) >= 100_000_000);
  }

  /** What is found to be the cause of a tick that woke late and of which one phase took long, after ten of 20 us. */
  private static Cause causeOf(long late_us, Phase phase, long phase_us, Consumer<Toll> machine) {
    PhaseTimes times = new PhaseTimes();
    for (int i = 0; i < 10; i++) times.set(phase, 20_000);
    times.set(phase, phase_us * 1000);
    try (Toll toll = new Toll()) {
      toll.run_ns = phase_us * 1000;
      toll.yielded = 1;
      machine.accept(toll);
      return Cause.of(late_us * 1000, times, toll);
    }
  }

  @Test
  void whoeverTookTheTimeIsNamed() {
    assertEquals(Cause.WOKEN_LATE, causeOf(2500, Phase.SENSE, 20, toll -> {}));
    assertEquals(Cause.COMPUTED, causeOf(0, Phase.DECIDE, 3000, toll -> {}));
    assertEquals(Cause.WORLD, causeOf(0, Phase.WORLD, 3000, toll -> {}));
    assertEquals(Cause.STOLEN, causeOf(0, Phase.ACT, 3000, toll -> toll.run_ns = 100_000));
    assertEquals(Cause.BLOCKED, causeOf(0, Phase.ACT, 3000, toll -> {
      toll.run_ns = 100_000;
      toll.yielded = 2;
    }));
    assertEquals(Cause.PREEMPTED, causeOf(0, Phase.ACT, 3000, toll -> toll.ready_ns = 2_900_000));
    assertEquals(Cause.PREEMPTED, causeOf(2500, Phase.ACT, 20, toll -> toll.ready_ns = 2_500_000));
    assertEquals(Cause.COLLECTED, causeOf(2500, Phase.ACT, 20, toll -> toll.collected = 1));
    assertEquals(Cause.PAGED, causeOf(0, Phase.LOG, 3000, toll -> toll.fetched = 1));
    assertTrue(Cause.PREEMPTED.machine() && Cause.WOKEN_LATE.machine());
    assertTrue(!Cause.COMPUTED.machine() && !Cause.BLOCKED.machine());
  }

  /** The first tick is its own mean, and was the machine's doing whatever it took. */
  @Test
  void theFirstTickIsExplainedTooAndWeighsNothingInItsOwnMean() {
    PhaseTimes times = new PhaseTimes();
    times.set(Phase.DECIDE, 3_000_000);
    try (Toll toll = new Toll()) {
      toll.run_ns = 3_000_000;
      assertEquals(Cause.COMPUTED, Cause.of(40_000, times, toll));
      assertEquals(Phase.DECIDE, times.culprit());
    }
    assertEquals(3_000_000, times.excess_ns(Phase.DECIDE));
    times.set(Phase.DECIDE, 5_000_000);
    assertEquals(2_000_000, times.excess_ns(Phase.DECIDE));
    times.set(Phase.DECIDE, 5_000_000);
    assertEquals(1_000_000, times.excess_ns(Phase.DECIDE));
  }

  @Test
  void whatSimulatedBoardsTakeIsNoTimeOfTheRobot() {
    PhaseTimes times = new PhaseTimes();
    times.begin();
    spin(1_000_000);
    times.passed(Phase.ACT);
    long whole = times.whole_ns();
    times.move(Phase.ACT, Phase.WORLD, 400_000);
    assertEquals(400_000, times.last_ns(Phase.WORLD));
    assertEquals(whole - 400_000, times.tick_ns());
    assertEquals(whole, times.whole_ns());
  }

  /** Seventy that the machine made do not push out the one that the program made. */
  @Test
  void theProgramsOwnOverrunsAreKeptApart() {
    Overruns overruns = new Overruns();
    PhaseTimes times = new PhaseTimes();
    times.set(Phase.DECIDE, 20_000);
    try (Toll toll = new Toll()) {
      times.set(Phase.DECIDE, 3_000_000);
      toll.run_ns = 3_000_000;
      overruns.add(5, 1_000_000, 0, times, toll);
      times.set(Phase.DECIDE, 20_000);
      toll.run_ns = 20_000;
      for (int i = 0; i < 70; i++) overruns.add(10 + i, 1_000_000, 3_000_000, times, toll);
    }
    List<String> words = overruns.words();
    assertEquals(71, overruns.count());
    assertEquals(70, overruns.byMachine());
    assertEquals(65, words.size());
    String first = words.getFirst();
    assertTrue(first.matches("tick 5 at \\d+\\.\\d{4} s over by 1000 us: decide took.*"), first);
    assertEquals(System.nanoTime() / 1e9, Double.parseDouble(first.split(" ")[3]), 60);
    assertTrue(words.get(1).startsWith("tick 16 "), words.get(1));
    assertTrue(words.getLast().startsWith("tick 79 "), words.getLast());
  }

  @Test
  void whatAThreadDoesIsInItsAccount() {
    try (Toll toll = new Toll()) {
      toll.begin();
      java.util.concurrent.locks.LockSupport.parkNanos(3_000_000);
      toll.end();
      assertTrue(toll.yielded >= 1, toll.yielded + " times given up");
      toll.begin();
      long end = System.nanoTime() + 200_000_000;
      while (System.nanoTime() < end) Thread.onSpinWait();
      toll.end();
      double share = (toll.run_ns + toll.ready_ns) / 200e6;
      assertTrue(share > 0.5, "ran or was ready for " + share + " of the time");
    }
  }

  @Test
  void aCollectionInATickIsCountedInIt() {
    Loop loop = new Loop(500, Loop.SPIN_NS);
    loop.run(
        (tick, times) -> {
          if (tick == 5) {
            System.gc();
            spin(20_000_000);
          }
          times.passed(Phase.SENSE);
          return tick < 5;
        },
        new Lateness());
    assertTrue((long) loop.overruns().byCause().get("collected") > 0);
    String last = loop.overruns().words().getLast();
    assertTrue(last.startsWith("tick 5 ") && last.contains("garbage was collected"), last);
  }

  @Test
  void aTickMakesNoGarbage() {
    PhaseTimes times = new PhaseTimes();
    Overruns overruns = new Overruns();
    Scheduling.Sleeper sleeper = new Scheduling.Sleeper();
    try (Toll toll = new Toll()) {
      assertEquals(0, Allocation.bytesOf(() -> {
        toll.begin();
        sleeper.until(System.nanoTime());
        times.begin();
        times.passed(Phase.SENSE);
        times.end();
        toll.end();
        overruns.add(1, 2, 3, times, toll);
      }));
    }
  }

  @Test
  void whatTheMachineDoesNotGiveIsAWarningAndNotTheEnd() throws InterruptedException {
    Thread thread = new Thread(() -> {
      try (RealTime realTime = new RealTime(new RealTime.Wishes(0, 1_000_000, false, false))) {
        List<String> warnings = realTime.warnings();
        assertEquals(1, warnings.size());
        assertTrue(
            warnings.get(0).startsWith("not on core 1000000: the thread moves"), warnings.get(0));
        assertTrue(warnings.get(0).contains("EINVAL"), warnings.get(0));
      }
    });
    Throwable[] thrown = new Throwable[1];
    thread.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
    thread.start();
    thread.join();
    if (thrown[0] != null) throw new AssertionError(thrown[0]);
  }

  @Test
  void asksForNothingWhenNothingIsWished() {
    try (RealTime realTime = new RealTime(RealTime.Wishes.NONE)) {
      assertEquals(List.of(), realTime.warnings());
    }
  }
}
