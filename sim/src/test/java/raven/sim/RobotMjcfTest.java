package raven.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import raven.file.FileError;
import raven.mission.Course;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.sim.mujoco.InstalledMujoco;
import raven.sim.mujoco.MujocoLibrary;
import raven.sim.mujoco.MujocoModel;

/** What is exported is loaded by MuJoCo. */
class RobotMjcfTest {
  @SuppressWarnings("unused")
  static final java.util.List<String> MISSIONS = MissionFile.BUNDLED;

  @ParameterizedTest
  @FieldSource("MISSIONS")
  void everyMissionLoads(String mission) {
    MujocoLibrary library = InstalledMujoco.require();
    Robot robot = Rig.raven();
    Course course = MissionFile.open(mission).bind().course();
    String mjcf = RobotMjcf.export(robot, course);
    new MujocoModel(library, mjcf, RobotModel.tree(robot), RobotMjcf.STEP);
    assertEquals(6, mjcf.split("limited=\"true\"", -1).length - 1, "stops in force");
  }

  @Test
  void theRobotAloneHasStopsThatDoNotAct() {
    String mjcf = RobotMjcf.export(Rig.raven(), null);
    assertEquals(6, mjcf.split("limited=\"false\"", -1).length - 1, mjcf);
    assertTrue(mjcf.contains("name=\"left_toe\" type=\"hinge\""), mjcf);
    assertEquals(
        2, mjcf.split("springref=\"0.3089232776029963\" damping=\"0.005\"", -1).length - 1, mjcf);
  }

  @Test
  void whatMujocoDoesNotTakeIsOneLine() {
    MujocoLibrary library = InstalledMujoco.require();
    Robot robot = Rig.raven();
    String broken = RobotMjcf.export(robot, null).replace("mass=\"0.5372\"", "mass=\"-1\"");
    FileError e = assertThrows(
        FileError.class,
        () -> new MujocoModel(library, broken, RobotModel.tree(robot), RobotMjcf.STEP));
    String said = String.valueOf(e.getMessage());
    assertTrue(said.startsWith("MuJoCo does not take this robot: "), said);
    assertEquals(1, said.lines().count(), said);
  }
}
