package raven.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text of a file that somebody wrote; whatever else is given instead is told in one line. */
final class TextFile {
  private static final int LARGEST = 1 << 20;

  private TextFile() {}

  static String read(Path file) {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new FileError(name + ": is a directory, expected a YAML file");
    }
    if (!Files.exists(file)) {
      throw new FileError(name + ": no such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return text(name, in);
    } catch (IOException e) {
      throw new FileError(name + ": cannot be read: " + reason(e), e);
    }
  }

  static String text(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new FileError(name + ": is larger than 1 MB, expected a YAML file");
    }
    for (byte b : bytes) {
      if (b == 0) {
        throw new FileError(name + ": is a binary file, expected YAML text");
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new FileError(name + ": is not UTF-8 text, expected a YAML file", e);
    }
  }

  static String reason(IOException e) {
    return e instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }
}
