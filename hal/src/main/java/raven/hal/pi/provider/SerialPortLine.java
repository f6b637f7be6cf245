package raven.hal.pi.provider;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Files;
import java.nio.file.Path;
import raven.hal.pi.bus.SerialLine;
import raven.hal.pi.os.DeviceFault;

/** A serial port through jSerialComm, never waiting for input. Not thread-safe. */
public final class SerialPortLine implements SerialLine {
  /** Frame of the line. */
  public enum Frame {
    /** Eight bits, no parity, one stop bit. */
    EIGHT_N_ONE,
    /** Eight bits, even parity, two stop bits: SBUS. */
    EIGHT_E_TWO
  }

  /** Four ticks of the longest frames. */
  private static final int MOST_WAITING = 2048;

  private final String path;
  private final SerialPort port;

  public SerialPortLine(String path, int baud, Frame frame) {
    this.path = path;
    if (!Files.exists(Path.of(path))) {
      throw new DeviceFault(
          path,
          "there is no such serial port",
          "plug the adapter in, or correct the port in the robot file (ls /dev/serial/by-id)");
    }
    if (!Files.isReadable(Path.of(path)) || !Files.isWritable(Path.of(path))) {
      throw new DeviceFault(
          path,
          "permission denied",
          "add yourself to its group (sudo usermod -aG dialout $USER) and log in again");
    }
    try {
      port = SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new DeviceFault(path, "is no serial port", "correct the port in the robot file");
    }
    boolean sbus = frame == Frame.EIGHT_E_TWO;
    port.setComPortParameters(
        baud,
        8,
        sbus ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT,
        sbus ? SerialPort.EVEN_PARITY : SerialPort.NO_PARITY);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
    if (!port.openPort(0)) {
      throw new DeviceFault(
          path,
          "cannot be opened at " + baud + " baud (error " + port.getLastErrorCode() + ")",
          "another program has it (fuser -v " + path + "), or it cannot do this speed");
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int available = port.bytesAvailable();
    if (available < 0) throw lost();
    if (available == 0) return 0;
    int wanted = Math.min(available, length);
    int count = port.readBytes(into, wanted, offset);
    if (count < 0) throw lost();
    return count;
  }

  @Override
  public void write(byte[] from, int length) {
    // the library would wait for ever for a device that does not take its bytes
    int waiting = port.bytesAwaitingWrite();
    if (waiting < 0) throw lost();
    if (waiting > MOST_WAITING) {
      throw new DeviceFault(
          path,
          "nobody takes what is sent: " + waiting + " bytes wait",
          "the adapter hangs or the baud rate is too low: unplug it and plug it in again");
    }
    if (port.writeBytes(from, length) != length) throw lost();
  }

  private DeviceFault lost() {
    return new DeviceFault(
        path,
        "the line is gone",
        "the adapter was unplugged or reset: check its cable and supply; the robot does not use it"
            + " again before a restart");
  }

  @Override
  public String name() {
    return path;
  }

  @Override
  public void close() {
    port.closePort();
  }
}
