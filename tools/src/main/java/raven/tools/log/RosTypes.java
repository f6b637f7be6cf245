package raven.tools.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The definitions of the ROS 2 messages that viewers know without being told (common_interfaces, Apache-2.0), from the resource beside this class. */
final class RosTypes {
  private static final String FILE = "/raven/log/ros-messages.txt";
  private static final String RULE = "=".repeat(80);
  private static final String MARK = "MSG: ";

  private final Map<String, String> fields = new LinkedHashMap<>();

  RosTypes() {
    for (String block : text().split(MARK)) {
      if (block.isBlank()) continue;
      int end = block.indexOf('\n');
      fields.put(block.substring(0, end).strip(), block.substring(end + 1).strip() + "\n");
    }
  }

  private static String text() {
    try (InputStream in = RosTypes.class.getResourceAsStream(FILE)) {
      if (in == null) throw new IllegalStateException(FILE + " is not part of this build");
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(FILE + " cannot be read", e);
    }
  }

  /** The definition of a type, such as {@code tf2_msgs/TFMessage}, followed by those of all types in it, as ROS 2 writes them. */
  String definition(String type) {
    Set<String> parts = new LinkedHashSet<>();
    gather(type, parts);
    StringBuilder text = new StringBuilder(fieldsOf(type));
    for (String part : parts) {
      if (part.equals(type)) continue;
      text.append(RULE).append('\n').append(MARK).append(part).append('\n').append(fieldsOf(part));
    }
    return text.toString();
  }

  private void gather(String type, Set<String> parts) {
    if (!parts.add(type)) return;
    for (String line : fieldsOf(type).lines().toList()) {
      String of = line.substring(0, line.indexOf(' ')).replace("[]", "");
      if (of.indexOf('/') > 0) gather(of, parts);
    }
  }

  private String fieldsOf(String type) {
    String text = fields.get(type);
    if (text == null) throw new IllegalArgumentException("no message type " + type);
    return text;
  }

  /** The name of a type as schemas have it. */
  static String schemaName(String type) {
    return type.replace("/", "/msg/");
  }
}
