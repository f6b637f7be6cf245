package raven.sim.mujoco;

import org.junit.jupiter.api.Assumptions;
import raven.file.FileError;

/** MuJoCo's library for tests that need it: without it they are skipped, or fail where RAVEN_REQUIRE_MUJOCO is set. */
public final class InstalledMujoco {
  private InstalledMujoco() {}

  public static MujocoLibrary require() {
    try {
      return MujocoLibrary.open();
    } catch (FileError e) {
      if (System.getenv("RAVEN_REQUIRE_MUJOCO") != null) throw e;
      String why = "skipped: " + e.getMessage();
      System.out.println(why);
      return Assumptions.abort(why);
    }
  }
}
