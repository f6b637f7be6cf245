package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class McapReaderTest {
  private static final int MESSAGES = 20_000;
  private static byte[] log;

  @TempDir
  Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.mcap"), bytes);
  }

  private static byte[] log() throws IOException {
    if (log == null) log = McapWriterTest.log(MESSAGES);
    return log;
  }

  /** Times of the rows [ns]. */
  private static List<Long> rows(McapReader reader) throws IOException {
    List<Long> times = new ArrayList<>();
    reader.read((channel, time_ns, data) -> {
      if (channel.topic().equals("/tick")) times.add(time_ns);
    });
    return times;
  }

  private String fault(byte[] bytes) throws IOException {
    Path file = file(bytes);
    return assertThrows(McapFault.class, () -> new McapReader(file)).getMessage();
  }

  @Test
  void theIndexSaysWhatTheLogHolds() throws IOException {
    try (McapReader reader = new McapReader(file(log()))) {
      assertTrue(reader.whole());
      assertEquals(List.of(), reader.troubles());
      McapReader.Channel tick = reader.channel("/tick");
      assertEquals("raven/msg/Tick", tick.schema());
      assertEquals("ros2msg", tick.schemaEncoding());
      assertEquals(MESSAGES, reader.count(tick));
      assertEquals(0, reader.start_ns());
      assertEquals((MESSAGES - 1) * 1000L, reader.end_ns());
      assertEquals(Map.of("seed", "7", "mission", "tour"), reader.metadata().get("raven"));
      assertArrayEquals("mass: 620 g\n".getBytes(UTF_8), reader.attachments().get("robot.yaml"));
    }
  }

  @Test
  void everyMessageIsVisitedInOrder() throws IOException {
    try (McapReader reader = new McapReader(file(log()))) {
      List<Long> times = rows(reader);
      assertEquals(MESSAGES, times.size());
      for (int i = 0; i < MESSAGES; i++) assertEquals(i * 1000L, times.get(i));
    }
  }

  @Test
  void aStretchOfTimeIsVisitedAlone() throws IOException {
    try (McapReader reader = new McapReader(file(log()))) {
      List<Long> times = new ArrayList<>();
      reader.read(
          channel -> channel.topic().equals("/text"),
          1_000_000,
          1_200_000,
          (channel, time_ns, data) -> times.add(time_ns));
      assertEquals(List.of(1_000_000L, 1_100_000L, 1_200_000L), times);
    }
  }

  @Test
  void aDamagedChunkCostsItsMessagesAndIsTold() throws IOException {
    byte[] bytes = log().clone();
    int middle = bytes.length / 2;
    bytes[middle] ^= 1;
    try (McapReader reader = new McapReader(file(bytes))) {
      int read = rows(reader).size();
      assertTrue(read < MESSAGES && read > MESSAGES / 2, "read " + read);
      assertEquals(1, reader.troubles().size(), () -> String.join("\n", reader.troubles()));
    }
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws IOException {
    byte[] bytes = log().clone();
    // in the summary, in front of footer and magic
    bytes[bytes.length - 60] ^= 1;
    try (McapReader reader = new McapReader(file(bytes))) {
      assertFalse(reader.whole());
      assertEquals(MESSAGES, rows(reader).size());
      assertTrue(
          reader.troubles().getFirst().contains("checksum"),
          () -> reader.troubles().getFirst());
    }
  }

  @Test
  void bytesThatAreNoLogAreToldApart() throws IOException {
    assertEquals("it is empty", fault(new byte[0]));
    assertEquals("it is not an MCAP log", fault("#ROSBAG V2.0\n".getBytes(UTF_8)));
    assertEquals("it is not an MCAP log", fault(new byte[] {0, 1}));
    assertEquals("it was cut before anything was written to it", fault(Arrays.copyOf(log(), 5)));
    byte[] newer = log().clone();
    newer[5] = '1';
    assertTrue(fault(newer).startsWith("it is an MCAP log of the newer version 1"));
  }

  @Test
  void noLengthIsBelieved() throws IOException {
    byte[] sample = Arrays.copyOf(log(), 2000);
    for (int at = 8; at < sample.length; at++) {
      byte[] bytes = sample.clone();
      bytes[at] = (byte) 0xFF;
      try (McapReader reader = new McapReader(file(bytes))) {
        reader.metadata();
        reader.attachments();
        reader.read((channel, time_ns, data) -> {});
      } catch (McapFault fault) {
        assertFalse(fault.getMessage().isEmpty());
      }
    }
  }

  @Test
  void aLogCutAnywhereKeepsEveryChunkThatIsComplete() throws IOException {
    byte[] bytes = log();
    long[] ends = new McapAudit(bytes).chunkEnds();
    for (int i = 0; i < 1000; i++) {
      int length = 8 + (int) (i * 7919L * 7907L % (bytes.length - 9));
      int complete = (int) Arrays.stream(ends).filter(end -> end <= length).count();
      try (McapReader reader = new McapReader(file(Arrays.copyOf(bytes, length)))) {
        assertFalse(reader.whole());
        assertEquals(complete, reader.chunks(), "cut at " + length);
      }
    }
  }
}
