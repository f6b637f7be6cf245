package raven.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns of a log with their units, collected once at start. */
public final class LogSchema implements LogRow {
  /** One column. */
  public record Column(String name, String unit) {}

  /** What field names of a ROS message may look like, so that every viewer reads them. */
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9]|_(?!_))*(?<!_)");

  private final List<Column> columns = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  @Override
  public void put(String name, String unit, double value) {
    if (!NAME.matcher(name).matches())
      throw new IllegalArgumentException("not a column name: " + name);
    if (!names.add(name)) throw new IllegalArgumentException("column twice: " + name);
    columns.add(new Column(name, unit));
  }

  /** All columns in the order of their values. */
  public List<Column> columns() {
    return Collections.unmodifiableList(columns);
  }

  public int size() {
    return columns.size();
  }

  /** Position of a column, or −1. */
  public int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) return i;
    }
    return -1;
  }
}
