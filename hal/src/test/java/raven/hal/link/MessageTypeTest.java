package raven.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Layouts against the checksum extras and lengths that the MAVLink project publishes with its common dialect. */
class MessageTypeTest {
  /** id → CRC_EXTRA, as in the generated headers of the dialect. */
  private static final Map<Integer, Integer> EXTRAS = Map.ofEntries(
      Map.entry(0, 50),
      Map.entry(1, 124),
      Map.entry(11, 89),
      Map.entry(20, 214),
      Map.entry(21, 159),
      Map.entry(22, 220),
      Map.entry(23, 168),
      Map.entry(30, 39),
      Map.entry(31, 246),
      Map.entry(32, 185),
      Map.entry(36, 222),
      Map.entry(74, 20),
      Map.entry(75, 158),
      Map.entry(76, 152),
      Map.entry(77, 143),
      Map.entry(82, 49),
      Map.entry(93, 47),
      Map.entry(102, 158),
      Map.entry(107, 108),
      Map.entry(113, 124),
      Map.entry(138, 109),
      Map.entry(147, 154),
      Map.entry(253, 83),
      Map.entry(291, 10),
      Map.entry(350, 232));

  @Test
  void everyLayoutHasThePublishedChecksumExtra() {
    for (MessageType type : Messages.all()) {
      assertEquals(EXTRAS.get(type.id), type.crcExtra, type.name);
    }
  }

  @Test
  void payloadsHaveThePublishedLengths() {
    assertEquals(9, Messages.HEARTBEAT.size);
    assertEquals(81, Messages.HIL_ACTUATOR_CONTROLS.size);
    assertEquals(117, Messages.VISION_POSITION_ESTIMATE.size);
    assertEquals(32, Messages.VISION_POSITION_ESTIMATE.baseSize);
    assertEquals(120, Messages.ATT_POS_MOCAP.size);
    assertEquals(36, Messages.ATT_POS_MOCAP.baseSize);
    assertEquals(65, Messages.HIL_SENSOR.size);
    assertEquals(64, Messages.HIL_SENSOR.baseSize);
    assertEquals(252, Messages.DEBUG_FLOAT_ARRAY.size);
    assertEquals(57, Messages.ESC_STATUS.size);
    assertEquals(54, Messages.STATUSTEXT.size);
  }

  @Test
  void aMisspeltFieldIsFoundAtOnce() {
    assertThrows(IllegalArgumentException.class, () -> Messages.ATTITUDE.field("yav"));
  }

  @Test
  void fieldsFollowEachOtherBySize() {
    for (MessageType type : Messages.all()) {
      int before = 8;
      for (MessageType.Field field : type.fields()) {
        if (field.offset() >= type.baseSize) break;
        assertTrue(field.kind().size <= before, type + " " + field.name());
        before = field.kind().size;
      }
    }
  }
}
