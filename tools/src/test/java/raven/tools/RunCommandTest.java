package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import raven.controller.Settings;
import raven.hal.pi.realtime.Phase;
import raven.hal.pi.realtime.PhaseTimes;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Itinerary.Outcome;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** The robot's mind on the device layer: registers and wire formats on both sides of every number. */
final class RunCommandTest {
  @TempDir
  Path folder;

  /** As fast as it goes: what it does is the same at any speed. */
  private static RobotRun flown(String name, Robot robot) {
    Mission mission = MissionFile.open(name).bind();
    SimulatedField field = new SimulatedField(robot, mission, 1);
    RobotRun run = new RobotRun(robot, mission, Settings.bundled().bind(), field.ports(), field, 0);
    PhaseTimes times = new PhaseTimes();
    long tick = 0;
    do {
      times.begin();
    } while (run.tick(tick++, times));
    assertTrue(times.last_ns(Phase.ESTIMATE) > 0);
    assertEquals("[]", field.ports().troubles().lines().toString());
    return run;
  }

  @Test
  void theTourIsFlownThroughRealDriversAndSimulatedChips() {
    RobotRun run = flown("tour", RobotFile.bundled().bind());
    assertEquals(Outcome.COMPLETED, run.outcome(), run.why());
    assertEquals("cruising", run.modes().getLast().mode());
    assertEquals(20, run.modes().size());
    // what is linked and compiled with what runs for the first time is another thing each time;
    // reports of mode changes were 0.14 B per tick
    double bytes = run.bytesPerTick();
    for (int again = 0; again < 2; again++) {
      bytes = Math.min(bytes, flown("tour", RobotFile.bundled().bind()).bytesPerTick());
    }
    assertTrue(bytes < 0.1, bytes + " B per tick");
  }

  /** After a collection of all the heap, compiled code is slow when it is next called. */
  @Test
  void beforeTheFlightOnlyWhatDiedYoungIsCollected() {
    long young = collections("Copy|.*Young.*");
    long all = collections("MarkSweepCompact|.*Old.*");
    MemoryUse.collectYoung();
    assertEquals(young + 1, collections("Copy|.*Young.*"));
    assertEquals(all, collections("MarkSweepCompact|.*Old.*"));
  }

  private static long collections(String name) {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(bean -> bean.getName().matches(name))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  @Test
  void realTimeIsKeptAndReported() {
    Said said = Said.by(
        "run",
        "--robot",
        "sim",
        "--mission",
        "walk",
        "--seconds",
        "1.5",
        "--priority",
        "0",
        "--json",
        "--log",
        folder.resolve("a.mcap").toString());
    assertEquals(0, said.code(), said.err());
    assertTrue(said.number("ticks") <= 751 && said.number("ticks") > 300, said.out());
    assertEquals(500, said.number("rate_hz"), 1e-9);
    assertTrue(said.out().contains("\"mode\": \"standing\""), said.out());
    assertTrue(Files.exists(folder.resolve("a.mcap")));
    assertEquals(0, said.number("log_rows_lost"));
    assertEquals(0, said.number("collections"));
    assertTrue(
        said.number("heap_end") > 1 && said.number("resident_end") > said.number("heap_end"));
    String causes = said.out().split("\"overruns_by_cause\": \\{")[1].split("}")[0];
    double explained = 0;
    for (Matcher count = Pattern.compile(": (\\d+)").matcher(causes); count.find(); ) {
      explained += Double.parseDouble(count.group(1));
    }
    assertEquals(said.number("overruns"), explained, "each overrun has its cause");
  }
}
