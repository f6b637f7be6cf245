package raven.hal.pi.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import raven.hal.pi.os.DeviceFault;

/** What the guard does is checked here; how fast it is, docs/bench.md says. */
@Timeout(60)
final class GuardTest {
  @TempDir
  Path folder;

  private Path esc() throws IOException {
    return Files.writeString(folder.resolve("duty_cycle"), "1500000\n");
  }

  private static Process start(Path esc, String how) throws IOException {
    Process victim = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            esc.toString(),
            how)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    assertEquals("flying", victim.inputReader().readLine());
    return victim;
  }

  private static long awaitStop(Path esc) throws Exception {
    long begin = System.nanoTime();
    while (!Files.readString(esc).startsWith("1000000")) Thread.sleep(1);
    return System.nanoTime() - begin;
  }

  @Test
  void theEscStopsWhenTheProgramIsKilled() throws Exception {
    Path esc = esc();
    Process victim = start(esc, "fly");
    Thread.sleep(100);
    assertEquals("1500000\n", Files.readString(esc), "not before");
    victim.destroyForcibly();
    long took_ns = awaitStop(esc);
    System.err.printf("kill -9 to ESC stopped: %.1f ms%n", took_ns / 1e6);
  }

  @Test
  void theEscStopsWhenTheLoopHangs() throws Exception {
    Path esc = esc();
    Process victim = start(esc, "hang");
    assertEquals("hanging", victim.inputReader().readLine());
    awaitStop(esc);
    assertTrue(victim.isAlive());
    victim.destroyForcibly();
  }

  /** A calibration waits for somebody to press a key, and gives no sign of life meanwhile. */
  @Test
  void whoNeverGaveASignOfLifeIsOnlyMissedWhenHeIsGone() throws Exception {
    Path esc = esc();
    Process victim = start(esc, "wait");
    assertEquals("hanging", victim.inputReader().readLine());
    Thread.sleep(3 * Guard.PATIENCE_MS);
    assertEquals("1500000\n", Files.readString(esc), "not before");
    victim.destroyForcibly();
    awaitStop(esc);
  }

  @Test
  void whatTheGuardCannotReachIsSaidBeforeTheFlight() {
    List<SafeAct> acts = List.of(new SafeAct.Write(folder.resolve("gone").toString(), 0));
    String message = assertThrows(DeviceFault.class, () -> new Guard(acts)).getMessage();
    assertTrue(message.contains("gone: cannot be opened (ENOENT, no such file)"), message);
  }

  @Test
  void anActIsTheSameAfterItsJourney() {
    SafeAct.I2c act = new SafeAct.I2c(1, 0x40, new byte[] {6, 0, 0, (byte) 0xcd, 0});
    assertEquals(act.line(), SafeAct.parse(act.line()).line());
    SafeAct.Write write = new SafeAct.Write("/with a blank/duty", 7);
    assertEquals(write, SafeAct.parse(write.line()));
  }
}
