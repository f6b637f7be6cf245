package raven.sim.mujoco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import raven.file.FileError;

/** Whoever has no MuJoCo, or another one, is told what to install. */
class MujocoLibraryTest {
  @Test
  void namesThePackageWhenTheLibraryIsMissing() {
    String said = message("libmujoco-that-nobody-has.so", "libmujoco-nor-this.so");
    assertEquals(
        "MuJoCo 2.2.2 is not installed (no libmujoco-that-nobody-has.so found): install Debian's "
            + "package libmujoco2.2.2, or do without --engine mujoco",
        said);
  }

  @Test
  void namesTheVersionThatItFoundInstead() {
    FileError e = assertThrows(
        FileError.class, () -> MujocoLibrary.requireVersion("libmujoco.so.3.1.4", 314));
    assertEquals(
        "libmujoco.so.3.1.4 is MuJoCo 3.1.4, expected 2.2.2: install Debian's package "
            + "libmujoco2.2.2, or do without --engine mujoco",
        e.getMessage());
    FileError later = assertThrows(
        FileError.class, () -> MujocoLibrary.requireVersion("libmujoco.so", 3_014_002));
    assertTrue(
        String.valueOf(later.getMessage()).startsWith("libmujoco.so is MuJoCo 3.14.2, expected"),
        later.getMessage());
    MujocoLibrary.requireVersion("libmujoco.so.2.2.2", 222);
  }

  @Test
  void namesALibraryThatIsNoMujoco() {
    String said = message("libm.so.6");
    assertTrue(said.startsWith("libm.so.6 is not MuJoCo"), said);
  }

  private static String message(String... files) {
    FileError e = assertThrows(FileError.class, () -> MujocoLibrary.open(files));
    return String.valueOf(e.getMessage());
  }
}
