package raven.hal.pi.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import raven.hal.pi.os.DeviceFault;

/**
 * The loop's end of the line to {@link GuardMain}: a second process, in a session of its own so that no signal meant for us reaches it, and so
 * small that two fit on the smallest Pi. It holds what the robot needs to be safe and waits for us to die. Not thread-safe.
 */
public final class Guard implements AutoCloseable {
  /** After so much silence the loop counts as lost; less than the 100 ms that the robot is allowed. */
  public static final int PATIENCE_MS = 60;

  static final byte BEAT = 'b';

  /** The last sign: the pipe closes because the flight is over, and not because the program died. */
  static final byte OVER = 'o';

  private static final long START_S = 10;

  private final Process process;
  private final OutputStream pipe;
  private final byte[] beat = {BEAT};
  private boolean lost;

  /** Starts the process and waits until it is ready. */
  public Guard(List<SafeAct> acts) {
    try {
      process = new ProcessBuilder(command())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      pipe = process.getOutputStream();
      StringBuilder list = new StringBuilder();
      for (SafeAct act : acts) list.append(act.line()).append('\n');
      pipe.write(
          list.append(GuardMain.BEGIN).append('\n').toString().getBytes(StandardCharsets.UTF_8));
      pipe.flush();
      String answer = answer(process.inputReader(StandardCharsets.UTF_8));
      if (!GuardMain.READY.equals(answer)) {
        process.destroy();
        throw new DeviceFault(
            "guard",
            answer == null ? "did not start" : answer,
            "without it nothing stops the propeller when this program dies");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String answer(BufferedReader out) throws IOException {
    return out.readLine();
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    // out of reach of the terminal's Ctrl-C
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) command.add("/usr/bin/setsid");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(
        "-Xmx16m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:ReservedCodeCacheSize=8m",
        "-Xshare:auto",
        "-Xlog:disable",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        GuardMain.class.getName(),
        Integer.toString(PATIENCE_MS)));
    return command;
  }

  /** Says that the loop runs. Makes no garbage. Returns false when the guard is gone. */
  public boolean beat() {
    if (lost) return false;
    try {
      pipe.write(beat, 0, 1);
      pipe.flush();
    } catch (IOException e) {
      lost = true;
    }
    return !lost;
  }

  /** Ends the guard, which makes the robot safe once more before it goes. */
  @Override
  public void close() {
    try {
      pipe.write(OVER);
      pipe.close();
      process.waitFor(START_S, TimeUnit.SECONDS);
    } catch (IOException e) {
      // it was gone already
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
