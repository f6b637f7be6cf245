package raven.tools.campaign;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import raven.file.FileError;

/**
 * A value of the files that a campaign varies, and what it becomes.
 *
 * @param path as {@code --set} names it
 * @param values as {@code --set} takes them
 */
public record Axis(String path, List<String> values) implements Serializable {
  /** More than anybody would wait for. */
  private static final int MOST = 10_000;

  /** Decimals that a step through a range may leave are not written beyond so many digits. */
  private static final MathContext DIGITS = new MathContext(12);

  public Axis {
    values = List.copyOf(values);
  }

  /**
   * Reads {@code PATH=a:b:n}: n values evenly from a to b, a unit behind them if it is not that of the file; or {@code PATH=a,b,c}: these values.
   */
  public static Axis of(String text) {
    String origin = "--vary " + text;
    int equals = text.indexOf('=');
    if (equals <= 0) throw wrong(origin, "names no range");
    String path = text.substring(0, equals).strip();
    String range = text.substring(equals + 1).strip();
    if (range.indexOf(',') >= 0) return new Axis(path, listed(origin, range));
    int blank = range.indexOf(' ');
    String unit = blank < 0 ? "" : range.substring(blank);
    String[] parts = (blank < 0 ? range : range.substring(0, blank)).split(":", -1);
    if (parts.length != 3) throw wrong(origin, "is no range");
    BigDecimal from = number(origin, parts[0]);
    BigDecimal to = number(origin, parts[1]);
    return new Axis(path, spaced(origin, from, to, count(origin, parts[2]), unit));
  }

  private static List<String> listed(String origin, String list) {
    List<String> values = Stream.of(list.split(",", -1)).map(String::strip).toList();
    if (values.stream().anyMatch(String::isEmpty)) throw wrong(origin, "has an empty value");
    if (values.stream().distinct().count() < values.size()) {
      throw wrong(origin, "has a value twice");
    }
    return values;
  }

  private static List<String> spaced(
      String origin, BigDecimal from, BigDecimal to, int count, String unit) {
    if (count == 1 && from.compareTo(to) != 0) {
      throw wrong(origin, "asks for one value between two ends");
    }
    if (count > 1 && from.compareTo(to) == 0) {
      throw wrong(origin, "is an empty range, it ends where it begins");
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // a + (b - a) i / (n - 1), decimal so that 0.3 is 0.3
      BigDecimal value = i == 0
          ? from
          : from.add(to.subtract(from)
              .multiply(BigDecimal.valueOf(i))
              .divide(BigDecimal.valueOf(count - 1), DIGITS));
      values.add(plain(value) + unit);
    }
    return values;
  }

  private static String plain(BigDecimal value) {
    BigDecimal round = value.round(DIGITS);
    return round.signum() == 0 ? "0" : round.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal number(String origin, String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (Math.abs(number.scale()) < 30 && number.precision() < 30) return number;
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong(origin, "has \"" + text + "\" where a number should be");
  }

  private static int count(String origin, String text) {
    try {
      int count = Integer.parseInt(text.strip());
      if (count >= 1 && count <= MOST) return count;
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong(origin, "has \"" + text + "\" where the number of values should be, 1 to " + MOST);
  }

  private static FileError wrong(String origin, String what) {
    return new FileError(origin + ": " + what
        + "; expected PATH=FROM:TO:COUNT or values with commas between them, such as"
        + " legs.toe.stiffness=0.2:1.5:14");
  }
}
