package raven.tools;

import raven.file.FileError;

/** What options of the command line must be. */
final class Options {
  private Options() {}

  /** Refuses the value of an option in one line. */
  static void check(boolean good, String option, String expected) {
    if (!good) throw new FileError(option + ": expected " + expected);
  }
}
