package raven.hal.pi.provider;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.pi4j.io.spi.SpiBase;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiProvider;
import java.lang.foreign.MemorySegment;
import raven.hal.pi.bus.SpiPort;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.os.Errno;
import raven.hal.pi.os.OpenFile;

/** Full-duplex SPI over spidev (include/uapi/linux/spi/spidev.h), every buffer taken once. Thread-safe: one transfer at a time. */
final class RavenSpi extends SpiBase implements SpiPort {
  private static final long WRITE_MODE = 0x40016b01L;
  private static final long WRITE_SPEED = 0x40046b04L;

  /** SPI_IOC_MESSAGE(1): struct spi_ioc_transfer has 32 bytes. */
  private static final long MESSAGE = 0x40206b00L;

  private final String path;
  private final OpenFile file;
  private final MemorySegment message;
  private final MemorySegment tx;
  private final MemorySegment rx;
  private final byte[] one = new byte[1];

  RavenSpi(SpiProvider provider, SpiConfig config) {
    super(provider, config);
    path = "/dev/spidev" + config.bus().getBus() + "." + config.channel();
    file = OpenFile.open(
        path,
        OpenFile.READ_WRITE,
        "add yourself to its group (sudo usermod -aG spi $USER) and log in again",
        "there is no such bus: enable it (dtparam=spi=on in /boot/firmware/config.txt) or correct"
            + " the bus in the robot file");
    if (!file.lock()) {
      file.close();
      throw new DeviceFault(
          path, "another RAVEN has this device", "two would mix their transfers: stop the other");
    }
    message = file.memory(32);
    tx = file.memory(LONGEST);
    rx = file.memory(LONGEST);

    // mode and speed are the file's, so a transfer need not repeat them
    MemorySegment value = file.memory(8);
    value.set(JAVA_BYTE, 0, (byte) config.mode().getMode());
    set(WRITE_MODE, value, "mode " + config.mode().getMode());
    value.set(JAVA_INT, 0, config.baud());
    set(WRITE_SPEED, value, config.baud() + " Hz");
    message.set(JAVA_LONG, 0, tx.address());
    message.set(JAVA_LONG, 8, rx.address());
    isOpen = true;
  }

  private void set(long request, MemorySegment value, String what) {
    int result = file.ioctl(request, value);
    if (result >= 0) return;
    file.close();
    throw new DeviceFault(
        path, "does not take " + what, -result, "choose what the bus and the device can do");
  }

  @Override
  public synchronized void exchange(byte[] out, byte[] in, int length) {
    exchange(out, 0, in, 0, length);
  }

  private void exchange(byte[] out, int outOffset, byte[] in, int inOffset, int length) {
    if (length > LONGEST) {
      throw new DeviceFault(
          path, "transfer too long", "send at most " + LONGEST + " bytes at once");
    }
    MemorySegment.copy(out, outOffset, tx, JAVA_BYTE, 0, length);
    message.set(JAVA_INT, 16, length);
    int result = file.ioctl(MESSAGE, message);
    if (result != length) {
      String remedy = result == -Errno.EMSGSIZE
          ? "raise spidev's limit (spidev.bufsiz=65536 on the kernel's command line)"
          : "the bus driver gave up: see dmesg, and try a slower clock";
      throw new DeviceFault(path, "transfer failed", result < 0 ? -result : Errno.EIO, remedy);
    }
    MemorySegment.copy(rx, JAVA_BYTE, 0, in, inOffset, length);
  }

  @Override
  public String name() {
    return path;
  }

  @Override
  public synchronized int transfer(
      byte[] write, int writeOffset, byte[] read, int readOffset, int numberOfBytes) {
    exchange(write, writeOffset, read, readOffset, numberOfBytes);
    return numberOfBytes;
  }

  @Override
  public synchronized int read() {
    one[0] = 0;
    exchange(one, 0, one, 0, 1);
    return one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    return transfer(buffer, offset, buffer, offset, length);
  }

  @Override
  public synchronized int write(byte b) {
    one[0] = b;
    exchange(one, 0, one, 0, 1);
    return 1;
  }

  @Override
  public synchronized int write(byte[] data, int offset, int length) {
    byte[] ignored = new byte[length];
    exchange(data, offset, ignored, 0, length);
    return length;
  }

  /** Half duplex under one chip select: what comes in while the request goes out is dropped. */
  @Override
  public synchronized void writeThenRead(
      byte[] write,
      int writeOffset,
      int writeLength,
      int readDelayNanos,
      byte[] read,
      int readOffset,
      int readLength) {
    byte[] both = new byte[writeLength + readLength];
    System.arraycopy(write, writeOffset, both, 0, writeLength);
    exchange(both, 0, both, 0, both.length);
    System.arraycopy(both, writeLength, read, readOffset, readLength);
  }

  @Override
  public void close() {
    isOpen = false;
    file.close();
  }
}
