package raven.hal.pi.provider;

import com.pi4j.io.spi.Spi;
import raven.hal.pi.bus.SpiPort;
import raven.hal.pi.os.DeviceFault;

/** An SPI device of somebody else's Pi4J provider as a port of ours. */
record ForeignSpi(Spi spi) implements SpiPort {
  @Override
  public void exchange(byte[] out, byte[] in, int length) {
    int count = spi.transfer(out, 0, in, 0, length);
    if (count < 0) {
      throw new DeviceFault(name(), "transfer failed with " + count, "check the wires and the bus");
    }
  }

  @Override
  public String name() {
    return "SPI bus " + spi.config().bus().getBus() + " device " + spi.config().channel();
  }
}
