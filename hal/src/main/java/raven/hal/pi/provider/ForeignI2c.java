package raven.hal.pi.provider;

import com.pi4j.io.i2c.I2C;
import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.os.DeviceFault;

/** An I2C device of somebody else's Pi4J provider as a port of ours. */
record ForeignI2c(I2C i2c) implements I2cPort {
  @Override
  public void transfer(byte[] out, int outLength, byte[] in, int inLength) {
    try {
      if (inLength == 0) {
        require(i2c.write(out, 0, outLength));
      } else if (outLength == 0) {
        require(i2c.read(in, 0, inLength));
      } else if (outLength == 1) {
        require(i2c.readRegister(out[0] & 0xff, in, 0, inLength));
      } else {
        i2c.writeThenRead(out, 0, outLength, 0, in, 0, inLength);
      }
    } catch (DeviceFault e) {
      throw e;
    } catch (RuntimeException e) {
      throw new DeviceFault(
          name(), "transfer failed: " + e.getMessage(), "see the provider's own pages");
    }
  }

  private void require(int count) {
    if (count < 0) {
      throw new DeviceFault(
          name(), "transfer failed with " + count, "check power, wires and address");
    }
  }

  @Override
  public String name() {
    return "I2C bus " + i2c.bus() + " address 0x" + Integer.toHexString(i2c.device());
  }
}
