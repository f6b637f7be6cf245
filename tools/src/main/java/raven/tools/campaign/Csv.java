package raven.tools.campaign;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of comma-separated values (RFC 4180), each on one line. */
public final class Csv {
  private Csv() {}

  /** A row; absent values are empty, and numbers the shortest that read back to the same bits. */
  public static String row(List<? extends @Nullable Object> values) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) row.append(',');
      append(row, values.get(i));
    }
    return row.toString();
  }

  private static void append(StringBuilder row, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Double d -> {
        if (Double.isFinite(d)) row.append(d.doubleValue());
      }
      default -> {
        String text = value.toString().replace('\n', ' ').replace('\r', ' ');
        boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0;
        if (quoted) row.append('"').append(text.replace("\"", "\"\"")).append('"');
        else row.append(text);
      }
    }
  }

  /** The values of a row. */
  public static List<String> split(String row) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '"') {
        // a doubled quote stands for one
        if (quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
          value.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }
}
