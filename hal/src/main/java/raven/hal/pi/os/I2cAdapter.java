package raven.hal.pi.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/**
 * One I2C adapter of Linux (kernel documentation, i2c/dev-interface): combined messages where the adapter can, else the SMBus calls that
 * look the same on the wire. Memory is taken once, so a transfer makes no garbage. Thread-safe: one transfer at a time.
 */
public final class I2cAdapter implements AutoCloseable {
  private static final long SLAVE = 0x0703;
  private static final long FUNCTIONS = 0x0705;
  private static final long COMBINED = 0x0707;
  private static final long SMBUS = 0x0720;

  private static final long CAN_COMBINE = 1;
  private static final short FLAG_READ = 1;

  private static final int SMBUS_QUICK = 0;
  private static final int SMBUS_BYTE = 1;
  private static final int SMBUS_BYTE_DATA = 2;
  private static final int SMBUS_WORD_DATA = 3;
  private static final int SMBUS_I2C_BLOCK = 8;
  private static final int SMBUS_LONGEST = 32;

  /** Longer than any register file of ours; the kernel takes 8192. */
  public static final int LONGEST = 512;

  private final String path;
  private final OpenFile file;
  private final boolean combines;
  private final MemorySegment messages;
  private final MemorySegment request;
  private final MemorySegment out;
  private final MemorySegment in;
  private final MemorySegment smbus;
  private final MemorySegment smbusData;

  /** Addresses as the pointers that the kernel takes them for, made once. */
  private final MemorySegment[] slaves = new MemorySegment[128];

  private int slave = -1;

  /** {@code alone} keeps other programs of ours off the bus. */
  public I2cAdapter(int number, boolean alone) {
    path = "/dev/i2c-" + number;
    file = OpenFile.open(
        path,
        OpenFile.READ_WRITE,
        "add yourself to its group (sudo usermod -aG i2c $USER) and log in again",
        "there is no such bus: enable it (dtparam=i2c_arm=on in /boot/firmware/config.txt; sudo"
            + " modprobe i2c-dev) or correct the bus in the robot file");
    if (alone && !file.lock()) {
      file.close();
      throw new DeviceFault(
          path, "another RAVEN has this bus", "two would mix their transfers: stop the other one");
    }
    messages = file.memory(2 * 16);
    request = file.memory(16);
    out = file.memory(LONGEST);
    in = file.memory(LONGEST);
    smbus = file.memory(16);
    smbusData = file.memory(40);
    request.set(ADDRESS, 0, messages);
    smbus.set(ADDRESS, 8, smbusData);

    MemorySegment functions = file.memory(8);
    int result = file.ioctl(FUNCTIONS, functions);
    if (result < 0) {
      file.close();
      throw new DeviceFault(path, "is no I2C adapter", -result, "name another bus");
    }
    combines = (functions.get(JAVA_LONG, 0) & CAN_COMBINE) != 0;
  }

  /** Whether the adapter sends combined messages; else it is spoken to in SMBus calls. */
  public boolean combines() {
    return combines;
  }

  /** Takes an address into use before its first transfer; refuses one that a driver of the kernel has. */
  public void claim(int address) {
    synchronized (this) {
      slaves[address] = MemorySegment.ofAddress(address);
      int result = file.ioctl(SLAVE, slaves[address]);
      slave = result < 0 ? -1 : address;
      if (result < 0) throw fault(address, "cannot be used", -result);
    }
  }

  /** Writes, then reads, as one transfer. */
  public void transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
    if (writeLength > LONGEST || readLength > LONGEST) {
      throw new DeviceFault(
          name(address), "transfer too long", "send at most " + LONGEST + " bytes at once");
    }
    int result;
    synchronized (this) {
      MemorySegment.copy(write, 0, out, JAVA_BYTE, 0, writeLength);
      result = combines
          ? combined(address, writeLength, readLength)
          : smbus(address, writeLength, readLength);
      if (result >= 0) MemorySegment.copy(in, JAVA_BYTE, 0, read, 0, readLength);
    }
    if (result < 0) {
      throw fault(address, readLength > 0 ? "cannot be read" : "cannot be written", -result);
    }
  }

  private int combined(int address, int writeLength, int readLength) {
    int count = 0;
    if (writeLength > 0 || readLength == 0) message(count++, address, (short) 0, writeLength, out);
    if (readLength > 0) message(count++, address, FLAG_READ, readLength, in);
    request.set(JAVA_INT, 8, count);
    int result = file.ioctl(COMBINED, request);
    return result == count ? 0 : result < 0 ? result : -Errno.EIO;
  }

  private void message(int index, int address, short flags, int length, MemorySegment buffer) {
    long at = 16L * index;
    messages.set(JAVA_SHORT, at, (short) address);
    messages.set(JAVA_SHORT, at + 2, flags);
    messages.set(JAVA_SHORT, at + 4, (short) length);
    messages.set(ADDRESS, at + 8, buffer);
  }

  /** The transfers that SMBus knows: a register, then bytes to or from it; longer ones in pieces, as the register counts up. */
  private int smbus(int address, int writeLength, int readLength) {
    if (slave != address) {
      int result = file.ioctl(SLAVE, slaves[address]);
      if (result < 0) return result;
      slave = address;
    }
    boolean reads = readLength > 0;
    if (writeLength == 0) {
      if (readLength > 1) return -Errno.EOPNOTSUPP;
      int result = call(reads, 0, reads ? SMBUS_BYTE : SMBUS_QUICK, 0);
      if (reads && result >= 0) in.set(JAVA_BYTE, 0, smbusData.get(JAVA_BYTE, 0));
      return result;
    }
    if (reads && writeLength > 1) return -Errno.EOPNOTSUPP;
    int register = out.get(JAVA_BYTE, 0) & 0xff;
    if (!reads && writeLength == 1) return call(false, register, SMBUS_BYTE, 0);

    int length = reads ? readLength : writeLength - 1;
    for (int done = 0; done < length; done += SMBUS_LONGEST) {
      int result = piece(reads, register + done, done, Math.min(SMBUS_LONGEST, length - done));
      if (result < 0) return result;
    }
    return 0;
  }

  private int piece(boolean reads, int register, int done, int length) {
    // one and two bytes have calls of their own, which more adapters know
    boolean block = length > 2;
    int at = block ? 1 : 0;
    if (!reads) MemorySegment.copy(out, 1 + done, smbusData, at, length);
    int size = block ? SMBUS_I2C_BLOCK : length == 2 ? SMBUS_WORD_DATA : SMBUS_BYTE_DATA;
    int result = call(reads, register, size, length);
    if (result < 0) return result;
    if (reads && block && (smbusData.get(JAVA_BYTE, 0) & 0xff) != length) return -Errno.EIO;
    if (reads) MemorySegment.copy(smbusData, at, in, done, length);
    return 0;
  }

  private int call(boolean reads, int command, int size, int length) {
    if (size == SMBUS_I2C_BLOCK) smbusData.set(JAVA_BYTE, 0, (byte) length);
    smbus.set(JAVA_BYTE, 0, (byte) (reads ? 1 : 0));
    smbus.set(JAVA_BYTE, 1, (byte) command);
    smbus.set(JAVA_INT, 4, size);
    return file.ioctl(SMBUS, smbus);
  }

  public String name(int address) {
    return path + " address 0x" + Integer.toHexString(address);
  }

  private DeviceFault fault(int address, String what, int errno) {
    String remedy = switch (errno) {
      case Errno.ENXIO, Errno.EREMOTEIO, Errno.EIO, Errno.ENODEV ->
        "nobody acknowledged or the transfer was cut short: check power, SDA, SCL and the address (i2cdetect -y "
            + path.substring(path.lastIndexOf('-') + 1) + ")";
      case Errno.ETIMEDOUT, Errno.EAGAIN ->
        "the bus is stuck or has another master: look for a short, missing pull-ups or a device that holds"
            + " SDA low; switch its power off and on";
      case Errno.EBUSY -> "a driver of the kernel has this address: remove its overlay (lsmod)";
      case Errno.EOPNOTSUPP ->
        "this adapter cannot do what the device needs: use a bus with plain I2C";
      default -> "see dmesg";
    };
    return new DeviceFault(name(address), what, errno, remedy);
  }

  @Override
  public void close() {
    file.close();
  }
}
