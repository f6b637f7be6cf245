package raven.tools.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import raven.file.FileError;

final class StudyTest {
  static final java.util.List<String> BUNDLED = Study.BUNDLED;

  @TempDir
  Path folder;

  @ParameterizedTest
  @FieldSource("BUNDLED")
  void everyBundledStudyAsksSomething(String name) {
    Study study = Study.open(name);
    assertEquals(name, study.name());
    assertTrue(study.question().endsWith("?"), study.question());
    for (Study.Vary vary : study.vary()) assertTrue(vary.axis().values().size() > 1, vary.of());
  }

  @Test
  void whatIsWrongWithAStudyIsSaid() throws IOException {
    assertTrue(said("colour").contains("choose one of toe-stiffness, leg-mass"));
    Path file = folder.resolve("mine.yaml");
    assertTrue(said(file.toString()).contains("no such file"));
    Files.writeString(file, """
        name: mine
        question: Why?
        mission: walk
        runs: 3
        first_seed: 1
        set: []
        vary: []
        figures: []
        """);
    assertTrue(
        said(file.toString()).contains("mine.yaml:7:1: vary is empty"), said(file.toString()));
  }

  private static String said(String study) {
    return assertThrows(FileError.class, () -> Study.open(study)).getMessage();
  }
}
