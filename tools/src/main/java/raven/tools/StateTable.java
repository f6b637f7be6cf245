package raven.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import raven.file.FileError;

/** Reads states of the robot from a table with a header; whatever is wrong with it names file, line, column and what was expected. */
final class StateTable {
  static final int POSITIONS = 13;
  static final int VELOCITIES = 12;

  /** How far a quaternion's length may be from one: six written digits are enough. */
  private static final double UNIT = 1e-6;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** Positions, velocities, generalised forces. */
  static final class State {
    /** Line of the file that it was read from. */
    final int line;

    final double[] qpos;
    final double[] qvel;
    final double[] tau;

    State(int line, double[] qpos, double[] qvel, double[] tau) {
      this.line = line;
      this.qpos = qpos;
      this.qvel = qvel;
      this.tau = tau;
    }
  }

  private final Path file;

  StateTable(Path file) {
    this.file = file;
  }

  List<State> read() {
    List<String> lines = lines();
    if (lines.isEmpty()) throw wrong(1, "is empty, expected a header: " + expected());
    List<String> header = fields(lines.getFirst().replace("\uFEFF", ""));
    int[] qpos = columns(header, "qpos", POSITIONS);
    int[] qvel = columns(header, "qvel", VELOCITIES);
    int[] tau = columns(header, "tau", VELOCITIES);
    for (String name : header) {
      // what acts on single bodies would be left out of the answer
      if (name.startsWith("xfrc")) {
        throw wrong(
            1,
            "column " + name + ": forces on single bodies are not taken, expected " + expected());
      }
    }
    List<State> states = new ArrayList<>();
    for (int n = 1; n < lines.size(); n++) {
      if (lines.get(n).isBlank()) continue;
      List<String> fields = fields(lines.get(n));
      if (fields.size() != header.size()) {
        throw wrong(
            n + 1, fields.size() + " fields, expected " + header.size() + " as in the header");
      }
      State state = new State(
          n + 1,
          numbers(n + 1, header, fields, qpos),
          numbers(n + 1, header, fields, qvel),
          numbers(n + 1, header, fields, tau));
      normalise(n + 1, state.qpos);
      states.add(state);
    }
    if (states.isEmpty()) throw wrong(2, "no states, expected one per line under the header");
    return states;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (NoSuchFileException e) {
      throw new FileError("cannot read " + file + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new FileError("cannot read " + file + ": not text in UTF-8, expected a table", e);
    } catch (IOException e) {
      String why = Files.isDirectory(file) ? "it is a directory" : "permission denied";
      throw new FileError("cannot read " + file + ": " + why, e);
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split(",", -1)) fields.add(field.strip());
    return fields;
  }

  private int[] columns(List<String> header, String name, int count) {
    int[] columns = new int[count];
    for (int i = 0; i < count; i++) {
      String wanted = name + i;
      columns[i] = header.indexOf(wanted);
      if (columns[i] < 0) throw wrong(1, "no column " + wanted + ", expected " + expected());
      if (columns[i] != header.lastIndexOf(wanted)) {
        throw wrong(1, "column " + wanted + " twice, expected once");
      }
    }
    return columns;
  }

  private double[] numbers(int line, List<String> header, List<String> fields, int[] columns) {
    double[] numbers = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      String text = fields.get(columns[i]);
      numbers[i] = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
      if (!Double.isFinite(numbers[i])) {
        throw wrong(
            line,
            "column " + header.get(columns[i]) + ": '" + text
                + "' is no number, expected one such as -1.25e-3");
      }
    }
    return numbers;
  }

  private void normalise(int line, double[] qpos) {
    double square = 0;
    for (int k = 3; k < 7; k++) square += qpos[k] * qpos[k];
    double length = Math.sqrt(square);
    if (Math.abs(length - 1) > UNIT) {
      throw wrong(
          line, "quaternion qpos3..6 has length " + (float) length + ", expected 1 (w x y z)");
    }
    for (int k = 3; k < 7; k++) qpos[k] /= length;
  }

  private static String expected() {
    return "qpos0..qpos12, qvel0..qvel11, tau0..tau11";
  }

  private FileError wrong(int line, String what) {
    return new FileError(file + ", line " + line + ": " + what);
  }
}
