package raven.hal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.hal.pi.Allocation;

final class MailboxTest {
  @Test
  void whatIsReadWasWrittenTogether() throws InterruptedException {
    Mailbox mailbox = new Mailbox(64);
    Thread writer = Thread.ofPlatform().start(() -> {
      double[] values = new double[64];
      for (int i = 1; i <= 200_000; i++) {
        java.util.Arrays.fill(values, i);
        mailbox.write(values);
      }
    });
    double[] seen = new double[64];
    double last = 0;
    while (writer.isAlive()) {
      mailbox.read(seen);
      for (double value : seen) assertEquals(seen[0], value);
      assertTrue(seen[0] >= last);
      last = seen[0];
    }
    assertEquals(200_000, mailbox.read(seen));
    assertEquals(200_000, seen[63]);
  }

  @Test
  void makesNoGarbage() {
    Mailbox mailbox = new Mailbox(8);
    double[] values = new double[8];
    assertEquals(0, Allocation.bytesOf(() -> {
      mailbox.write(values);
      mailbox.read(values);
    }));
  }
}
