package raven.hal.pi.provider;

import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.os.I2cAdapter;

/** An I2C device for Pi4J that is also a port of ours. What the kernel refuses is a fault in words, never a negative count. */
final class RavenI2c extends I2CBase<I2cBus> implements I2cPort {
  private static final byte[] NOTHING = {};

  private final I2cAdapter bus;
  private final int address;
  private final byte[] one = new byte[1];
  private final byte[] whole = new byte[I2cAdapter.LONGEST];

  RavenI2c(I2CProvider provider, I2CConfig config, I2cAdapter bus) {
    super(provider, config, new I2cBus(bus));
    this.bus = bus;
    address = config.device();
    bus.claim(address);
  }

  @Override
  public void transfer(byte[] out, int outLength, byte[] in, int inLength) {
    bus.transfer(address, out, outLength, in, inLength);
  }

  @Override
  public String name() {
    return bus.name(address);
  }

  @Override
  public void writeThenRead(
      byte[] out,
      int outOffset,
      int outLength,
      int readDelayNanos,
      byte[] in,
      int inOffset,
      int inLength) {
    synchronized (bus) {
      if (out != null) System.arraycopy(out, outOffset, whole, 0, outLength);
      transfer(whole, outLength, whole, inLength);
      if (in != null) System.arraycopy(whole, 0, in, inOffset, inLength);
    }
  }

  @Override
  public int read() {
    synchronized (bus) {
      transfer(NOTHING, 0, one, 1);
      return one[0] & 0xff;
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    writeThenRead(NOTHING, 0, 0, 0, buffer, offset, length);
    return length;
  }

  @Override
  public int write(byte b) {
    synchronized (bus) {
      one[0] = b;
      transfer(one, 1, NOTHING, 0);
      return 1;
    }
  }

  @Override
  public int write(byte[] data, int offset, int length) {
    writeThenRead(data, offset, length, 0, NOTHING, 0, 0);
    return length;
  }

  @Override
  public int readRegister(int register) {
    synchronized (bus) {
      one[0] = (byte) register;
      transfer(one, 1, one, 1);
      return one[0] & 0xff;
    }
  }

  @Override
  public int readRegister(byte[] register, byte[] buffer, int offset, int length) {
    writeThenRead(register, 0, register.length, 0, buffer, offset, length);
    return length;
  }

  @Override
  public int readRegister(int register, byte[] buffer, int offset, int length) {
    synchronized (bus) {
      one[0] = (byte) register;
      writeThenRead(one, 0, 1, 0, buffer, offset, length);
      return length;
    }
  }

  @Override
  public int writeRegister(int register, byte b) {
    synchronized (bus) {
      whole[0] = (byte) register;
      whole[1] = b;
      transfer(whole, 2, NOTHING, 0);
      return 1;
    }
  }

  @Override
  public int writeRegister(int register, byte[] data, int offset, int length) {
    synchronized (bus) {
      whole[0] = (byte) register;
      System.arraycopy(data, offset, whole, 1, length);
      transfer(whole, 1 + length, NOTHING, 0);
      return length;
    }
  }

  @Override
  public int writeRegister(byte[] register, byte[] data, int offset, int length) {
    synchronized (bus) {
      System.arraycopy(register, 0, whole, 0, register.length);
      System.arraycopy(data, offset, whole, register.length, length);
      transfer(whole, register.length + length, NOTHING, 0);
      return length;
    }
  }
}
