package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class McapWriterTest {
  private static final int MESSAGES = 20_000;

  static byte[] log(int messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (McapWriter log = new McapWriter(out, "raven test")) {
      log.metadata("raven", Map.of("seed", "7", "mission", "tour"));
      log.attachment("robot.yaml", "application/yaml", "mass: 620 g\n".getBytes(UTF_8));
      int text = log.channel(
          log.schema("Text", "jsonschema", "{}".getBytes(UTF_8)), "/text", "json", Map.of());
      int numbers = log.channel(
          log.schema("raven/msg/Tick", "ros2msg", "float64 t".getBytes(UTF_8)),
          "/tick",
          "cdr",
          Map.of());
      ByteBuffer row = ByteBuffer.allocate(40);
      for (int i = 0; i < messages; i++) {
        if (i % 100 == 0)
          log.message(text, i * 1000L, ByteBuffer.wrap(("{\"n\":" + i + "}").getBytes(UTF_8)));
        log.message(numbers, i * 1000L, row.putInt(0, i));
      }
    }
    return out.toByteArray();
  }

  @Test
  void everyMessageIsReadBackAndEveryChecksumHolds() throws IOException {
    McapAudit read = new McapAudit(log(MESSAGES));
    assertEquals(List.of(), read.faults);
    assertTrue(read.whole);
    assertEquals(MESSAGES + MESSAGES / 100, read.messages.size());
    assertEquals("tour", read.metadata.get("raven").get("mission"));
    assertEquals("mass: 620 g\n", new String(read.attachments.get("robot.yaml"), UTF_8));
    assertEquals("ros2msg\nfloat64 t", read.schemas.get("raven/msg/Tick"));
    int next = 0;
    for (McapAudit.Message message : read.messages) {
      if (!message.topic().equals("/tick")) continue;
      assertEquals(next, ByteBuffer.wrap(message.data()).getInt());
      assertEquals(next, message.sequence());
      assertEquals(next * 1000L, message.time_ns());
      next++;
    }
  }

  @Test
  void theSameMessagesGiveTheSameBytes() throws IOException {
    assertArrayEquals(log(1000), log(1000));
  }

  @Test
  void anEmptyLogIsWholeToo() throws IOException {
    McapAudit read = new McapAudit(log(0));
    assertEquals(List.of(), read.faults);
    assertTrue(read.whole);
  }

  @Test
  void aCutLogKeepsItsWholeChunks() throws IOException {
    byte[] log = log(MESSAGES);
    int readable = 0;
    for (int cut = 0; cut < 100; cut++) {
      int length = 8 + (int) ((log.length - 9L) * cut / 100);
      McapAudit read = new McapAudit(Arrays.copyOf(log, length));
      assertEquals(List.of(), read.faults, "cut at " + length);
      assertFalse(read.whole);
      assertTrue(
          read.messages.size() >= readable, "fewer messages of a longer log, cut at " + length);
      readable = read.messages.size();
    }
    assertTrue(readable > MESSAGES * 0.9, "only " + readable);
  }
}
