package raven.tools.mission;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import raven.controller.Raven;
import raven.controller.Settings;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.mode.Itinerary.Outcome;
import raven.mode.Mode;
import raven.robot.RobotFile;
import raven.sim.World;

/** A bundled mission of the bundled robot, mind and world in lockstep, and what a test wants to know of it. */
final class ClosedLoop {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Mission mission;
  private final World world;
  private final Raven raven;
  private final SensorFrame sensors = new SensorFrame();
  private final PilotCommand pilot = trustingPilot();
  private final ActuatorFrame actuators = new ActuatorFrame();
  private final ByteArrayOutputStream commanded = new ByteArrayOutputStream();
  private final List<SensorFrame> sensed = new ArrayList<>();
  private final StringBuilder modes = new StringBuilder();
  private final long[] allocated;
  private int ticks;

  ClosedLoop(String name, long seed) {
    mission = MissionFile.open(name).bind();
    world = new World(RobotFile.bundled().bind(), mission, seed);
    raven = mindOf(mission);
    allocated = new long[(int) (mission.timeLimit() / World.TICK) + 2];
  }

  static Raven mindOf(Mission mission) {
    return new Raven(RobotFile.bundled().bind(), mission, Settings.bundled().bind());
  }

  static PilotCommand trustingPilot() {
    PilotCommand pilot = new PilotCommand();
    pilot.valid = true;
    pilot.armed = true;
    pilot.go = true;
    return pilot;
  }

  /** Every bit of a command. */
  static void write(ActuatorFrame frame, ByteArrayOutputStream to) {
    try (DataOutputStream out = new DataOutputStream(to)) {
      out.writeDouble(frame.time);
      out.writeBoolean(frame.enabled);
      for (ActuatorFrame.Joint joint : frame.joints) {
        out.writeDouble(joint.angle);
        out.writeDouble(joint.rate);
        out.writeDouble(joint.torque);
        out.writeDouble(joint.kp);
        out.writeDouble(joint.kd);
      }
      out.writeDouble(frame.throttle);
      out.writeDouble(frame.elevator);
      out.writeDouble(frame.rudder);
      out.writeDouble(frame.aileron);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Flies to the end of the mission and keeps what went in and out. */
  ClosedLoop record() {
    note("power-up");
    while (running()) {
      Mode before = raven.mode();
      tick();
      if (raven.mode() != before) note(raven.why());
      SensorFrame copy = new SensorFrame();
      copy.set(sensors);
      sensed.add(copy);
      write(actuators, commanded);
      world.write(actuators);
    }
    modes.append(outcome().name().toLowerCase(Locale.ROOT)).append('\n');
    return this;
  }

  /** Flies to the end of the mission and keeps nothing. */
  ClosedLoop fly() {
    while (running()) {
      tick();
      world.write(actuators);
    }
    return this;
  }

  private boolean running() {
    return outcome() == Outcome.RUNNING && world.time() < mission.timeLimit();
  }

  private void tick() {
    world.read(sensors);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    raven.tick(sensors, pilot, actuators);
    allocated[ticks++] = THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private void note(String why) {
    modes.append("%-9s  %s%n".formatted(raven.mode().name().toLowerCase(Locale.ROOT), why));
  }

  Mission mission() {
    return mission;
  }

  Outcome outcome() {
    return raven.itinerary().outcome();
  }

  /** Why it ended as it did. */
  String why() {
    return raven.itinerary().why();
  }

  /** Which mode followed which and why, one per line, and how it ended. */
  String modes() {
    return modes.toString();
  }

  /** What the referee measured. */
  Map<String, Object> metrics() {
    return world.referee().metrics();
  }

  List<SensorFrame> sensed() {
    return sensed;
  }

  byte[] commanded() {
    return commanded.toByteArray();
  }

  /** What the mind allocated in a tick [B]. */
  long allocated(int tick) {
    return allocated[tick];
  }

  int ticks() {
    return ticks;
  }
}
