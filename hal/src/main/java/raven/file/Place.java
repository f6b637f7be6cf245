package raven.file;

/** Where a piece of text stands: file, line and column from 1; line 0 when the text did not come from a file. */
record Place(String file, int line, int column) {
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
