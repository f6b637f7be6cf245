package raven.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChunksTest {
  @Test
  void everyRunIsFlownOnceAndInOrder() {
    Chunks chunks = new Chunks(IntStream.range(5, 505).iterator());
    List<Integer> runs = new ArrayList<>();
    for (List<int[]> some = chunks.next(7); !some.isEmpty(); some = chunks.next(7)) {
      assertTrue(some.size() <= 7);
      for (int[] chunk : some) for (int run : chunk) runs.add(run);
      chunks.flown(3, 3_000_000);
    }
    assertEquals(IntStream.range(5, 505).boxed().toList(), runs);
  }

  @Test
  void longRunsAreTasksOfTheirOwnAndShortOnesShareOne() {
    Chunks chunks = new Chunks(IntStream.range(0, 100_000).iterator());
    for (int i = 0; i < 50; i++) chunks.flown(1, 2_000_000_000);
    assertEquals(1, chunks.next(1).getFirst().length);
    for (int i = 0; i < 100; i++) chunks.flown(10, 100_000_000);
    assertEquals(50, chunks.next(1).getFirst().length, 2);
    for (int i = 0; i < 100; i++) chunks.flown(1000, 1_000_000);
    assertEquals(200, chunks.next(1).getFirst().length);
  }
}
