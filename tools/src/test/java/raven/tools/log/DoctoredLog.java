package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import raven.log.LogSchema;

/** Logs that are not as RAVEN wrote them. */
public final class DoctoredLog {
  private DoctoredLog() {}

  /** Copies a log but for one value. */
  public static void copy(
      Path from, Path to, String topic, int row, String column, DoubleUnaryOperator change)
      throws IOException {
    try (McapReader reader = new McapReader(from);
        McapWriter writer = new McapWriter(Files.newOutputStream(to), "doctor")) {
      for (var group : reader.metadata().entrySet())
        writer.metadata(group.getKey(), group.getValue());
      for (var file : reader.attachments().entrySet()) {
        writer.attachment(file.getKey(), "application/yaml", file.getValue());
      }
      Map<Integer, Integer> channels = new HashMap<>();
      for (McapReader.Channel channel : reader.channels()) {
        int schema =
            writer.schema(channel.schema(), channel.schemaEncoding(), channel.schemaData());
        channels.put(
            channel.id(), writer.channel(schema, channel.topic(), channel.encoding(), Map.of()));
      }
      int[] rows = {0};
      reader.read((channel, time_ns, data) -> {
        ByteBuffer copy = ByteBuffer.allocate(data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        copy.put(data.duplicate()).flip();
        if (channel.topic().equals(topic) && rows[0]++ == row) {
          int at = Integer.BYTES + Double.BYTES * indexOf(RowFormat.columns(channel), column);
          copy.putDouble(at, change.applyAsDouble(copy.getDouble(at)));
        }
        writer.message(channels.get(channel.id()), time_ns, copy);
      });
    }
  }

  /** A log with files that lack a line each, as an earlier program wrote them, and no tick. */
  public static Path ofAnEarlierProgram(Path from, Path to, Map<String, String> lines)
      throws IOException {
    try (McapReader reader = new McapReader(from);
        McapWriter writer = new McapWriter(Files.newOutputStream(to), "doctor")) {
      for (var group : reader.metadata().entrySet())
        writer.metadata(group.getKey(), group.getValue());
      for (var file : reader.attachments().entrySet()) {
        String text = new String(file.getValue(), UTF_8);
        String lacking = lines.getOrDefault(file.getKey(), "");
        String less = lacking.isEmpty() ? text : text.replaceFirst("\n *" + lacking + ".*", "");
        writer.attachment(file.getKey(), "application/yaml", less.getBytes(UTF_8));
      }
    }
    return to;
  }

  private static int indexOf(List<LogSchema.Column> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) return i;
    }
    throw new AssertionError("no column " + name);
  }

  /** A log about something else. */
  public static Path ofAnotherProgram(Path to) throws IOException {
    try (McapWriter writer = new McapWriter(Files.newOutputStream(to), "another")) {
      writer.attachment("a.txt", "text/plain", "something else".getBytes(UTF_8));
    }
    return to;
  }

  /** A log whose format is not known yet. */
  public static Path ofALaterProgram(Path to) throws IOException {
    try (McapWriter writer = new McapWriter(Files.newOutputStream(to), "raven")) {
      writer.metadata(FlightRecording.ABOUT, Map.of(FlightRecording.FORMAT, "1000"));
    }
    return to;
  }
}
