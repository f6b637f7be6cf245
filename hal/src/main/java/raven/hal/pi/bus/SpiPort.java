package raven.hal.pi.bus;

/** One device on an SPI bus. What fails is a {@link raven.hal.pi.os.DeviceFault}. */
public interface SpiPort {
  /** Shifts {@code length} bytes out and as many in, in one go. The longest transfer is {@link #LONGEST}. Makes no garbage. */
  void exchange(byte[] out, byte[] in, int length);

  /** What the driver of Linux takes in one transfer when nobody asked for more [byte]. */
  int LONGEST = 4096;

  /** What messages call it. */
  String name();
}
