package raven.hal.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/**
 * The layout of one MAVLink message, and the extra checksum byte that makes both ends agree on it (MAVLink serialization guide, CRC_EXTRA).
 * Fields stand in the order of the wire: by falling size, extensions last.
 */
public final class MessageType {
  /** Where a field lies in the payload. */
  public record Field(String name, Kind kind, int offset, int count) {
    int size() {
      return kind.size * count;
    }
  }

  /** What a field is made of. */
  enum Kind {
    UINT8("uint8_t", 1),
    INT8("int8_t", 1),
    CHAR("char", 1),
    UINT16("uint16_t", 2),
    INT16("int16_t", 2),
    UINT32("uint32_t", 4),
    INT32("int32_t", 4),
    FLOAT("float", 4),
    UINT64("uint64_t", 8);

    final String word;
    final int size;

    Kind(String word, int size) {
      this.word = word;
      this.size = size;
    }

    static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) return kind;
      }
      throw new IllegalArgumentException("no such type: " + word);
    }
  }

  final int id;
  final String name;

  /** Bytes with all extensions, and without any. */
  final int size;

  final int baseSize;
  final int crcExtra;
  private final List<Field> fields = new ArrayList<>();

  /** {@code layout}: fields such as {@code float q[4]}, separated by semicolons; extensions behind a bar. */
  MessageType(int id, String name, String layout) {
    this.id = id;
    this.name = name;
    Crc crc = new Crc();
    word(crc, name);
    int offset = 0;
    int base = 0;
    boolean extension = false;
    for (String part : layout.replace("|", ";|;").split(";")) {
      String text = part.strip();
      if (text.equals("|")) {
        extension = true;
        continue;
      }
      if (text.isEmpty()) continue;
      Field field = field(text, offset);
      fields.add(field);
      offset += field.size();
      if (extension) continue;
      base = offset;
      word(crc, field.kind.word);
      word(crc, field.name);
      if (text.endsWith("]")) crc.add(field.count);
    }
    size = offset;
    baseSize = base;
    crcExtra = crc.value() & 0xff ^ crc.value() >> 8;
  }

  private static Field field(String text, int offset) {
    int blank = text.indexOf(' ');
    int bracket = text.indexOf('[');
    String name = text.substring(blank + 1, bracket < 0 ? text.length() : bracket);
    int count = bracket < 0 ? 1 : Integer.parseInt(text.substring(bracket + 1, text.length() - 1));
    return new Field(name, Kind.of(text.substring(0, blank)), offset, count);
  }

  private static void word(Crc crc, String text) {
    for (byte b : text.concat(" ").getBytes(US_ASCII)) crc.add(b);
  }

  /** A field by its name in the MAVLink definition. */
  Field field(String wanted) {
    for (Field field : fields) {
      if (field.name.equals(wanted)) return field;
    }
    throw new IllegalArgumentException(name + " has no field " + wanted);
  }

  List<Field> fields() {
    return fields;
  }

  @Override
  public String toString() {
    return name;
  }
}
