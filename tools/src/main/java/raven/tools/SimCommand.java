package raven.tools;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import raven.file.FileError;

/** {@code raven sim}: flies a mission in simulation. */
@Command(name = "sim", description = "Flies a mission in simulation, faster than real time.")
final class SimCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new FileError("the simulator is not built yet");
  }
}
