package raven.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A YAML file on its way to a record: loaded, perhaps with single values overridden, then bound and checked. Every error is a
 * {@link FileError} of one line that names file, line, column and key.
 *
 * <p>Not thread-safe.
 */
public final class Document<T extends Record> {
  /** What must hold between the values of a file, beyond each being in its range. */
  public interface Check<T extends Record> {
    /** Throws {@link Document#error} when the record makes no sense. */
    void check(T record, Document<T> document);
  }

  private final String name;
  private final Class<T> type;
  private final Check<T> check;
  private final Node.Section root;
  private Binder binder = new Binder();

  /** Null after an override, until bound again. */
  private @Nullable T bound;

  private Document(String name, Node.Section root, Class<T> type, Check<T> check) {
    this.name = name;
    this.type = type;
    this.check = check;
    this.root = root;
    rebind();
  }

  /** Reads a file. */
  public static <T extends Record> Document<T> load(Path file, Class<T> type, Check<T> check) {
    String name = file.toString();
    return parse(name, TextFile.read(file), type, check);
  }

  /** Reads a file that is part of the program; {@code name} is what messages call it. */
  public static <T extends Record> Document<T> resource(
      String name, String resource, Class<T> type, Check<T> check) {
    try (InputStream in = type.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileError(name + ": is not part of this build (" + resource + ")");
      }
      return parse(name, TextFile.text(name, in), type, check);
    } catch (IOException e) {
      throw new FileError(name + ": cannot be read: " + TextFile.reason(e), e);
    }
  }

  /** Reads a text; {@code name} is what messages call it. */
  public static <T extends Record> Document<T> parse(
      String name, String text, Class<T> type, Check<T> check) {
    if (YamlReader.read(name, text) instanceof Node.Section root) {
      return new Document<>(name, root, type, check);
    }
    throw new FileError(
        name + ": holds no keys, expected " + String.join(", ", Shape.of(type).names()));
  }

  public String name() {
    return name;
  }

  /** Binds and checks. */
  public T bind() {
    T record = unchecked();
    check.check(record, this);
    return record;
  }

  /** Binds only: each value is in its range, but perhaps they do not yet fit together. */
  public T unchecked() {
    return bound == null ? rebind() : bound;
  }

  /** True when a path names a value or section of this document, left out or not. */
  public boolean has(String path) {
    return find(path) != null;
  }

  /**
   * Replaces one value. A bare number is taken in the unit that stands in the file.
   *
   * @param path dotted key; an item of a list is named by its index, or by its only key when no other item has that
   * @param origin what messages call the place of this value, such as {@code --set legs.toe.stiffness=2}
   */
  public void override(String path, String value, String origin) {
    Found found = find(path);
    if (found == null) {
      throw unknown(path, origin, List.of(this));
    }
    String text = value.strip();
    if (text.isEmpty()) {
      throw new FileError(origin + ": gives no value for " + found.path);
    }
    if (!(found.node instanceof Node.Text) && text.indexOf(',') < 0) {
      List<String> below = below(found.path);
      throw new FileError(origin + ": " + found.path
          + (below.isEmpty()
              ? " holds no values"
              : " holds several values, set one of them: " + String.join(", ", below)));
    }

    Value before = binder.values.get(found.path);
    if (before != null) {
      boolean bare = Quantity.isBare(text) && !before.unit().isEmpty();
      String standing = before.standing() == Standing.SCALED ? " (scaled)" : " (set)";
      text = (bare ? text + " " + before.unit() : text) + (text.endsWith(")") ? "" : standing);
    }
    found.replace(new Node.Text(new Place(origin, 0, 0), text));
    bound = null;
    if (!(found.node instanceof Node.Text)) {
      // a row becomes a section again, so that the next override finds its parts
      rebind();
    }
  }

  /** The error for a path that none of several documents has, with what is nearest to it. */
  public static FileError unknown(
      String path, String origin, List<? extends Document<?>> documents) {
    List<String> near = new ArrayList<>();
    List<String> tops = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (Document<?> document : documents) {
      tops.addAll(document.root.values.keySet());
      for (String candidate : document.paths()) {
        all.add(candidate);
        if (candidate.endsWith("." + path)) {
          near.add(candidate);
        }
      }
    }
    String slip = Names.nearest(path, all);
    if (near.isEmpty() && !slip.isEmpty()) {
      near.add(slip);
    }
    return new FileError(origin + ": there is no value \"" + path + "\", "
        + (near.isEmpty()
            ? "paths begin with one of " + String.join(", ", tops)
            : "did you mean " + String.join(" or ", near.subList(0, Math.min(3, near.size())))
                + "?"));
  }

  /** Every physical value, in the order of the records. */
  public List<Value> values() {
    if (bound == null) {
      rebind();
    }
    return List.copyOf(binder.values.values());
  }

  /** Paths of all values. */
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    collect(root, "", paths);
    return paths;
  }

  /** The document as canonical YAML: nothing left out, no shorthands, no comments, overrides in place. It loads to the same record. */
  public String dump() {
    if (bound == null) {
      rebind();
    }
    return YamlWriter.write(root);
  }

  /** A mistake at a path that {@link #bind} accepted. */
  public FileError error(String path, String what) {
    Found found = find(path);
    return new FileError((found == null ? root : found.node).place + ": " + path + " " + what);
  }

  private T rebind() {
    binder = new Binder();
    T record = type.cast(binder.record(type, root, ""));
    bound = record;
    return record;
  }

  /** A node with what holds it. */
  private record Found(String path, Node node, Node holder, String key) {
    void replace(Node by) {
      if (holder instanceof Node.Section section) {
        section.values.put(key, by);
      } else if (holder instanceof Node.Items items) {
        items.items.set(Integer.parseInt(key), by);
      }
    }
  }

  private @Nullable Found find(String path) {
    Found found = new Found("", root, root, "");
    for (String key : path.split("\\.", -1)) {
      found = step(found, key);
      if (found == null) {
        return null;
      }
    }
    return found;
  }

  private static @Nullable Found step(Found from, String key) {
    if (from.node instanceof Node.Section section) {
      Node next = section.values.get(key);
      return next == null ? null : new Found(Binder.join(from.path, key), next, section, key);
    }
    if (!(from.node instanceof Node.Items items)) {
      return null;
    }

    // by index, or by the only key of the only item that has it
    Found match = null;
    for (int i = 0; i < items.items.size(); i++) {
      String index = Integer.toString(i);
      Node item = items.items.get(i);
      String itemPath = Binder.join(from.path, index);
      if (key.equals(index)) {
        return new Found(itemPath, item, items, index);
      }
      if (item instanceof Node.Section section
          && section.values.size() == 1
          && section.values.containsKey(key)) {
        if (match != null) {
          return null;
        }
        match = step(new Found(itemPath, item, items, index), key);
      }
    }
    return match;
  }

  private List<String> below(String path) {
    List<String> paths = new ArrayList<>();
    for (String candidate : paths()) {
      if (candidate.startsWith(path + ".")) {
        paths.add(candidate);
      }
    }
    return paths;
  }

  private static void collect(Node node, String path, List<String> paths) {
    if (node instanceof Node.Section section) {
      for (Map.Entry<String, Node> entry : section.values.entrySet()) {
        collect(entry.getValue(), Binder.join(path, entry.getKey()), paths);
      }
    } else if (node instanceof Node.Items items) {
      for (int i = 0; i < items.items.size(); i++) {
        collect(items.items.get(i), Binder.join(path, Integer.toString(i)), paths);
      }
    } else {
      paths.add(path);
    }
  }
}
