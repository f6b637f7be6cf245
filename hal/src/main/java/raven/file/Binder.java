package raven.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.file.Shape.Key;
import raven.file.Shape.Kind;

/**
 * Builds a record from a located tree and stops at the first thing that is wrong. On the way the tree is completed: shorthands are written
 * out and defaults put in, so that it then holds every value under its own path.
 */
final class Binder {
  /** Every physical value met, by path. */
  final Map<String, Value> values = new LinkedHashMap<>();

  /** A section or text as record of the type; {@code parent} is told when a shorthand has been written out. */
  Object record(Class<?> type, Node.Section section, String path) {
    Shape shape = Shape.of(type);
    refuseUnknownKeys(shape, section, path);

    @Nullable Object[] components = new Object[shape.keys.length];
    for (int i = 0; i < components.length; i++) {
      Key key = shape.keys[i];
      Node node = section.values.get(key.name);
      String keyPath = join(path, key.name);
      if (node == null) {
        node = absent(key, section, keyPath);
        section.put(key.name, section.place, node);
      }
      Node complete = Shorthand.written(key.kind, key.type, node, keyPath);
      if (complete != node) {
        section.values.put(key.name, complete);
      }
      components[i] = value(key, complete, keyPath);
    }

    try {
      return shape.make(components);
    } catch (IllegalArgumentException e) {
      throw new FileError(
          section.place + ": " + (path.isEmpty() ? "" : path + ": ") + e.getMessage(), e);
    }
  }

  private static void refuseUnknownKeys(Shape shape, Node.Section section, String path) {
    for (Map.Entry<String, Place> entry : section.keys.entrySet()) {
      String key = entry.getKey();
      List<String> names = shape.names();
      if (!names.contains(key)) {
        String near = Names.nearest(key, names);
        String known =
            names.isEmpty() ? "it takes no keys" : "known here: " + String.join(", ", names);
        throw new FileError(entry.getValue() + ": " + join(path, key) + " is not known: "
            + (near.isEmpty() ? known : "did you mean " + near + "?"));
      }
    }
  }

  private static Node absent(Key key, Node.Section section, String path) {
    if (key.absent == null) {
      throw new FileError(
          section.place + ": " + path + " is missing, expected " + key.expected() + range(key));
    }
    return key.absent.equals("{}")
        ? new Node.Section(section.place)
        : new Node.Text(section.place, key.absent);
  }

  private static String range(Key key) {
    if (key.kind != Kind.QUANTITY) {
      return "";
    }
    String range = new Value("", "0", key.unit, 0, key.unit, null, key.min, key.max).range();
    return range.isEmpty() ? "" : ", " + range;
  }

  private @Nullable Object value(Key key, Node node, String path) {
    if (key.kind == Kind.SECTION) {
      if (node instanceof Node.Section section) {
        return record(key.type, section, path);
      }
      throw wrongKind(node, key.expected(), path);
    }
    if (key.kind == Kind.ONE_OF) {
      return variant(key.type, node, path);
    }
    if (key.kind == Kind.LIST) {
      if (node instanceof Node.Items items) {
        return list(key.element, items, path);
      }
      throw wrongKind(node, key.expected(), path);
    }
    if (!(node instanceof Node.Text text) || text.text.isEmpty()) {
      throw wrongKind(node, key.expected(), path);
    }
    return switch (key.kind) {
      case QUANTITY -> quantity(key, text, path);
      case COUNT -> count(text, path);
      case FLAG -> flag(text, path);
      case CHOICE -> choice(key.type, text, path);
      default -> text.text;
    };
  }

  private List<Object> list(Class<?> element, Node.Items items, String path) {
    List<Object> list = new ArrayList<>();
    Kind kind = element.isRecord() ? Kind.SECTION : Kind.ONE_OF;
    for (int i = 0; i < items.items.size(); i++) {
      String itemPath = join(path, Integer.toString(i));
      Node item = Shorthand.written(kind, element, items.items.get(i), itemPath);
      items.items.set(i, item);
      if (kind == Kind.ONE_OF) {
        list.add(variant(element, item, itemPath));
      } else if (item instanceof Node.Section section) {
        list.add(record(element, section, itemPath));
      } else {
        throw wrongKind(
            item, "a section with " + String.join(", ", Shape.of(element).names()), itemPath);
      }
    }
    return List.copyOf(list);
  }

  /** One of several records: a section of a single key that names which. */
  private Object variant(Class<?> sealed, Node node, String path) {
    Map<String, Class<?>> variants = Shape.variants(sealed);
    String known = String.join(", ", variants.keySet());
    if (!(node instanceof Node.Section section) || section.values.size() != 1) {
      String name = node instanceof Node.Text text ? text.text : "";
      if (variants.containsKey(name)) {
        throw wrong(
            node,
            path,
            "is " + name + " alone, expected it with "
                + String.join(
                    ", ", Shape.of(variants.getOrDefault(name, sealed)).names()));
      }
      throw wrongKind(node, "one of " + known + " with its values", path);
    }
    String name = section.values.keySet().iterator().next();
    Class<?> variant = variants.get(name);
    if (variant == null) {
      String near = Names.nearest(name, variants.keySet());
      throw new FileError(
          section.keys.get(name) + ": " + path + " is \"" + name + "\", expected one of " + known
              + (near.isEmpty() ? "" : "; did you mean " + near + "?"));
    }
    String inner = join(path, name);
    Node content = section.values.get(name);
    if (content instanceof Node.Text text
        && text.text.isEmpty()
        && Shape.of(variant).optional()) {
      content = new Node.Section(text.place);
    } else if (content != null) {
      content = Shorthand.written(Kind.SECTION, variant, content, inner);
    }
    if (!(content instanceof Node.Section values)) {
      throw wrongKind(
          content == null ? node : content,
          "a section with " + String.join(", ", Shape.of(variant).names()),
          inner);
    }
    section.values.put(name, values);
    return record(variant, values, inner);
  }

  private Double quantity(Key key, Node.Text text, String path) {
    Quantity quantity;
    try {
      quantity = Quantity.parse(text.text);
    } catch (IllegalArgumentException e) {
      throw wrong(
          text,
          path,
          "is \"" + text.text + "\", " + e.getMessage() + "; expected " + key.expected());
    }

    // unit
    String unit = quantity.unit();
    Scale scale;
    try {
      scale = Scale.of(unit);
    } catch (IllegalArgumentException e) {
      throw wrong(
          text,
          path,
          "is \"" + text.text + "\", where \"" + e.getMessage() + "\" is no known unit; expected "
              + key.expected());
    }
    if (scale.dimension() != key.scale.dimension()) {
      String found = unit.isEmpty() ? " without its unit" : ", a wrong unit";
      throw wrong(text, path, "is \"" + text.text + "\"" + found + "; expected " + key.expected());
    }

    // range
    double si = scale.convert(quantity.number(), key.scale);
    Value value = new Value(
        path, quantity.number(), unit, si, key.unit, quantity.standing(), key.min, key.max);
    if (quantity.standing() != Standing.SCALED && (si < key.min || si > key.max)) {
      String written = unit.isEmpty() ? quantity.number() : quantity.number() + " " + unit;
      throw wrong(text, path, "is " + written + ", expected " + value.range());
    }
    values.put(path, value);
    return si;
  }

  private static Integer count(Node.Text text, String path) {
    try {
      // addresses are written as their data sheets do
      return text.text.startsWith("0x")
          ? Integer.valueOf(text.text.substring(2), 16)
          : Integer.valueOf(text.text);
    } catch (NumberFormatException e) {
      throw wrong(text, path, "is \"" + text.text + "\", expected a whole number");
    }
  }

  private static Boolean flag(Node.Text text, String path) {
    if (text.text.equals("true") || text.text.equals("false")) {
      return text.text.equals("true");
    }
    throw wrong(text, path, "is \"" + text.text + "\", expected true or false");
  }

  private static Object choice(Class<?> type, Node.Text text, String path) {
    List<String> names = Shape.constants(type);
    int index = names.indexOf(text.text);
    if (index < 0) {
      throw wrong(
          text, path, "is \"" + text.text + "\", expected one of " + String.join(", ", names));
    }
    return type.getEnumConstants()[index];
  }

  static FileError wrong(Node node, String path, String what) {
    return new FileError(node.place + ": " + path + " " + what);
  }

  private static FileError wrongKind(Node node, String expected, String path) {
    String found = node instanceof Node.Section
        ? "is a section"
        : node instanceof Node.Items
            ? "is a list"
            : ((Node.Text) node).text.isEmpty()
                ? "is empty"
                : "is \"" + ((Node.Text) node).text + "\"";
    return wrong(node, path, found + ", expected " + expected);
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path.concat(".").concat(key);
  }
}
