package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.file.FileError;

final class SafeFileTest {
  @TempDir
  Path folder;

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void appearsOnlyWhenCommitted() throws IOException {
    Path target = folder.resolve("a.mcap");
    try (SafeFile file = new SafeFile(target)) {
      file.out().write(7);
      assertEquals(false, Files.exists(target));
      file.commit();
    }
    assertEquals(List.of("a.mcap"), files());
    assertEquals(1, Files.size(target));
  }

  @Test
  void withoutACommitTheOldFileStaysAndNothingElse() throws IOException {
    Path target = Files.writeString(folder.resolve("a.mcap"), "old");
    try (SafeFile file = new SafeFile(target)) {
      file.out().write(7);
    }
    assertEquals(List.of("a.mcap"), files());
    assertEquals("old", Files.readString(target));
  }

  @Test
  void saysAtOnceWhatCannotBeWritten() {
    Path nowhere = folder.resolve("no/such/a.mcap");
    FileError missing = assertThrows(FileError.class, () -> new SafeFile(nowhere).close());
    assertEquals("cannot write " + nowhere + ": no such directory", missing.getMessage());
    FileError directory = assertThrows(FileError.class, () -> new SafeFile(folder).close());
    assertEquals("cannot write " + folder + ": it is a directory", directory.getMessage());
  }
}
