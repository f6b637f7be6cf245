package raven.file;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a unit is worth in SI: {@code factor · 10^power}, and its dimension. Powers of ten are kept apart so that {@code 537.2 g} is
 * exactly 0.5372. Angles and bits are dimensions of their own, so that a torque is no stiffness.
 *
 * @param dimension the exponents of kg, m, s, A, rad and bit as digits of a number to the base 64
 */
record Scale(double factor, int power, long dimension) {
  private static final long KG = 1;
  private static final long M = KG << 6;
  private static final long S = M << 6;
  private static final long A = S << 6;
  private static final long RAD = A << 6;
  private static final long BIT = RAD << 6;
  private static final long VOLT = KG + 2 * M - 3 * S - A;

  private static final String PREFIXES = "numckM";
  private static final int[] POWERS = {-9, -6, -3, -2, 3, 6};

  private static final Map<String, Scale> PREFIXED = new HashMap<>();
  private static final Map<String, Scale> PLAIN = new HashMap<>();

  static {
    PREFIXED.put("g", new Scale(1, -3, KG));
    PREFIXED.put("m", new Scale(1, 0, M));
    PREFIXED.put("s", new Scale(1, 0, S));
    PREFIXED.put("A", new Scale(1, 0, A));
    PREFIXED.put("rad", new Scale(1, 0, RAD));
    PREFIXED.put("N", new Scale(1, 0, KG + M - 2 * S));
    PREFIXED.put("Pa", new Scale(1, 0, KG - M - 2 * S));
    PREFIXED.put("J", new Scale(1, 0, KG + 2 * M - 2 * S));
    PREFIXED.put("W", new Scale(1, 0, KG + 2 * M - 3 * S));
    PREFIXED.put("V", new Scale(1, 0, VOLT));
    PREFIXED.put("ohm", new Scale(1, 0, VOLT - A));
    PREFIXED.put("T", new Scale(1, 0, KG - 2 * S - A));
    PREFIXED.put("C", new Scale(1, 0, A + S));
    PREFIXED.put("Ah", new Scale(3600, 0, A + S));
    PREFIXED.put("Wh", new Scale(3600, 0, KG + 2 * M - 2 * S));
    PREFIXED.put("Hz", new Scale(1, 0, -S));

    PLAIN.put("deg", new Scale(Math.PI / 180, 0, RAD));
    PLAIN.put("rev", new Scale(2 * Math.PI, 0, RAD));
    PLAIN.put("rpm", new Scale(2 * Math.PI / 60, 0, RAD - S));
    PLAIN.put("min", new Scale(60, 0, S));
    PLAIN.put("h", new Scale(3600, 0, S));
    PLAIN.put("hPa", new Scale(1, 2, KG - M - 2 * S));
    PLAIN.put("gn", new Scale(9.80665, 0, M - 2 * S));
    PLAIN.put("bit", new Scale(1, 0, BIT));
    PLAIN.put("%", new Scale(1, -2, 0));
    PLAIN.put("1", new Scale(1, 0, 0));
  }

  private static final Scale ONE = new Scale(1, 0, 0);

  /** Reads a unit such as {@code N m s/rad}, {@code kg m2} or {@code rpm/V}; each slash divides by the one factor behind it. */
  static Scale of(String unit) {
    Scale product = ONE;
    int sign = 1;
    for (int i = 0; i < unit.length(); ) {
      char c = unit.charAt(i);
      if (c == '/') {
        sign = -1;
        i++;
      } else if (c == ' ' || c == '*' || c == '·') {
        i++;
      } else {
        int end = i;
        while (end < unit.length() && " */·".indexOf(unit.charAt(end)) < 0) {
          end++;
        }
        product = product.times(factor(unit.substring(i, end)), sign);
        sign = 1;
        i = end;
      }
    }
    return product;
  }

  private static Scale factor(String text) {
    // exponent: m2, m^2, m²
    String name = text;
    int exponent = 1;
    char last = text.charAt(text.length() - 1);
    int digit = last == '²'
        ? 2
        : last == '³' ? 3 : text.length() > 1 && last >= '1' && last <= '9' ? last - '0' : 0;
    if (digit > 0) {
      exponent = digit;
      name = text.substring(0, text.length() - 1);
      if (name.endsWith("^")) {
        name = name.substring(0, name.length() - 1);
      }
    }

    Scale scale = find(name.equals("°") ? "deg" : name.replace('µ', 'u').replace("Ω", "ohm"));
    if (scale == null) {
      throw new IllegalArgumentException(text);
    }
    return ONE.times(scale, exponent);
  }

  private static @Nullable Scale find(String name) {
    Scale plain = PLAIN.get(name);
    if (plain == null) {
      plain = PREFIXED.get(name);
    }
    if (plain != null || name.length() < 2) {
      return plain;
    }
    int prefix = PREFIXES.indexOf(name.charAt(0));
    Scale base = prefix < 0 ? null : PREFIXED.get(name.substring(1));
    return base == null
        ? null
        : new Scale(base.factor, base.power + POWERS[prefix], base.dimension);
  }

  /** Exponents of kg, m, s, A, rad and bit. */
  int[] exponents() {
    int[] exponents = new int[6];
    long rest = dimension;
    for (int i = 0; i < exponents.length; i++) {
      // digits from -32 to 31
      exponents[i] = (int) (((rest + 32) & 63) - 32);
      rest = (rest - exponents[i]) >> 6;
    }
    return exponents;
  }

  private Scale times(Scale other, int exponent) {
    double product = factor;
    for (int i = 0; i < Math.abs(exponent); i++) {
      product = exponent > 0 ? product * other.factor : product / other.factor;
    }
    return new Scale(
        product, power + exponent * other.power, dimension + exponent * other.dimension);
  }

  /** Converts a decimal number in this unit to another unit of the same dimension. */
  double convert(String number, Scale to) {
    double scaled = Double.parseDouble(shifted(number, power - to.power));
    return factor == to.factor ? scaled : scaled * (factor / to.factor);
  }

  /** The decimal number times a power of ten, by its exponent, so that nothing is rounded twice. */
  private static String shifted(String number, int by) {
    if (by == 0) {
      return number;
    }
    int e = Math.max(number.indexOf('e'), number.indexOf('E'));
    String digits = e < 0 ? number : number.substring(0, e);
    int exponent = e < 0 ? 0 : Integer.parseInt(number.substring(e + 1));
    return digits.concat("e").concat(Integer.toString(exponent + by));
  }

  /** Converts a value back from another unit of the same dimension to this one. */
  double convertFrom(double value, Scale from) {
    return value * (from.factor / factor) * Math.pow(10, from.power - power);
  }
}
