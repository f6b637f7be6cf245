package raven.hal.pi.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import raven.hal.ActuatorFrame;
import raven.hal.pi.Allocation;
import raven.hal.pi.PseudoTerminal;
import raven.hal.pi.bus.SerialLine;
import raven.hal.pi.device.Dynamixel;
import raven.hal.pi.device.JointMount;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.simulated.SimulatedDynamixels;

/** jSerialComm on pseudo-terminals, with a simulated servo chain at the other end. */
@Timeout(60)
final class SerialTest {
  private static final JointMount[] MOUNTS = {
    new JointMount(1, 0, 1),
    new JointMount(2, 0, 1),
    new JointMount(3, 0, -1),
    new JointMount(4, 0, -1)
  };

  private static void assertFault(String part, Executable action) {
    String message = assertThrows(DeviceFault.class, action).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static SerialLine open(PseudoTerminal terminal) {
    return new SerialPortLine(terminal.path(), 1_000_000, SerialPortLine.Frame.EIGHT_N_ONE);
  }

  /** A thread of its own, since nobody gets his rights back. */
  @Test
  void aPortOfOthersSaysHowToBecomeOneOfThem(@TempDir Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path port = Files.createFile(folder.resolve("ttyUSB0"));
    Files.setPosixFilePermissions(port, Set.of());
    FutureTask<String> refused = new FutureTask<>(() -> {
      ForeignUser.become();
      return assertThrows(
              DeviceFault.class,
              () -> new SerialPortLine(port.toString(), 9600, SerialPortLine.Frame.EIGHT_N_ONE))
          .getMessage();
    });
    Thread.ofPlatform().start(refused);
    assertEquals(
        port
            + ": permission denied; add yourself to its group (sudo usermod -aG dialout $USER) and log in again",
        refused.get());
  }

  @Test
  void aServoChainIsCommandedAndReadWithoutGarbage() throws InterruptedException {
    try (PseudoTerminal terminal = new PseudoTerminal();
        SerialLine line = open(terminal)) {
      SimulatedDynamixels chain = new SimulatedDynamixels(4);
      boolean[] over = {false};
      Thread servos = Thread.ofPlatform().start(() -> {
        while (!over[0]) {
          terminal.serve((bytes, length) -> chain.hear(bytes, length, terminal::send), 10);
        }
      });
      Dynamixel legs = new Dynamixel(line, MOUNTS, 0.9);
      ActuatorFrame.Joint target = new ActuatorFrame.Joint();
      target.hold(0.5, 20, 1);
      chain.joints[2].trueAngle = -0.75;
      for (int j = 0; j < 4; j++) legs.command(j, true, target);
      for (int i = 0; i < 200; i++) {
        legs.send();
        // a busy machine answers late, a broken one never
        for (int wait = 0; wait < 2000 && legs.reading(3).stamp_ns != i + 1; wait++) {
          Thread.sleep(1);
          legs.collect(i + 1);
        }
      }
      assertEquals(0.75, legs.reading(2).angle, 2e-3);
      assertTrue(legs.reading(3).stamp_ns > 150, "answered until the end");
      assertEquals(0, legs.garbled());
      assertEquals(0.5, chain.joints[0].angle, 2e-3);
      // each waits for its answer: requests and answers that pile up on both sides of a busy
      // machine's terminal would stop both
      long[] stamp = {1000};
      assertEquals(0, Allocation.bytesOf(() -> {
        stamp[0]++;
        legs.send();
        for (int wait = 0; wait < 20_000 && legs.reading(3).stamp_ns != stamp[0]; wait++) {
          LockSupport.parkNanos(100_000);
          legs.collect(stamp[0]);
        }
      }));
      over[0] = true;
      servos.join();
    }
  }

  @Test
  void aCableThatIsPulledInMidRunSaysSo() throws InterruptedException {
    PseudoTerminal terminal = new PseudoTerminal();
    try (SerialLine line = open(terminal)) {
      byte[] bytes = new byte[8];
      assertEquals(0, line.read(bytes, 0, 8));
      terminal.send(new byte[] {1, 2, 3}, 3);
      Thread.sleep(50);
      assertEquals(3, line.read(bytes, 2, 6));
      assertEquals(3, bytes[4]);
      terminal.close();
      assertFault("the adapter was unplugged", () -> {
        line.write(new byte[] {9}, 1);
        line.read(bytes, 0, 8);
      });
    }
  }

  @Test
  void onePortHasOneUser() {
    try (PseudoTerminal terminal = new PseudoTerminal();
        SerialLine first = open(terminal)) {
      assertTrue(first.name().startsWith("/dev/pts/"));
      assertFault("another program has it", () -> open(terminal));
    }
  }

  @Test
  void whatIsNoPortSaysSo() throws Exception {
    assertFault(
        "there is no such serial port",
        () -> new SerialPortLine("/dev/ttyRAVEN", 9600, SerialPortLine.Frame.EIGHT_N_ONE));
    Path file = Files.createTempFile("raven", "port");
    assertFault(
        "cannot be opened",
        () -> new SerialPortLine(file.toString(), 9600, SerialPortLine.Frame.EIGHT_N_ONE));
    Files.delete(file);
  }

  @Test
  void anotherProviderHasToBeThere() {
    try (PiContext context = new PiContext(
        new PiContext.Choice("linuxfs-i2c", "raven-spi", "raven-pwm", "raven-digital-input"))) {
      assertFault("has no provider \"linuxfs-i2c\"", () -> context.i2c(1, 0x40));
      assertFault("choose one of foreign-i2c, raven-i2c", () -> context.i2c(1, 0x40));
      assertFault("there is no such PWM chip", () -> context.pulse(31, 0, 50));
      assertFault("there is no such bus", () -> context.spi(6, 7, 1_000_000, 0));
      assertFault("/dev/gpiochip97", () -> context.edges(97, 0));
    }
  }
}
