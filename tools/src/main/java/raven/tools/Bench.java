package raven.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import raven.file.FileError;
import raven.hal.pi.Hardware;
import raven.hal.pi.RobotDevices;
import raven.hal.pi.os.Scheduling;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.robot.Robot;

/** Where a part is tried: the real robot in real time, or a simulated one on a stand, as fast as it goes. Not thread-safe. */
final class Bench implements AutoCloseable {
  private final Robot robot;
  private final Hardware hardware;
  private final RobotDevices devices;
  private final @Nullable Stand stand;
  private final Scheduling.Sleeper sleeper = new Scheduling.Sleeper();
  private final BufferedReader keys =
      new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
  private long due_ns;

  /** {@code truth} is how the simulated robot is really wired and mounted; the drivers believe {@code robot}. */
  Bench(Robot robot, Robot truth, boolean simulated) {
    this.robot = robot;
    if (simulated) {
      SimulatedHardware chips = new SimulatedHardware(truth);
      stand = new Stand(truth, chips, 1);
      hardware = chips;
    } else {
      stand = null;
      hardware = new raven.hal.pi.PiHardware(robot.wiring().providers());
    }
    devices = new RobotDevices(robot, hardware);
  }

  static Bench of(HardwareOptions options) {
    Robot robot = options.bind();
    return new Bench(robot, robot, options.simulated());
  }

  Robot robot() {
    return robot;
  }

  RobotDevices devices() {
    return devices;
  }

  /** Null on the real robot. */
  @Nullable
  Stand stand() {
    return stand;
  }

  /** Lets one tick of 2 ms pass. */
  void tick() {
    if (stand != null) {
      stand.advance();
    } else {
      pace();
    }
  }

  /** Waits until the next tick is due, as the real robot does. */
  void pace() {
    long period_ns = Math.round(Stand.TICK * 1e9);
    long now_ns = System.nanoTime();
    due_ns = now_ns - due_ns > 10 * period_ns ? now_ns + period_ns : due_ns + period_ns;
    sleeper.until(due_ns);
  }

  /** Time on the clock of the devices [s]. */
  double time() {
    return hardware.now_ns() / 1e9;
  }

  long now_ns() {
    return hardware.now_ns();
  }

  /** Asks for something to be done by hand; on a stand the action does it. */
  void ask(String what, Runnable onStand) {
    if (stand != null) {
      onStand.run();
      return;
    }
    System.err.println(what + ", then press Enter");
    try {
      if (keys.readLine() == null)
        throw new FileError("nobody at the terminal: " + what + " first");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for a word to be typed, so that nobody presses Enter without reading; not on a stand. */
  void confirm(String what, String word) {
    if (stand == null) typed(keys, what, word);
  }

  /** The same where there is no stand. */
  static void confirmed(String what, String word) {
    typed(
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())), what, word);
  }

  private static void typed(BufferedReader keys, String what, String word) {
    System.err.println(what + "; type \"" + word + "\" to go on");
    try {
      String answer = keys.readLine();
      if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).equals(word)) {
        throw new FileError("not confirmed: nothing was moved");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    hardware.close();
  }
}
