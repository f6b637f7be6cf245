package raven.file;

import java.util.Map;

/** Located nodes back to YAML text. */
final class YamlWriter {
  private static final String PLAIN = " ._/+-()%*^°²³·";

  private YamlWriter() {}

  static String write(Node.Section root) {
    StringBuilder out = new StringBuilder();
    section(root, "", out);
    return out.toString();
  }

  private static void section(Node.Section section, String indent, StringBuilder out) {
    for (Map.Entry<String, Node> entry : section.values.entrySet()) {
      out.append(indent).append(entry.getKey()).append(':');
      value(entry.getValue(), indent, out);
    }
  }

  private static void value(Node node, String indent, StringBuilder out) {
    if (node instanceof Node.Text text) {
      out.append(' ').append(scalar(text.text)).append('\n');
    } else if (node instanceof Node.Section section) {
      out.append(section.values.isEmpty() ? " {}\n" : "\n");
      section(section, indent + "  ", out);
    } else if (node instanceof Node.Items items) {
      out.append(items.items.isEmpty() ? " []\n" : "\n");
      for (Node item : items.items) {
        StringBuilder inner = new StringBuilder();
        value(item, indent, inner);
        // the first key of a section goes onto the line of its dash
        String lines = inner.toString();
        String first =
            lines.startsWith("\n") ? lines.substring(1).stripLeading() : lines.stripLeading();
        out.append(indent).append("- ").append(first);
      }
    }
  }

  private static String scalar(String text) {
    return plain(text)
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  /** True when a text reads back as itself without quotes. */
  private static boolean plain(String text) {
    if (text.isEmpty() || text.endsWith(" ") || text.equals("null")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean number = (c == '-' || c == '+' || c == '.')
          && i + 1 < text.length()
          && Character.isDigit(text.charAt(i + 1));
      if (!word && (i == 0 ? !number : PLAIN.indexOf(c) < 0)) {
        return false;
      }
    }
    return true;
  }
}
