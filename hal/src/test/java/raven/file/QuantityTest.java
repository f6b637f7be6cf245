package raven.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  /** Two roundings of a double. */
  private static final double ULPS = 4e-16;

  @ParameterizedTest
  @CsvSource({
    "537.2 g, kg, 0.5372",
    "12cm, m, 0.12",
    "27.1 mm, m, 0.0271",
    "0.26 N m/rad, N m/rad, 0.26",
    "0.26 N*m/rad, N m/rad, 0.26",
    "0.005 N·m·s/rad, N m s/rad, 0.005",
    "260 mN m/rad, N m/rad, 0.26",
    "4.5378560551852565 mN m/deg, N m/rad, 0.26",
    "1800 rpm/V, rad/s/V, 188.49555921538757",
    "30 deg, rad, 0.5235987755982988",
    "-130°, rad, -2.2689280275926285",
    "120 rpm, rev/s, 2",
    "850 mAh, C, 3060",
    "0.85 Ah, C, 3060",
    "3.4e-5 kg m2, kg m2, 3.4e-5",
    "340 g cm2, kg m^2, 3.4e-5",
    "3.4E-5 kg m², kg m2, 3.4e-5",
    "36 km/h, m/s, 10",
    "8 kPa, Pa, 8000",
    "1013 hPa, Pa, 101300",
    "200 us, s, 2e-4",
    "1 min, s, 60",
    "50 Hz, 1/s, 50",
    "25 %, 1, 0.25",
    "120 mΩ, ohm, 0.12",
    "16 gn, m/s2, 156.9064",
    "19 dm2, m2, NaN",
    "+.5 V, V, 0.5",
  })
  void numbersComeOutInTheUnitThatTheProgramComputesIn(String text, String unit, double expected) {
    Quantity quantity = Quantity.parse(text);
    if (Double.isNaN(expected)) {
      assertThrows(IllegalArgumentException.class, () -> Scale.of(quantity.unit()));
      return;
    }
    Scale written = Scale.of(quantity.unit());
    Scale computed = Scale.of(unit);
    assertEquals(computed.dimension(), written.dimension());
    assertEquals(expected, written.convert(quantity.number(), computed), Math.abs(expected) * ULPS);
  }

  @ParameterizedTest
  @CsvSource({
    "N m, N m/rad",
    "g, m",
    "rpm, Hz",
    "deg/s, 1/s",
    "Ah, A",
    "bit, 1",
    "V/A, W",
    "m/s2, m/s",
  })
  void unitsOfDifferentKindsDoNotMix(String one, String other) {
    assertEquals(false, Scale.of(one).dimension() == Scale.of(other).dimension());
  }

  @Test
  void decimalPrefixesAreExact() {
    Scale millimetre = Scale.of("mm");
    Scale metre = Scale.of("m");
    for (int i = 1; i < 10_000; i++) {
      assertEquals(Double.parseDouble(i + "e-3"), millimetre.convert(Integer.toString(i), metre));
    }
  }

  @Test
  void standingIsTheWordInParentheses() {
    assertEquals(Standing.ASSUMED, Quantity.parse("0.26 N m/rad (assumed)").standing());
    assertEquals(Standing.STATED, Quantity.parse("3(stated)").standing());
    assertEquals(null, Quantity.parse("3 m").standing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        ".nan",
        "NaN m",
        "inf",
        "-.inf s",
        "1e999",
        "1e-99999",
        "1,5 m",
        "3 m (guess)",
        "3 m)",
        "--3",
        ".",
        "e5"
      })
  void whatIsNoNumberIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Quantity.parse(text));
  }
}
