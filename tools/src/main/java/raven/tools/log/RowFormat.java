package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import raven.log.LogSchema;

/** Rows of numbers as ROS 2 messages: what the schema says, and how it is read back. */
final class RowFormat {
  /** CDR, little endian; as the first four bytes of every message. */
  static final int CDR_HEADER = 0x00000100;

  private static final Pattern FIELD =
      Pattern.compile("float64 ([a-z0-9_]+)(?:\\s*#\\s*\\[(.*)])?\\s*");

  private RowFormat() {}

  /** The message definition: one 64-bit number per column, its unit as a remark. */
  static String definition(LogSchema schema) {
    StringBuilder text = new StringBuilder();
    for (LogSchema.Column column : schema.columns()) {
      text.append("float64 ").append(column.name());
      if (!column.unit().isEmpty()) text.append("  # [").append(column.unit()).append(']');
      text.append('\n');
    }
    return text.toString();
  }

  /** The columns of a topic; null for one that is no row of numbers. */
  static @Nullable List<LogSchema.Column> columns(McapReader.Channel channel) {
    if (!channel.encoding().equals("cdr") || !channel.schemaEncoding().equals("ros2msg"))
      return null;
    List<LogSchema.Column> columns = new ArrayList<>();
    for (String line : new String(channel.schemaData(), UTF_8).lines().toList()) {
      Matcher field = FIELD.matcher(line);
      if (!field.matches()) return null;
      String unit = field.group(2);
      columns.add(new LogSchema.Column(field.group(1), unit == null ? "" : unit));
    }
    return columns.isEmpty() ? null : columns;
  }
}
