package raven.tools;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of words in columns as wide as their widest word. */
final class TextTable {
  private final List<String[]> rows = new ArrayList<>();

  TextTable row(String... cells) {
    rows.add(cells);
    return this;
  }

  /** A value as a person reads it: numbers with four digits, what belongs together with its names. */
  static String cell(@Nullable Object value) {
    if (value instanceof Map<?, ?> parts) {
      return parts.entrySet().stream()
          .map(part -> part.getKey() + " " + inner(part.getValue()))
          .collect(Collectors.joining(", "));
    }
    if (!(value instanceof Double number) || !Double.isFinite(number)) return String.valueOf(value);
    double size = Math.abs(number);
    return size == 0 || size >= 1e-4 && size < 1e7
        ? new BigDecimal(number).round(new MathContext(4)).stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "%.3e", number);
  }

  private static String inner(@Nullable Object value) {
    return value instanceof Map ? "(" + cell(value) + ")" : cell(value);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(row -> row.length).max().orElse(0);
    int[] width = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) width[i] = Math.max(width[i], row[i].length());
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]).append(" ".repeat(width[i] - row[i].length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
