package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import raven.file.FileError;
import raven.tools.campaign.CampaignEngine;

/** Threads that fly a campaign stop together. */
final class OwnRunnerTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whenOneThreadCannotKeepItsRowTheOthersStopToo(int which) {
    CampaignCall call = new CampaignCall();
    call.mission = "falling-takeoff";
    AtomicInteger kept = new AtomicInteger();
    try (OwnRunner runner = new OwnRunner(2)) {
      FileError error = assertThrows(
          FileError.class,
          () ->
              runner.fly(call.plan(), IntStream.range(0, 60).iterator(), new CampaignEngine.Rows() {
                @Override
                public void row(int run, String row) {
                  if (run == which) throw new FileError("the disk is full");
                  kept.incrementAndGet();
                }

                @Override
                public boolean enough() {
                  return false;
                }
              }));
      assertEquals("the disk is full", error.getMessage());
    }
    assertTrue(kept.get() < 30, kept + " runs were flown after that");
  }
}
