package raven.file;

import org.jspecify.annotations.Nullable;

/**
 * One physical value of a document, for listings.
 *
 * @param path dotted key
 * @param number the number as written
 * @param unit the unit as written, empty for a pure number
 * @param si the value in {@code siUnit}
 * @param siUnit the unit that the program computes in
 * @param standing how well it is known, when the file says so
 * @param min least permitted value in {@code siUnit}, or minus infinity
 * @param max greatest permitted value in {@code siUnit}, or infinity
 */
public record Value(
    String path,
    String number,
    String unit,
    double si,
    String siUnit,
    @Nullable Standing standing,
    double min,
    double max) {

  /** Exponents of kg, m, s, A, rad and bit in its unit. */
  public int[] dimension() {
    return Scale.of(siUnit).exponents();
  }

  /** The value as a document writes it, times a factor, its range lifted. */
  public String scaled(double factor) {
    return (Double.parseDouble(number) * factor + " " + unit).strip() + " (scaled)";
  }

  /** The permitted range in the unit as written, in words; empty when there is none. */
  public String range() {
    if (Double.isInfinite(min) && Double.isInfinite(max)) {
      return "";
    }
    String behind = unit.isEmpty() ? "" : " " + unit;
    if (Double.isInfinite(max)) {
      return "at least " + written(min) + behind;
    }
    return (Double.isInfinite(min) ? "at most " : written(min) + " to ") + written(max) + behind;
  }

  private String written(double limit) {
    return Quantity.show(Scale.of(unit).convertFrom(limit, Scale.of(siUnit)));
  }
}
