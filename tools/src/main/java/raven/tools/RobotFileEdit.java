package raven.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.file.Document;
import raven.file.FileError;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** Changes single values in the text of a robot file: comments and everything else stay as they are. Not thread-safe. */
final class RobotFileEdit {
  private final String name;
  private final List<String> lines;

  private RobotFileEdit(String name, String text) {
    this.name = name;
    lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
  }

  /** Of a file; null is the bundled one. */
  static RobotFileEdit of(@Nullable Path file) {
    try (InputStream in = file == null
        ? RobotFile.class.getResourceAsStream("/raven/raven.yaml")
        : Files.newInputStream(file)) {
      if (in == null) throw new FileError("raven.yaml is not part of this build");
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new RobotFileEdit(file == null ? "raven.yaml" : file.toString(), text);
    } catch (IOException e) {
      throw new FileError(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Puts a value, with its unit and standing, in the place of what a path names. */
  void set(String path, String value) {
    String[] keys = path.split("\\.");
    int line = -1;
    int indent = -1;
    int column = 0;
    for (String key : keys) {
      int inFlow = line < 0 ? -1 : flowKey(line, column, key);
      if (inFlow >= 0) {
        column = inFlow;
        continue;
      }
      line = blockKey(line, indent, key);
      indent = indentOf(lines.get(line));
      column = indent + key.length() + 1;
    }
    String text = lines.get(line);
    int from = column;
    while (from < text.length() && text.charAt(from) == ' ') from++;
    int to = end(text, from);
    lines.set(line, text.substring(0, from) + value + text.substring(to));
  }

  /** Where a key's value begins inside braces that open behind a column of the line, or -1. */
  private int flowKey(int line, int column, String key) {
    String text = lines.get(line);
    int open = text.indexOf('{', column);
    if (open < 0) return -1;
    int at = open;
    while (true) {
      at = text.indexOf(key + ":", at);
      if (at < 0) return -1;
      char before = text.charAt(at - 1);
      if (before == '{' || before == ' ') return at + key.length() + 1;
      at++;
    }
  }

  /** The line of a key below another, which stands at an indent. */
  private int blockKey(int above, int indent, String key) {
    for (int i = above + 1; i < lines.size(); i++) {
      String text = lines.get(i);
      String bare = text.strip();
      if (bare.isEmpty() || bare.startsWith("#")) continue;
      if (indentOf(text) <= indent) break;
      if (bare.startsWith(key + ":") && direct(above, indent, i)) return i;
    }
    throw new FileError(
        name + ": there is no " + key + " where one was expected; calibrate another file");
  }

  /** Not below a further key. */
  private boolean direct(int above, int indent, int line) {
    int own = indentOf(lines.get(line));
    for (int i = above + 1; i < line; i++) {
      String bare = lines.get(i).strip();
      if (bare.isEmpty() || bare.startsWith("#")) continue;
      if (indentOf(lines.get(i)) > indent && indentOf(lines.get(i)) < own) return false;
    }
    return true;
  }

  private static int indentOf(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') indent++;
    return indent;
  }

  /** A value in braces ends at a comma or brace, another at its comment or line's end. */
  private static int end(String text, int from) {
    int depth = 0;
    for (int i = 0; i < from; i++) {
      if (text.charAt(i) == '{') depth++;
      if (text.charAt(i) == '}') depth--;
    }
    int end = from;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (depth > 0 && (c == ',' || c == '}') || c == '#' && end > 0 && text.charAt(end - 1) == ' ')
        break;
      end++;
    }
    while (end > from && text.charAt(end - 1) == ' ') end--;
    return end;
  }

  String text() {
    return String.join("\n", lines);
  }

  /** Writes the file when what it says is a robot, and returns where the previous one was kept; null when there was none. */
  @Nullable
  Path save(Path target) {
    Document<Robot> changed = RobotFile.parse(target.toString(), text());
    changed.bind();
    Path kept = Files.exists(target) ? keep(target) : null;
    try (SafeFile file = new SafeFile(target)) {
      file.out().write(text().getBytes(StandardCharsets.UTF_8));
      file.commit();
    } catch (IOException e) {
      throw new FileError("cannot write " + target + ": " + e.getMessage(), e);
    }
    return kept;
  }

  /** Under the first number that is free. */
  private static Path keep(Path target) {
    for (int i = 1; ; i++) {
      Path copy = target.resolveSibling(target.getFileName() + "." + i);
      if (Files.exists(copy)) continue;
      try {
        return Files.copy(target, copy);
      } catch (IOException e) {
        throw new FileError("cannot keep the previous file as " + copy + ": " + e.getMessage(), e);
      }
    }
  }
}
