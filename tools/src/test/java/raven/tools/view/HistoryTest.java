package raven.tools.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of many rows. */
final class HistoryTest {
  private static final int CAPACITY = 64;

  private static List<Float> all(History history, long from) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    history.copy(from, buffer);
    buffer.flip();
    List<Float> values = new ArrayList<>();
    while (buffer.hasRemaining()) values.add(buffer.getFloat());
    return values;
  }

  private static History filled(int rows) {
    History history = new History(1, CAPACITY);
    for (int i = 0; i < rows; i++) history.append(new double[] {i});
    return history;
  }

  @Test
  void neverGrowsAndKeepsTheNewestWhole() {
    List<Float> kept = all(filled(10_000), 0);
    assertTrue(kept.size() <= CAPACITY, "kept " + kept.size());
    for (int back = 1; back <= CAPACITY / 8; back++) {
      assertEquals(10_000 - back, kept.get(kept.size() - back));
    }
  }

  @Test
  void keepsOldRowsThinnedButInOrderFromTheFirst() {
    List<Float> kept = all(filled(10_000), 0);
    assertEquals(0, kept.getFirst());
    for (int i = 1; i < kept.size(); i++) assertTrue(kept.get(i) > kept.get(i - 1), "row " + i);
  }

  @Test
  void goesOnWhereAViewerWasCutOff() {
    History history = filled(1000);
    assertEquals(List.of(998f, 999f), all(history, 998));
    assertEquals(List.of(), all(history, 1000));
  }

  @Test
  void aSmallBufferTakesAPartAndTheNumberToGoOnWith() {
    History history = filled(10);
    ByteBuffer three = ByteBuffer.allocate(3 * Float.BYTES);
    assertEquals(3, history.copy(0, three));
    three.clear();
    assertEquals(6, history.copy(3, three));
  }
}
