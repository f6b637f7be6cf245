package raven.tools.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import raven.log.LogSchema;

/**
 * Rows of several topics of a log side by side, those of the same instant in one, passed on without being kept: memory does not grow with
 * the log. Not thread-safe.
 */
public final class RowScan {
  /** A topic and what its columns are called by here: their names with a prefix. */
  public record Part(String topic, String prefix) {}

  private record Place(McapReader.Channel channel, int at, int columns) {}

  private final FlightRecording recording;
  private final List<Place> places = new ArrayList<>();
  private final LogSchema schema = new LogSchema();
  private final double[] row;

  /** {@code parts}: the first one leads, rows of the others join those of its instants; topics that the log has not are left out. */
  public RowScan(FlightRecording recording, List<Part> parts) {
    this.recording = recording;
    for (Part part : parts) {
      McapReader.Channel channel = recording.mcap().channel(part.topic());
      List<LogSchema.Column> columns = channel == null ? null : RowFormat.columns(channel);
      if (channel == null || columns == null) continue;
      places.add(new Place(channel, schema.size(), columns.size()));
      for (LogSchema.Column column : columns) {
        schema.put(part.prefix() + column.name(), column.unit(), 0);
      }
    }
    row = new double[schema.size()];
  }

  /** All columns; the first one is the time. None if the log has none of the topics. */
  public LogSchema schema() {
    return schema;
  }

  /** Rows that the leading topic has, as far as the log says. */
  public long count() {
    return places.isEmpty() ? 0 : recording.mcap().count(places.getFirst().channel());
  }

  /** Passes every {@code stride}-th row on; the array is good until the call returns. Where a topic has no row for an instant its columns are NaN. */
  public void read(int stride, Consumer<double[]> visitor) {
    if (places.isEmpty()) return;
    // the row that is being filled, and how many have begun
    long[] begun = {0};
    try {
      recording
          .mcap()
          .read(
              channel -> find(channel) != null,
              Long.MIN_VALUE,
              Long.MAX_VALUE,
              (channel, time_ns, data) -> {
                Place place = find(channel);
                if (place == null || data.limit() != Integer.BYTES + place.columns * Double.BYTES)
                  return;
                if (place == places.getFirst()) {
                  pass(begun[0]++, stride, visitor);
                  Arrays.fill(row, Double.NaN);
                  fill(place, data);
                } else if (data.getDouble(Integer.BYTES) == row[0]) {
                  fill(place, data);
                }
              });
    } catch (IOException e) {
      throw FlightRecording.unreadable(recording.path(), e);
    }
    pass(begun[0], stride, visitor);
  }

  private void pass(long begun, int stride, Consumer<double[]> visitor) {
    if (begun > 0 && (begun - 1) % stride == 0) visitor.accept(row);
  }

  private @Nullable Place find(McapReader.Channel channel) {
    for (Place place : places) {
      if (place.channel.id() == channel.id()) return place;
    }
    return null;
  }

  private void fill(Place place, ByteBuffer data) {
    for (int c = 0; c < place.columns; c++) {
      row[place.at + c] = data.getDouble(Integer.BYTES + c * Double.BYTES);
    }
  }
}
