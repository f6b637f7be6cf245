package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import raven.controller.Settings;
import raven.hal.pi.realtime.PhaseTimes;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.tools.FlightResult.ModeChange;

/** What the robot does when a device dies on it in the middle of something: registers and wires are cut, the real drivers notice. */
final class DeadDeviceTest {
  /** After its mode has begun, and before the end is looked at [s]. */
  private static final double BEGUN = 0.1;

  /** For so long nothing may happen, or until then it must have [s]. */
  private static final double NOTHING = 1.2;

  private static final double SOMETHING = 3;

  private enum Harm {
    IMU(chips -> chips.imu.cut(true)),
    LEGS(chips -> chips.legs.unplug(true)),
    JOINT(chips -> chips.cutJoint(1, true)),
    TOE(chips -> chips.toes[0].cut(true)),
    PILOT(chips -> chips.transmitter.unplug(true)),
    BAROMETER(chips -> chips.barometer.cut(true)),
    RANGER(chips -> chips.ranger.cut(true)),
    AIRSPEED(chips -> chips.airspeed.cut(true)),
    BUS(chips -> chips.cutBus(1, true));

    private final Consumer<SimulatedHardware> act;

    Harm(Consumer<SimulatedHardware> act) {
      this.act = act;
    }
  }

  @ParameterizedTest(name = "{1} dies in {0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "standing | IMU       | standing |",
        "walking  | IMU       | standing | estimate lost",
        "pushing  | IMU       | landing  | estimate lost",
        "cruising | IMU       | gliding  | estimate lost",
        "walking  | LEGS      | standing | legs do not answer",
        "pushing  | LEGS      | landing  | legs do not answer",
        "standing | JOINT     | standing |",
        "walking  | JOINT     | standing | legs do not answer",
        "crouching| JOINT     | standing | legs do not answer",
        "cruising | LEGS      | cruising |",
        "crouching| TOE       | standing | legs do not answer",
        "walking  | PILOT     | standing | not asked to walk any more",
        "cruising | PILOT     | gliding  | asked to come down",
        "cruising | BAROMETER | cruising |",
        "walking  | RANGER    | walking  |",
        "crouching| RANGER    | crouching|",
        "cruising | RANGER    | cruising |",
        "climbing | AIRSPEED  | climbing |",
        "cruising | AIRSPEED  | cruising |",
        "standing | BUS       | walking  | asked to walk",
        "walking  | BUS       | walking  |",
        "crouching| BUS       | standing | not fit to jump any more",
        "leaping  | BUS       | landing  | touches down",
        "landing  | BUS       | standing | settled",
        "climbing | BUS       | climbing |",
        "cruising | BUS       | cruising |",
      })
  void aDeviceThatDiesHasItsAnswer(String mode, Harm harm, String then, String why) {
    Robot robot = RobotFile.bundled().bind();
    Mission mission = MissionFile.open("tour").bind();
    SimulatedField field = new SimulatedField(robot, mission, 1);
    Settings settings = Settings.bundled().bind();
    RobotRun run = new RobotRun(robot, mission, settings, field.ports(), field, 60);
    PhaseTimes times = new PhaseTimes();
    double broken = Double.POSITIVE_INFINITY;
    double watched = why == null ? NOTHING : SOMETHING;
    for (long tick = 0; field.world().time() < broken + watched; tick++) {
      assertTrue(field.world().time() < 30, () -> "never " + mode + ": " + run.modes());
      times.begin();
      run.tick(tick, times);
      ModeChange last = run.modes().getLast();
      if (broken < 100 || !last.mode().equals(mode)) continue;
      if (field.world().time() < last.at_s() + BEGUN) continue;
      harm.act.accept(field.hardware());
      broken = field.world().time();
    }
    double since = broken;
    List<ModeChange> after =
        run.modes().stream().filter(change -> change.at_s() > since).toList();
    if (why == null) {
      assertEquals(List.of(), after, then);
    } else {
      assertEquals(then, after.getFirst().mode(), after::toString);
      assertEquals(why, after.getFirst().why());
    }
    if (then.equals("gliding") || then.equals("standing")) {
      assertEquals(0, field.hardware().throttle(), "propeller");
    }
    String troubles = String.join("\n", field.ports().troubles().lines());
    assertTrue(troubles.lines().allMatch(line -> line.contains("; ")), troubles);
    assertTrue(!troubles.isEmpty(), harm.name().toLowerCase(Locale.ROOT) + " is named");
  }
}
