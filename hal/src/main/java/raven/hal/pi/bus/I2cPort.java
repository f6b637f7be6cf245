package raven.hal.pi.bus;

/** One device on an I2C bus. What fails is a {@link raven.hal.pi.os.DeviceFault}. */
public interface I2cPort {
  /** Writes, then, after a repeated start, reads; either length may be 0. Makes no garbage. */
  void transfer(byte[] out, int outLength, byte[] in, int inLength);

  /** What messages call it, such as {@code I2C bus 1 address 0x40}. */
  String name();
}
