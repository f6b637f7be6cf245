package raven.tools;

import java.util.List;
import raven.log.LogRow;
import raven.log.LogSchema;
import raven.tools.log.LogRecorder;
import raven.tools.log.RowScan;

/** One row of the page: the columns of a log's topics side by side, with a prefix to the names of those that several have. */
final class ViewRow {
  /** The topics that the page knows, and the prefix of their columns. */
  static final List<RowScan.Part> PARTS = List.of(
      new RowScan.Part("/tick", ""),
      new RowScan.Part(LogRecorder.TRUTH, "true_"),
      new RowScan.Part("/loop", "loop_"));

  private ViewRow() {}

  /** Rows of a flight that goes on. Used by the thread that flies; writing allocates nothing. */
  static final class Sections {
    private final LogRecorder.Section[] sections;
    private final LogSchema schema = new LogSchema();

    Sections(List<LogRecorder.Section> logged) {
      sections = logged.toArray(LogRecorder.Section[]::new);
      for (LogRecorder.Section section : sections) {
        LogSchema names = new LogSchema();
        section.statements().write(names);
        String prefix = prefix(section.topic());
        for (LogSchema.Column column : names.columns()) {
          schema.put(prefix + column.name(), column.unit(), 0);
        }
      }
    }

    LogSchema schema() {
      return schema;
    }

    /** Writes all columns. */
    void write(LogRow row) {
      for (LogRecorder.Section section : sections) section.statements().write(row);
    }

    private static String prefix(String topic) {
      for (RowScan.Part part : PARTS) {
        if (part.topic().equals(topic)) return part.prefix();
      }
      throw new IllegalArgumentException("a topic that the page does not know: " + topic);
    }
  }
}
