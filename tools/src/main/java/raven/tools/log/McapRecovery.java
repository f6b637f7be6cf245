package raven.tools.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.file.FileError;

/** Makes a whole log of what is intact of a cut or damaged one: every complete chunk, all words and files. */
public final class McapRecovery implements AutoCloseable {
  private final Path path;
  private final McapReader mcap;
  private long messages;
  private long end_ns;

  public McapRecovery(Path path) {
    this.path = path;
    try {
      mcap = new McapReader(path);
    } catch (IOException e) {
      throw FlightRecording.unreadable(path, e);
    }
  }

  /** Nothing is missing and every checksum holds: reads the whole log to know it. */
  public boolean sound() {
    try {
      mcap.attachments();
      mcap.read((channel, time_ns, data) -> {});
    } catch (IOException e) {
      throw FlightRecording.unreadable(path, e);
    }
    return mcap.whole() && mcap.troubles().isEmpty();
  }

  /** Writes the new log; throws {@link IOException} when that does not go. */
  public void write(OutputStream out) throws IOException {
    Map<Integer, Integer> channels = new HashMap<>();
    try (McapWriter writer = new McapWriter(out, "raven log recover")) {
      for (Map.Entry<String, Map<String, String>> group : read().entrySet()) {
        writer.metadata(group.getKey(), group.getValue());
      }
      for (Map.Entry<String, byte[]> file : mcap.attachments().entrySet()) {
        writer.attachment(file.getKey(), "application/yaml", file.getValue());
      }
      mcap.read((channel, time_ns, data) -> {
        @Nullable Integer to = channels.get(channel.id());
        if (to == null) {
          int schema =
              writer.schema(channel.schema(), channel.schemaEncoding(), channel.schemaData());
          to = writer.channel(schema, channel.topic(), channel.encoding(), Map.of());
          channels.put(channel.id(), to);
        }
        writer.message(to, time_ns, data);
        messages++;
        end_ns = Math.max(end_ns, time_ns);
      });
    }
  }

  private Map<String, Map<String, String>> read() {
    try {
      return mcap.metadata();
    } catch (IOException e) {
      throw FlightRecording.unreadable(path, e);
    }
  }

  /** Throws when there is nothing that could be kept. */
  public void mustHoldMessages() {
    if (mcap.chunks() > 0) return;
    throw new FileError("cannot recover " + path
        + ": it was cut before its first chunk was complete, half a second into the flight");
  }

  /** Messages that were kept. */
  public long messages() {
    return messages;
  }

  /** Time of the last message that was kept [s]. */
  public double end() {
    return end_ns / 1e9;
  }

  /** What is wrong with the log. */
  public List<String> troubles() {
    return mcap.troubles();
  }

  @Override
  public void close() {
    try {
      mcap.close();
    } catch (IOException e) {
      throw FlightRecording.unreadable(path, e);
    }
  }
}
