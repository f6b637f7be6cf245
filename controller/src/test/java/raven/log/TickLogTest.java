package raven.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import raven.controller.Allocation;

final class TickLogTest {
  private static void fill(LogRow row, double time) {
    row.put("time", "s", time);
    row.put("height", "m", 2 * time);
    row.put("upright", time > 0);
  }

  @Test
  void theSameStatementsDeclareAndFill() {
    LogSchema schema = new LogSchema();
    fill(schema, 0);
    TickLog log = new TickLog(schema.size(), 4);
    for (int i = 1; i <= 3; i++) append(log, i);

    List<String> rows = new ArrayList<>();
    log.drain(
        values -> rows.add(values[0] + " " + values[schema.indexOf("height")] + " " + values[2]));
    assertEquals(List.of("1.0 2.0 1.0", "2.0 4.0 1.0", "3.0 6.0 1.0"), rows);
    assertEquals(new LogSchema.Column("height", "m"), schema.columns().get(1));
  }

  @Test
  void losesAndCountsWhenNobodyDrains() {
    TickLog log = new TickLog(3, 4);
    for (int i = 0; i < 10; i++) append(log, i);
    assertEquals(6, log.lost());

    // the rows that were in time are whole, and there is room again
    List<Double> times = new ArrayList<>();
    log.drain(values -> times.add(values[0]));
    append(log, 10);
    log.drain(values -> times.add(values[0]));
    assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 10.0), times);
  }

  @Test
  void drainedByAnotherThreadEveryRowArrivesOnceInOrder() throws InterruptedException {
    TickLog log = new TickLog(3, 64);
    int rows = 200_000;
    Thread writer = Thread.ofPlatform().start(() -> {
      for (int i = 1; i <= rows; i++) append(log, i);
    });
    double[] last = {0};
    long[] count = {0};
    while (writer.isAlive() || count[0] + log.lost() < rows) {
      log.drain(values -> {
        assertTrue(values[0] > last[0], () -> values[0] + " came after " + last[0]);
        assertEquals(2 * values[0], values[1]);
        last[0] = values[0];
        count[0]++;
      });
    }
    writer.join();
    assertEquals(rows, count[0] + log.lost());
  }

  @Test
  void appendingAllocatesNothing() {
    TickLog log = new TickLog(3, 64);
    TickLog.Sink sink = values -> {};
    assertEquals(0, Allocation.bytesOf(() -> cycle(log, sink, 1)));
  }

  @Test
  void refusesNamesThatNoViewerReads() {
    LogSchema schema = new LogSchema();
    schema.put("p_wb_x", "m", 0);
    for (String bad : List.of("p_wb_x", "P_WB", "2nd", "a__b", "a_", "")) {
      assertThrows(IllegalArgumentException.class, () -> schema.put(bad, "", 0), bad);
    }
  }

  private static void append(TickLog log, double time) {
    log.begin();
    fill(log, time);
    log.end();
  }

  private static void cycle(TickLog log, TickLog.Sink sink, int i) {
    append(log, i);
    log.drain(sink);
  }
}
