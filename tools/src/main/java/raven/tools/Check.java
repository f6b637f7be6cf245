package raven.tools;

import java.util.Locale;

/** One thing that the doctor looked at; the remedy is empty when nothing has to be done. */
record Check(String name, State state, String found, String remedy) {
  enum State {
    OK,
    /** The robot flies, and something is lost. */
    WARNING,
    /** It does not fly like this. */
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Check ok(String name, String found) {
    return new Check(name, State.OK, found, "");
  }

  static Check of(String name, boolean good, State otherwise, String found, String remedy) {
    return good ? ok(name, found) : new Check(name, otherwise, found, remedy);
  }

  boolean failed() {
    return state == State.FAILED;
  }
}
