package raven.tools;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a call of the command line said and how it ended. */
record Said(int code, String out, String err) {
  static Said by(String... args) {
    return byTyping("", args);
  }

  /** With something on the keyboard. */
  static Said byTyping(String typed, String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    InputStream in = System.in;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true));
      System.setErr(new PrintStream(complained, true));
      System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
      int code = Main.run(args);
      return new Said(code, said.toString(), complained.toString());
    } finally {
      System.setOut(out);
      System.setErr(err);
      System.setIn(in);
    }
  }

  /** A number of the JSON by its key, the first of that name. */
  double number(String key) {
    int at = out.indexOf("\"" + key + "\": ");
    if (at < 0) throw new AssertionError("no " + key + " in " + out);
    String rest = out.substring(at + key.length() + 4);
    return Double.parseDouble(rest.split("[,}\\]]")[0]);
  }
}
