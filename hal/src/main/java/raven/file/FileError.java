package raven.file;

/** A file or an option that the user can mend: one line that says what is wrong, where, and what was expected. */
public final class FileError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FileError(String message) {
    super(message);
  }

  public FileError(String message, Throwable cause) {
    super(message, cause);
  }
}
