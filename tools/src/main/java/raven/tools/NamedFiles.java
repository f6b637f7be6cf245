package raven.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import raven.file.FileError;

/** The files that one call names: each by a name that is not empty, and none that is written is another one of them. */
final class NamedFiles {
  private final Map<Path, String> options = new LinkedHashMap<>();

  /** A file that is read; null when the option was not given. */
  NamedFiles reads(String option, @Nullable Path file) {
    if (file != null) options.putIfAbsent(real(named(option, file)), option);
    return this;
  }

  /** A file that is written; those that are read have been told before. */
  NamedFiles writes(String option, @Nullable Path file) {
    if (file == null) return this;
    String other = options.putIfAbsent(real(named(option, file)), option);
    if (other != null) {
      throw new FileError(
          option + " " + file + ": is the file of " + other + " too, choose another");
    }
    return this;
  }

  /** A file whose name is not empty. */
  static Path named(String option, Path file) {
    named(option, file.toString());
    return file;
  }

  static void named(String option, String name) {
    if (name.isBlank()) throw new FileError(option + ": is empty, expected the name of a file");
  }

  /** Through links, also when the file itself is still to come. */
  private static Path real(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    try {
      return whole.toRealPath();
    } catch (IOException e) {
      Path folder = whole.getParent();
      return folder == null ? whole : real(folder).resolve(whole.getFileName());
    }
  }
}
