package raven.tools.estimate;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import raven.file.FileError;

/** A recording in CSV, plain or gzipped, read row by row; every mistake in it is named with file and line. */
public final class Recording implements AutoCloseable {
  private static final String INIT = "init,";
  private static final int INIT_VALUES = 7;

  /** Nothing that flies starts faster [m/s]. */
  private static final double FASTEST = 1e4;

  private static final int GZIP_MAGIC = 0x1f8b;

  /** Spreadsheets begin a file with this. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** No sensor reads more, and no clock shows more seconds. */
  private static final double MOST = 1e12;

  /** What it holds. */
  public final Kind kind;

  /** Rough first attitude (w, x, y, z) and velocity, if the recording gives them. */
  public final double @Nullable [] init;

  /** The columns of the present row; NaN where it is empty. */
  public final double[] values;

  private final Path file;
  private final BufferedReader reader;
  private int line;
  private double lastTime = Double.NEGATIVE_INFINITY;
  private String time = "";

  public Recording(Path file) {
    this.file = file;
    try {
      reader = open(file);
      double @Nullable [] first = null;
      String text = next();
      if (text != null && text.startsWith(BYTE_ORDER_MARK)) text = text.substring(1);
      while (text != null && text.startsWith("#")) {
        if (text.substring(1).strip().startsWith(INIT)) first = init(text);
        text = next();
      }
      init = first;
      List<Kind> kinds = text == null ? List.of() : Kind.of(text.replaceAll("[ \t]", ""));
      if (kinds.isEmpty()) {
        throw wrong("the header is " + (text == null ? "missing" : quoted(text)) + ", expected "
            + Kind.all());
      }
      kind = kinds.getFirst();
      values = new double[kind.columns];
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Reads the next row into {@link #values}; false at the end. */
  public boolean read() {
    String text;
    try {
      text = next();
    } catch (IOException e) {
      throw wrong("cannot be read beyond this line: " + e.getMessage());
    }
    if (text == null) return false;
    parse(text);
    return true;
  }

  /** The time of the present row, as it was written. */
  public String time() {
    return time;
  }

  /** A mistake in the present line. */
  public FileError wrong(String what) {
    return new FileError(file + ":" + Math.max(1, line) + ": " + what);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      // it was only read
    }
  }

  private void parse(String text) {
    int at = 0;
    int column = 0;
    while (at <= text.length()) {
      int end = text.indexOf(',', at);
      if (end < 0) end = text.length();
      if (column < values.length) values[column] = number(text, at, end, column);
      if (column == 0) time = text.substring(at, end).strip();
      column++;
      at = end + 1;
    }
    if (column != values.length) {
      throw wrong("the row has " + column + " columns, expected " + values.length);
    }
    for (int first = 7; first < values.length && kind.optional(first); first += 3) whole(first);
    if (values[0] < lastTime) {
      throw wrong("time runs backwards, from " + lastTime + " to " + time + " s");
    }
    lastTime = values[0];
  }

  private double number(String text, int from, int to, int column) {
    String field = text.substring(from, to).strip();
    if (field.isEmpty()) {
      if (kind.optional(column)) return Double.NaN;
      throw wrong("column " + name(column) + " is empty, expected a number");
    }
    double value;
    try {
      value = Double.parseDouble(field);
    } catch (NumberFormatException e) {
      throw wrong("column " + name(column) + " is " + quoted(field) + ", expected a number");
    }
    if (!Double.isFinite(value)) {
      throw wrong("column " + name(column) + " is " + field + ", expected a finite number");
    }
    if (decorated(field)) {
      throw wrong("column " + name(column) + " is " + quoted(field) + ", expected a number");
    }
    if (Math.abs(value) > MOST) {
      throw wrong("column " + name(column) + " is " + field + ", beyond what can be measured");
    }
    if (kind.contact(column) && (value < 0 || value > 1)) {
      throw wrong("column " + name(column) + " is " + field + ", expected a contact from 0 to 1");
    }
    return value;
  }

  /** What Java takes for a number and nobody else does: 9.8d, 0x1p3. */
  private static boolean decorated(String field) {
    char last = field.charAt(field.length() - 1);
    return last != '.' && !Character.isDigit(last)
        || field.indexOf('x') > 0
        || field.indexOf('X') > 0;
  }

  /** A sample has three axes or none. */
  private void whole(int first) {
    int there = 0;
    for (int i = first; i < first + 3; i++) {
      if (!Double.isNaN(values[i])) there++;
    }
    if (there == 1 || there == 2) {
      throw wrong("columns " + name(first) + ", " + name(first + 1) + ", " + name(first + 2)
          + " are filled in part, expected all three or none");
    }
  }

  private String name(int column) {
    return kind.header.split(",")[column];
  }

  private double[] init(String text) {
    String[] fields = text.substring(text.indexOf(',') + 1).split(",", -1);
    double[] values = new double[INIT_VALUES];
    try {
      if (fields.length != INIT_VALUES) throw new NumberFormatException();
      double norm = 0;
      for (int i = 0; i < INIT_VALUES; i++) {
        values[i] = Double.parseDouble(fields[i].strip());
        // written so that a NaN is none
        if (!(Math.abs(values[i]) <= FASTEST)) throw new NumberFormatException();
        if (i < 4) norm += values[i] * values[i];
      }
      if (norm < 0.5 || norm > 2) throw new NumberFormatException();
    } catch (NumberFormatException e) {
      throw wrong(
          quoted(text) + " is no start, expected # init, a unit quaternion w,x,y,z and a velocity");
    }
    return values;
  }

  private @Nullable String next() throws IOException {
    String text;
    do {
      text = reader.readLine();
      if (text != null) line++;
    } while (text != null && text.isBlank());
    return text;
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    InputStream plain = magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
  }

  private FileError unreadable(IOException e) {
    String why = e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    return new FileError("cannot read " + file + ": " + why, e);
  }

  private static String quoted(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return '"' + (plain.length() > 60 ? plain.substring(0, 60) + "..." : plain) + '"';
  }
}
