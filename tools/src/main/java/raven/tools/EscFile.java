package raven.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import raven.file.FileError;
import raven.hal.pi.guard.Guard;
import raven.hal.pi.guard.SafeAct;
import raven.hal.pi.os.Attribute;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.robot.Wiring;

/** A simulated ESC's pulse in a file, as sysfs would have it, under the guard that a real one is under: for whoever wants to see it stop. */
final class EscFile implements AutoCloseable {
  private final Attribute file;
  private final Guard guard;

  /** The file holds the pulse in nanoseconds; one that is there is written over. */
  EscFile(Path path, Wiring.Esc esc, SimulatedHardware chips) {
    if (!(esc.line() instanceof Wiring.Pwm)) {
      throw new FileError("--esc-file: expected wiring.esc.line to be a pwm");
    }
    long stop_ns = Math.round(1e9 * esc.stop());
    try {
      Files.writeString(path, stop_ns + "\n");
    } catch (IOException e) {
      throw new FileError("cannot write " + path + ": " + SafeFile.why(e), e);
    }
    file = new Attribute(path.toString(), "choose another", "choose another", "see dmesg");
    guard = new Guard(List.of(new SafeAct.Write(path.toString(), stop_ns)));
    chips.escFile(file);
  }

  Guard guard() {
    return guard;
  }

  @Override
  public void close() {
    guard.close();
    file.close();
  }
}
