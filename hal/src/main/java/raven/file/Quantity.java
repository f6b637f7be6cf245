package raven.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A number with its unit and standing, as files write it: {@code 0.26 N m/rad (assumed)}. */
record Quantity(String number, String unit, @Nullable Standing standing) {

  /** Splits a text; throws IllegalArgumentException with what was expected instead. */
  static Quantity parse(String text) {
    String rest = text.strip();

    // standing
    Standing standing = null;
    if (rest.endsWith(")")) {
      int open = rest.lastIndexOf('(');
      String word = open < 0 ? "" : rest.substring(open + 1, rest.length() - 1);
      standing = standing(word);
      rest = rest.substring(0, open).stripTrailing();
    }

    // number
    int end = numberLength(rest);
    String number = rest.substring(0, end);
    String unit = rest.substring(end).strip();
    if (end == 0) {
      throw new IllegalArgumentException(
          isNotFinite(rest) ? "which is no finite number" : "which does not begin with a number");
    }
    if (unit.startsWith(",")) {
      throw new IllegalArgumentException("which is not a single number with a point for decimals");
    }
    int e = Math.max(number.indexOf('e'), number.indexOf('E'));
    if (e >= 0 && number.length() - e > 5 || Double.isInfinite(Double.parseDouble(number))) {
      throw new IllegalArgumentException("which is no number that means anything");
    }
    return new Quantity(number, unit, standing);
  }

  /** True when the text is a number and nothing else. */
  static boolean isBare(String text) {
    String number = text.strip();
    return !number.isEmpty() && numberLength(number) == number.length();
  }

  private static Standing standing(String word) {
    for (Standing standing : Standing.values()) {
      if (standing.word().equals(word)) {
        return standing;
      }
    }
    throw new IllegalArgumentException("whose standing \"" + word
        + "\" is none of stated, derived, assumed, measured, set, scaled");
  }

  private static boolean isNotFinite(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replaceFirst("^[-+]?\\.?", "");
    return lower.startsWith("nan") || lower.startsWith("inf");
  }

  /** Length of the decimal number at the start of a text, 0 when there is none. */
  private static int numberLength(String text) {
    int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int digits = i;
    i = skipDigits(text, i);
    int count = i - digits;
    if (i < text.length() && text.charAt(i) == '.') {
      int fraction = i + 1;
      i = skipDigits(text, fraction);
      count += i - fraction;
    }
    if (count == 0) {
      return 0;
    }

    // an e counts only when digits follow
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      int exponent = i + 1;
      if (exponent < text.length()
          && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
        exponent++;
      }
      int last = skipDigits(text, exponent);
      if (last > exponent) {
        i = last;
      }
    }
    return i;
  }

  private static int skipDigits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** A number for a message: four significant digits. */
  static String show(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    double size = Math.abs(value);
    return size >= 1e-4 && size < 1e7
        ? rounded.toPlainString()
        : rounded.toString().replace("E+", "e").replace('E', 'e');
  }
}
