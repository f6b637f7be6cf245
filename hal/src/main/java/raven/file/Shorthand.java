package raven.file;

import raven.file.Shape.Key;
import raven.file.Shape.Kind;

/** What a file may write shorter than its shape, written out. */
final class Shorthand {
  private Shorthand() {}

  /** Writes shorthands out: a row of numbers, a bare value for the only key without default, a name alone for no keys at all. */
  static Node written(Kind kind, Class<?> type, Node node, String path) {
    if (!(node instanceof Node.Text text) || text.text.isEmpty()) {
      return node;
    }
    if (kind == Kind.ONE_OF) {
      Class<?> variant = Shape.variants(type).get(text.text);
      if (variant == null || !Shape.of(variant).optional()) {
        return node;
      }
      Node.Section section = new Node.Section(text.place);
      section.put(text.text, text.place, new Node.Section(text.place));
      return section;
    }
    if (kind != Kind.SECTION) {
      return node;
    }

    Shape shape = Shape.of(type);
    Node.Section section = new Node.Section(text.place);
    if (shape.row() && text.text.indexOf(',') >= 0) {
      row(shape, text, section, path);
      return section;
    }
    Key key = shape.shorthand();
    if (key == null) {
      return node;
    }
    section.put(key.name, text.place, text);
    return section;
  }

  /** {@code 27.1, 0, 23.4 mm (derived)}: the unit and standing at the end hold for all. */
  private static void row(Shape shape, Node.Text text, Node.Section section, String path) {
    String[] cells = text.text.split(",", -1);
    if (cells.length != shape.keys.length) {
      throw Binder.wrong(
          text,
          path,
          "has " + cells.length + " numbers, expected " + shape.keys.length + ": "
              + String.join(", ", shape.names()));
    }
    String last = cells[cells.length - 1].strip();
    int blank = last.indexOf(' ');
    String tail = blank < 0 ? "" : last.substring(blank);
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i].strip();
      String whole = Quantity.isBare(cell) ? cell.concat(tail) : cell;
      section.put(shape.keys[i].name, text.place, new Node.Text(text.place, whole));
    }
  }
}
