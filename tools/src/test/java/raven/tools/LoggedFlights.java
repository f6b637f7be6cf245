package raven.tools;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

/** Logs for tests. */
public final class LoggedFlights {
  private LoggedFlights() {}

  /** Flies a mission in simulation with the seed 1 and logs it. */
  public static void fly(String mission, Path log, String... more) {
    String[] args = new String[5 + more.length];
    System.arraycopy(
        new String[] {"sim", mission, "--json", "--log", log.toString()}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    Said said = Said.by(args);
    assertTrue(said.code() < 2, said.err());
  }
}
