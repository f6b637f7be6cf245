package raven.controller;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import raven.file.Document;

/** One section of the bundled settings, for tests of one package. */
public final class Section {
  private Section() {}

  public static <T extends Record> T of(String name, Class<T> type) {
    try (InputStream in = Section.class.getResourceAsStream("/raven/settings.yaml")) {
      String all = "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int begin = all.indexOf("\n" + name + ":\n") + name.length() + 3;
      StringBuilder section = new StringBuilder();
      for (String line : all.substring(begin).split("\n", -1)) {
        if (!line.isEmpty() && line.charAt(0) != ' ') break;
        section.append(line.startsWith("  ") ? line.substring(2) : line).append('\n');
      }
      return Document.parse(
              "settings.yaml, " + name, section.toString(), type, (record, document) -> {})
          .bind();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
