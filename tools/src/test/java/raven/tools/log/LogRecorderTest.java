package raven.tools.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.log.LogRow;

/** The flight's thread never waits and never makes garbage, whatever the disk does. */
final class LogRecorderTest {
  private static final double TICK = 0.002;

  @TempDir
  Path folder;

  private double time;

  private void write(LogRow row) {
    row.put("time", "s", time);
    row.put("mode", "", time < 0.5 ? 0 : 1);
    row.put("mode_row", "", time < 0.5 ? -1 : 11);
    for (String name : WATCHED) row.put(name, "", 0);
    // not to be compressed away
    for (int i = 0; i < NOISE.length; i++)
      row.put(NOISE[i], "", 0.7548776662 * 1e6 * time * (i + 1) % 1);
  }

  private static final String[] WATCHED = {"outcome", "health", "battery_voltage", "battery_current"
  };
  private static final String[] NOISE = new String[50];

  static {
    for (int i = 0; i < NOISE.length; i++) NOISE[i] = "noise" + i;
  }

  private LogRecorder recorder(OutputStream out, int waiting, boolean patient) throws IOException {
    FlightLog log = new FlightLog(out, Map.of("mission", "none"), Map.of());
    var section = new LogRecorder.Section("/tick", "Tick", this::write);
    return new LogRecorder(log, List.of(section), waiting, patient).start();
  }

  private void fly(LogRecorder recorder, int ticks) {
    for (int i = 0; i < ticks; i++) {
      recorder.tick();
      time += TICK;
    }
  }

  private FlightRecording read(byte[] bytes) throws IOException {
    return new FlightRecording(Files.write(folder.resolve("a.mcap"), bytes));
  }

  @Test
  void everyRowAndEveryChangeOfModeIsKept() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogRecorder recorder = recorder(out, 64, true);
    fly(recorder, 2000);
    recorder.finish(Map.of("outcome", "completed"));
    assertNull(recorder.fault());
    assertEquals(List.of(), new McapAudit(out.toByteArray()).faults);
    try (FlightRecording log = read(out.toByteArray())) {
      assertEquals(2000, log.rows("/tick").size());
      assertEquals(1999 * TICK, log.rows("/tick").time()[1999], 1e-9);
      assertEquals(
          List.of("disarmed: power-up", "standing: armed, all checks pass"),
          log.modes().stream().map(event -> event.mode() + ": " + event.why()).toList());
      assertEquals("completed", log.words().get("raven.result").get("outcome"));
    }
  }

  @Test
  void aDiskThatHangsCostsRowsThatAreCountedAndNeverATick() throws IOException {
    CountDownLatch stuck = new CountDownLatch(1);
    ByteArrayOutputStream disk = new ByteArrayOutputStream();
    OutputStream hanging = new OutputStream() {
      @Override
      public void write(int b) {
        disk.write(b);
      }

      @Override
      public void flush() {
        try {
          stuck.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
    LogRecorder recorder;
    try {
      recorder = recorder(hanging, 1000, false);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    // returns although nothing of it can be written yet
    fly(recorder, 5000);
    assertTrue(recorder.lost() >= 3000, "only " + recorder.lost() + " lost");
    stuck.countDown();
    recorder.close();
    try (FlightRecording log = read(disk.toByteArray())) {
      Rows rows = log.rows("/tick", LogRecorder.ROWS_LOST);
      assertEquals(5000, rows.size() + recorder.lost());
    }
  }

  @Test
  void aFullDiskCostsWhatDidNotFitAndNothingBefore() throws IOException {
    ByteArrayOutputStream disk = new ByteArrayOutputStream();
    int room = 500_000;
    OutputStream full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        if (disk.size() >= room) throw new IOException("No space left on device");
        disk.write(b);
      }
    };
    LogRecorder recorder = recorder(full, 64, true);
    fly(recorder, 4000);
    recorder.close();
    assertNotNull(recorder.fault());
    assertEquals("No space left on device", recorder.fault().getMessage());
    try (FlightRecording log = read(disk.toByteArray())) {
      assertFalse(log.mcap().whole());
      double[] kept = log.rows("/tick").time();
      // the last chunk that fitted holds half a second
      assertTrue(kept.length > 1000, kept.length + " rows kept");
      assertTrue(kept.length < 3900, "the disk was not full");
      // a chunk that fitted without its index is told as lost and can be read all the same
      double more = kept[kept.length - 1] - recorder.kept();
      assertTrue(recorder.kept() > 2 && more > -1e-9 && more < 0.6, recorder.kept() + " " + more);
    }
  }

  @Test
  void theFlightsThreadMakesNoGarbage() throws IOException {
    LogRecorder recorder = recorder(OutputStream.nullOutputStream(), 64, true);
    fly(recorder, 1000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().threadId();
    threads.getThreadAllocatedBytes(id);
    long before = threads.getThreadAllocatedBytes(id);
    fly(recorder, 5000);
    long bytes = threads.getThreadAllocatedBytes(id) - before;
    recorder.close();
    assertTrue(bytes < 5000, bytes + " bytes in 5000 ticks");
  }
}
