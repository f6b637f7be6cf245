package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import raven.file.FileError;
import raven.log.LogSchema;

/**
 * One flight as its log tells it: the words and files it was flown with, rows of numbers, changes of mode. Whatever is wrong with the file
 * is a {@link FileError} in one line. Not thread-safe.
 */
public final class FlightRecording implements AutoCloseable {
  /** The name of the words about a flight. */
  static final String ABOUT = "raven";

  /** The word that says which columns and words a log has. */
  static final String FORMAT = "format";

  private static final Set<String> KNOWN = Set.of("0", FlightLog.FORMAT);

  /** The name of the words about what came of it. */
  static final String RESULT = "raven.result";

  /** One change of mode and why. */
  public record ModeEvent(double time, String mode, String why) {}

  private final Path path;
  private final McapReader mcap;
  private final Map<String, Map<String, String>> words;
  private final Map<String, byte[]> files;

  /** Opens a log that RAVEN wrote. */
  public FlightRecording(Path path) {
    this.path = path;
    try {
      mcap = new McapReader(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    try {
      words = mcap.metadata();
      files = mcap.attachments();
      if (!words.containsKey(ABOUT)) throw new McapFault(foreign());
      String format = about().getOrDefault(FORMAT, "0");
      if (!KNOWN.contains(format))
        throw new McapFault("a newer RAVEN wrote it (log format " + format
            + "; this one reads up to " + FlightLog.FORMAT + ")");
    } catch (IOException e) {
      close();
      throw unreadable(path, e);
    }
  }

  private String foreign() {
    return mcap.whole()
        ? "it is an MCAP log, but RAVEN did not write it: it says nothing about a flight"
        : "it was cut before it said what was flown";
  }

  /** What went wrong with a log, in words. */
  static FileError unreadable(Path path, IOException e) {
    String why = switch (e) {
      case NoSuchFileException missing -> "no such file";
      case AccessDeniedException denied -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
    return new FileError("cannot read " + path + ": " + why, e);
  }

  public Path path() {
    return path;
  }

  /** Words about the flight: mission, robot, seed, versions. */
  public Map<String, String> about() {
    return words.getOrDefault(ABOUT, Map.of());
  }

  /** What came of the flight: outcome, why, seconds; empty for a log without its end. */
  public Map<String, String> result() {
    return words.getOrDefault(RESULT, Map.of());
  }

  /** Names of the files it was flown with. */
  public Set<String> files() {
    return Collections.unmodifiableSet(files.keySet());
  }

  /** All groups of words. */
  public Map<String, Map<String, String>> words() {
    return words;
  }

  /** The text of a file that the flight was flown with; null if it is not there. */
  public @Nullable String file(String name) {
    byte[] bytes = files.get(name);
    return bytes == null ? null : new String(bytes, UTF_8);
  }

  /** The container. */
  public McapReader mcap() {
    return mcap;
  }

  /** Topics that are rows of numbers. */
  public List<String> rowTopics() {
    return mcap.channels().stream()
        .filter(channel -> RowFormat.columns(channel) != null)
        .map(McapReader.Channel::topic)
        .toList();
  }

  /**
   * Rows of a topic, all of them; none if the log has no such topic.
   *
   * @param names the columns wanted beside the time, of which those that are there are read; none for all
   */
  public Rows rows(String topic, String... names) {
    McapReader.Channel channel = mcap.channel(topic);
    List<LogSchema.Column> all = channel == null ? null : RowFormat.columns(channel);
    if (channel == null || all == null) return new Rows(List.of(new LogSchema.Column("time", "s")));

    List<LogSchema.Column> wanted = new ArrayList<>();
    for (LogSchema.Column column : all) {
      boolean asked = names.length == 0 || Arrays.asList(names).contains(column.name());
      if (asked || wanted.isEmpty()) wanted.add(column);
    }
    // behind the header of the message
    int[] offsets = wanted.stream()
        .mapToInt(column -> Integer.BYTES + Double.BYTES * all.indexOf(column))
        .toArray();
    int length = Integer.BYTES + Double.BYTES * all.size();
    Rows rows = new Rows(wanted);
    visit(channel, (of, time_ns, data) -> {
      if (data.limit() != length) throw new McapFault("a row of " + topic + " has another length");
      rows.add(data, offsets);
    });
    return rows;
  }

  /** Changes of mode, oldest first, beginning with the first. */
  public List<ModeEvent> modes() {
    List<ModeEvent> events = new ArrayList<>();
    McapReader.Channel channel = mcap.channel(FlightLog.MODE);
    if (channel == null) return events;
    visit(channel, (of, time_ns, data) -> {
      Map<?, ?> fields = json(data, "a change of mode");
      events.add(new ModeEvent(
          time_ns / 1e9, String.valueOf(fields.get("mode")), String.valueOf(fields.get("why"))));
    });
    return events;
  }

  /** Settings that the ground changed, oldest first. */
  public List<SettingChange> settingChanges() {
    List<SettingChange> changes = new ArrayList<>();
    McapReader.Channel channel = mcap.channel(SettingsTopic.TOPIC);
    if (channel == null) return changes;
    visit(channel, (of, time_ns, data) -> {
      Map<?, ?> fields = json(data, "a change of a setting");
      if (!(fields.get("number") instanceof Integer number))
        throw new McapFault("a change of a setting has no number");
      changes.add(new SettingChange(
          number, String.valueOf(fields.get("path")), String.valueOf(fields.get("value"))));
    });
    return changes;
  }

  private static Map<?, ?> json(ByteBuffer data, String what) throws McapFault {
    // JSON is YAML
    String text = UTF_8.decode(data).toString();
    Object event = new Load(LoadSettings.builder().build()).loadFromString(text);
    if (event instanceof Map<?, ?> fields) return fields;
    throw new McapFault(what + " is damaged");
  }

  private void visit(McapReader.Channel channel, McapReader.Visitor visitor) {
    try {
      mcap.read(channel::equals, Long.MIN_VALUE, Long.MAX_VALUE, visitor);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  @Override
  public void close() {
    try {
      mcap.close();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }
}
