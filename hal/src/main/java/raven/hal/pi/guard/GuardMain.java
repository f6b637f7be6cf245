package raven.hal.pi.guard;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import raven.hal.pi.os.Attribute;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.os.I2cAdapter;
import raven.hal.pi.os.OpenFile;
import raven.hal.pi.os.Scheduling;

/**
 * The process that makes the robot safe when its program cannot: it hears a beat on its standard input, and acts when the beat stays away
 * or the pipe closes, as it does at once when the kernel kills the program. Everything it needs is open before it says that it is ready.
 */
public final class GuardMain {
  /** Line that ends the list of acts. */
  static final String BEGIN = "begin";

  /** Line with which it answers. */
  static final String READY = "ready";

  private static final int PRIORITY = 90;
  private static final int BUFFER = 4096;

  private final List<Runnable> acts = new ArrayList<>();
  private final byte[] none = new byte[0];

  private GuardMain() {}

  /** Argument: patience [ms]. */
  public static void main(String[] arguments) throws IOException {
    GuardMain guard = new GuardMain();
    try {
      guard.prepare(System.in);
    } catch (DeviceFault e) {
      System.out.println(e.getMessage());
      return;
    }
    // at the end of the process too, whoever ends it
    Runtime.getRuntime().addShutdownHook(new Thread(guard::act));
    Scheduling.fifo(PRIORITY);
    Scheduling.lockMemory();
    System.out.println(READY);
    guard.watch(Integer.parseInt(arguments[0]));
  }

  private void prepare(InputStream in) throws IOException {
    for (String line = line(in); !line.equals(BEGIN); line = line(in)) {
      switch (SafeAct.parse(line)) {
        case SafeAct.Write write -> {
          Attribute file =
              new Attribute(write.path(), "raven doctor tells more", "it is gone", "see dmesg");
          // also resolves and links what the moment itself must not wait for
          file.read();
          acts.add(() -> file.write(write.value()));
        }
        case SafeAct.I2c i2c -> {
          I2cAdapter bus = new I2cAdapter(i2c.bus(), false);
          bus.claim(i2c.address());
          acts.add(() -> bus.transfer(i2c.address(), i2c.bytes(), i2c.bytes().length, none, 0));
        }
      }
    }
  }

  /** Byte by byte: what lies behind the list is beats. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new IOException("the list of acts ends early");
      line.append((char) c);
    }
    return line.toString();
  }

  private void watch(int patience_ms) {
    try (OpenFile in = OpenFile.of(0)) {
      MemorySegment buffer = in.memory(BUFFER);
      boolean beating = false;
      boolean over = false;
      while (!over) {
        boolean heard = in.waitToRead(beating ? patience_ms : -1);
        if (heard) {
          long count = in.read(buffer, BUFFER);
          if (count <= 0) break;
          beating = buffer.get(JAVA_BYTE, 0) == Guard.BEAT;
          over = buffer.get(JAVA_BYTE, count - 1) == Guard.OVER;
        } else if (beating) {
          act();
          beating = false;
          say("guard: no beat for " + patience_ms + " ms, made the robot safe");
        }
      }
      act();
      if (!over) say("guard: the program is gone, made the robot safe");
    }
  }

  /** All of them, whatever becomes of one. */
  private synchronized void act() {
    for (Runnable act : acts) {
      try {
        act.run();
      } catch (DeviceFault e) {
        say("guard: " + e.getMessage());
      }
    }
  }

  private static void say(String line) {
    System.err.write((line + "\n").getBytes(StandardCharsets.UTF_8), 0, line.length() + 1);
    System.err.flush();
  }
}
