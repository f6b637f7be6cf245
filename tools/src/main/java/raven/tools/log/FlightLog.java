package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import raven.log.LogSchema;

/**
 * The log of one flight: what was flown, in the metadata and attachments; rows of numbers, one topic per kind; every change of mode on
 * {@code /mode}.
 *
 * <p>Rows are ROS 2 messages (CDR) of 64-bit numbers with their units in the schema, which Foxglove and PlotJuggler plot as they are.
 */
public final class FlightLog implements AutoCloseable {
  private static final String MODE_SCHEMA = """
      {"type": "object", "properties": {"mode": {"type": "string"}, "why": {"type": "string"}, "at_s": {"type": "number"}}}""";

  /** Takes a row of one topic from a longer row. */
  interface RowSink {
    /** Writes the row that begins at {@code from} in the values. */
    void row(double[] values, int from);
  }

  /** Changes when an older program could no longer make sense of a log. */
  static final String FORMAT = "1";

  /** Level of an event that is no trouble. */
  static final int INFO = 20;

  /** Topic of the changes of mode. */
  static final String MODE = "/mode";

  private final McapWriter mcap;
  private final int modes;
  private final int events;
  private final RosTypes types = new RosTypes();
  private final Cdr cdr = new Cdr();

  /**
   * @param flight words about the flight: mission, seed, versions
   * @param files the files it was flown with, by name
   */
  public FlightLog(OutputStream out, Map<String, String> flight, Map<String, String> files)
      throws IOException {
    mcap = new McapWriter(out, "raven");
    Map<String, String> about = new TreeMap<>(flight);
    about.put(FlightRecording.FORMAT, FORMAT);
    mcap.metadata(FlightRecording.ABOUT, about);
    for (Map.Entry<String, String> file : files.entrySet()) {
      mcap.attachment(file.getKey(), "application/yaml", file.getValue().getBytes(UTF_8));
    }
    modes = jsonChannel("raven.Mode", MODE_SCHEMA, MODE);
    events = channel("/log", "rcl_interfaces/Log");
  }

  /**
   * A topic of rows.
   *
   * @param type message type, in camel case
   * @param schema its first column is the time [s]
   */
  RowSink rows(String topic, String type, LogSchema schema) {
    byte[] message = RowFormat.definition(schema).getBytes(UTF_8);
    int channel =
        mcap.channel(mcap.schema("raven/msg/" + type, "ros2msg", message), topic, "cdr", Map.of());
    ByteBuffer row = ByteBuffer.allocate(Integer.BYTES + schema.size() * Double.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN);
    row.putInt(0, RowFormat.CDR_HEADER);
    return (values, from) -> {
      row.clear().position(Integer.BYTES);
      for (int i = 0; i < schema.size(); i++) row.putDouble(values[from + i]);
      message(channel, values[from], row.flip());
    };
  }

  /** A change of mode. The words are the mode table's, which need no escape in JSON. */
  void mode(double time, String mode, String why) {
    String json = String.format(
        Locale.ROOT, "{\"mode\": \"%s\", \"at_s\": %.3f, \"why\": \"%s\"}", mode, time, why);
    message(modes, time, ByteBuffer.wrap(json.getBytes(UTF_8)));
    say(time, INFO, "mode", mode + ": " + why);
  }

  /** An event in words. */
  void say(double time, int level, String name, String words) {
    cdr.begin()
        .time(time)
        .u8(level)
        .string(name)
        .string(words)
        .string("")
        .string("")
        .u32(0);
    message(events, time, cdr.end());
  }

  /** A topic of JSON messages. */
  final int jsonChannel(String type, String schema, String topic) {
    int id = mcap.schema(type, "jsonschema", schema.getBytes(UTF_8));
    return mcap.channel(id, topic, "json", Map.of());
  }

  /** A topic of ROS 2 messages of a type that viewers know. */
  int channel(String topic, String type) {
    byte[] definition = types.definition(type).getBytes(UTF_8);
    int schema = mcap.schema(RosTypes.schemaName(type), "ros2msg", definition);
    return mcap.channel(schema, topic, "cdr", Map.of());
  }

  /** Completes the log with its index, and before it with words about what came of the flight. */
  void finish(Map<String, String> result) throws IOException {
    if (!result.isEmpty()) mcap.metadata(FlightRecording.RESULT, result);
    mcap.close();
  }

  @Override
  public void close() throws IOException {
    mcap.close();
  }

  /** Closes the file as it is, without an index. */
  void abandon() throws IOException {
    mcap.abandon();
  }

  /** Time up to which the log can be read whatever comes [s]. */
  double kept() {
    return mcap.kept_ns() / 1e9;
  }

  void message(int channel, double time, ByteBuffer data) {
    try {
      mcap.message(channel, Math.round(time * 1e9), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
