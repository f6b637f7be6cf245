package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {
  @Test
  void keepsTheOrderOfTheMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("a", List.of(true, "x"));
    map.put("empty", Map.of());
    assertEquals("{\"z\": 1, \"a\": [true, \"x\"], \"empty\": {}}", Json.of(map));
  }

  @Test
  void numbersAreTheShortestThatReadBack() {
    assertEquals("[0.1, 2.0, 1.0E-5, -0.0, 12]", Json.of(List.of(0.1, 2.0, 1e-5, -0.0, 12L)));
  }

  @Test
  void whatIsNoNumberIsNull() {
    assertEquals(
        "[null, null, null]", Json.of(Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, null)));
  }

  @Test
  void stringsAreEscaped() {
    assertEquals("\"a\\\"b\\\\c\\n\\u0001é\"", Json.of("a\"b\\c\n\u0001é"));
  }
}
