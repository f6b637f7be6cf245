package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: its environment, its terminal, its signals. */
@Timeout(120)
final class OwnProcessTest {
  @TempDir
  Path folder;

  private static ProcessBuilder raven(String... arguments) {
    List<String> call = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    call.addAll(List.of(arguments));
    return new ProcessBuilder(call);
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes());
  }

  @Test
  void aServiceTellsSystemdAndFeedsTheWatchdogUntilItIsOver() throws Exception {
    Path chip = Files.createFile(folder.resolve("watchdog"));
    Path socket = folder.resolve("notify");
    List<String> heard = new ArrayList<>();
    try (NotifyEar ear = new NotifyEar(socket)) {
      ProcessBuilder builder = raven(
          "run",
          "--robot",
          "sim",
          "--mission",
          "walk",
          "--seconds",
          "1",
          "--priority",
          "0",
          "--watchdog",
          chip.toString(),
          "--json");
      builder.environment().put("NOTIFY_SOCKET", socket.toString());
      Process run = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      run.onExit();
      while (run.isAlive() || heard.isEmpty() || !heard.getLast().isEmpty()) {
        heard.add(ear.hear());
        Thread.sleep(1);
      }
      assertEquals(0, run.waitFor(), () -> heard.toString());
    }
    heard.removeIf(String::isEmpty);
    assertEquals("READY=1", heard.getFirst());
    assertEquals("STOPPING=1", heard.getLast());
    long beats = heard.stream().filter("WATCHDOG=1"::equals).count();
    assertEquals(heard.size() - 2, beats, heard::toString);
    assertTrue(beats > 20, beats + " beats in a second of which a busy machine may lose half");

    // food, and only then the sign that it is over
    String eaten = Files.readString(chip);
    assertEquals(eaten.length() - 1, eaten.indexOf('V'), "switched off at the end");
    assertEquals(beats, eaten.length() - 1, 1);
  }

  /** Who is killed switches no watchdog off: the computer is to restart. */
  @Test
  void aKilledServiceLeavesTheWatchdogHungry() throws Exception {
    Path chip = Files.createFile(folder.resolve("watchdog"));
    Process run = raven(
            "run",
            "--robot",
            "sim",
            "--mission",
            "walk",
            "--seconds",
            "60",
            "--priority",
            "0",
            "--watchdog",
            chip.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    while (Files.size(chip) < 10 && run.isAlive()) Thread.sleep(5);
    run.destroyForcibly().waitFor();
    long eaten = Files.size(chip);
    assertTrue(eaten >= 10, "eaten " + eaten);
    assertFalse(Files.readString(chip).contains("V"));
    Thread.sleep(50);
    assertEquals(eaten, Files.size(chip), "nobody feeds it any more");
  }

  /** Missed deadlines, mode changes and all. */
  @Test
  void noTickMakesGarbageInAProgramOfItsOwn() throws Exception {
    Process run = raven(
            "run",
            "--robot",
            "sim",
            "--mission",
            "walk",
            "--seconds",
            "5",
            "--priority",
            "0",
            "--json")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    String said = said(run);
    assertEquals(0, run.waitFor(), said);
    assertTrue(said.contains("\"bytes_per_tick\": 0.0,"), said);
  }

  /** What a flight that was stopped has to say is right, and nobody waits for more. */
  @Test
  void aFlightThatIsStoppedReportsAndEndsAtOnce() throws Exception {
    Path chip = Files.createFile(folder.resolve("watchdog"));
    Process run = raven(
            "run",
            "--robot",
            "sim",
            "--mission",
            "walk",
            "--seconds",
            "60",
            "--priority",
            "0",
            "--watchdog",
            chip.toString(),
            "--esc-file",
            folder.resolve("esc").toString(),
            "--json")
        .start();
    // a beat every five ticks, and garbage counts from the thousandth on
    while (Files.size(chip) < 300 && run.isAlive()) Thread.sleep(5);
    long begin_ns = System.nanoTime();
    signal("TERM", run);
    String said = said(run);
    assertEquals(143, run.waitFor(), said);
    double took = (System.nanoTime() - begin_ns) / 1e9;
    assertTrue(took < 3, took + " s");
    assertTrue(said.contains("\"bytes_per_tick\": 0.0,"), said);
    String complaint = new String(run.getErrorStream().readAllBytes());
    assertFalse(complaint.contains("the program is gone"), complaint);
  }

  /** Nothing goes on running at real-time priority, and nothing stays in the temporary folder. */
  @Test
  void aLoopThatIsKilledTakesItsReferenceWithIt() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "no C compiler");
    Process bench = raven("bench", "loop", "--seconds", "60", "--priority", "0")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    Optional<ProcessHandle> c = Optional.empty();
    while (c.isEmpty() && bench.isAlive()) {
      c = bench
          .children()
          .filter(child -> program(child).matches(".*/raven-loop[^/]*/loop( .*)?"))
          .findAny();
      Thread.sleep(5);
    }
    ProcessHandle reference = c.orElseThrow();
    Path compiled = Path.of(program(reference).replace(" (deleted)", ""));
    Thread.sleep(100);
    assertTrue(Files.notExists(compiled.getParent()), compiled::toString);
    assertTrue(reference.isAlive());
    bench.destroyForcibly();
    reference.onExit().get(10, TimeUnit.SECONDS);
  }

  private static String program(ProcessHandle process) {
    return process.info().command().orElse("");
  }

  /** The propeller turns: the robot lifts itself off with it. */
  private Process flying(Path esc) throws Exception {
    Process run = raven(
            "run",
            "--robot",
            "sim",
            "--mission",
            "standing-takeoff",
            "--seconds",
            "60",
            "--priority",
            "0",
            "--esc-file",
            esc.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    while (run.isAlive() && (!Files.exists(esc) || pulse_us(esc) < 1200)) Thread.sleep(5);
    assertTrue(run.isAlive(), () -> "ended: " + run.errorReader().lines().toList());
    return run;
  }

  private static double pulse_us(Path esc) throws IOException {
    String first = Files.readString(esc).lines().findFirst().orElse("");
    return first.isEmpty() ? 0 : Long.parseLong(first) / 1e3;
  }

  private static long untilStopped_ms(Path esc) throws Exception {
    long begin_ns = System.nanoTime();
    while (pulse_us(esc) > 1000) Thread.sleep(1);
    return (System.nanoTime() - begin_ns) / 1_000_000;
  }

  /** A busy machine may be late once, and is not late three times. */
  @Test
  void thePropellerOfAKilledProgramStopsWithinATenthOfASecond() throws Exception {
    long best_ms = Long.MAX_VALUE;
    for (int time = 0; time < 3 && best_ms > 100; time++) {
      Path esc = folder.resolve("esc" + time);
      Process run = flying(esc);
      run.destroyForcibly();
      best_ms = Math.min(best_ms, untilStopped_ms(esc));
      System.err.println("kill -9 of raven run to ESC stopped: " + best_ms + " ms");
    }
    assertTrue(best_ms <= 100, best_ms + " ms");
  }

  /** SIGSTOP is a loop that hangs; what comes back to life has its propeller back. */
  @Test
  void thePropellerStopsWhileTheProgramStandsStill() throws Exception {
    Path esc = folder.resolve("esc");
    Process run = flying(esc);
    signal("STOP", run);
    untilStopped_ms(esc);
    assertTrue(run.isAlive());
    signal("CONT", run);
    while (run.isAlive() && pulse_us(esc) < 1200) Thread.sleep(1);
    assertTrue(run.isAlive());
    signal("TERM", run);
    assertEquals(143, run.waitFor());
    assertEquals(1000, pulse_us(esc));
  }

  private static void signal(String name, Process to) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(to.pid())).start().waitFor();
  }

  private static Process ramp() throws IOException {
    Process ramp =
        raven("bench", "esc", "--robot", "sim", "--stop-key", "--json").start();
    assertEquals("press Enter to stop", ramp.errorReader().readLine());
    return ramp;
  }

  @Test
  void aKeyStopsTheRamp() throws Exception {
    Process ramp = ramp();
    ramp.getOutputStream().write('\n');
    ramp.getOutputStream().flush();
    String said = said(ramp);
    assertEquals(1, ramp.waitFor());
    assertTrue(said.contains("\"stopped\": \"a key was pressed\""), said);
    assertFalse(said.contains("\"throttle\": 0.3"), "before the end: " + said);
  }

  @Test
  void aLostTerminalStopsTheRamp() throws Exception {
    Process ramp = ramp();
    ramp.getOutputStream().close();
    String said = said(ramp);
    assertEquals(1, ramp.waitFor());
    assertTrue(said.contains("\"stopped\": \"the terminal is gone\""), said);
    assertFalse(said.contains("\"throttle\": 0.3"), "before the end: " + said);
  }

  @Test
  void aWatchdogThatIsNotThereSaysHowToGetIt() throws Exception {
    Process run = raven(
            "run",
            "--robot",
            "sim",
            "--mission",
            "walk",
            "--seconds",
            "1",
            "--priority",
            "0",
            "--watchdog",
            folder.resolve("gone").toString())
        .start();
    String complaint = new String(run.getErrorStream().readAllBytes());
    assertEquals(2, run.waitFor());
    assertTrue(complaint.contains("dtparam=watchdog=on"), complaint);
    assertEquals(1, complaint.lines().count(), complaint);
  }
}
