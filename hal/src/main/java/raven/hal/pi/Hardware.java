package raven.hal.pi;

import raven.hal.pi.bus.EdgePort;
import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.bus.LevelPort;
import raven.hal.pi.bus.PulsePort;
import raven.hal.pi.bus.SerialLine;
import raven.hal.pi.bus.SpiPort;

/** Everything that devices can be plugged into: a Raspberry Pi's, or a simulated one's. */
public interface Hardware extends AutoCloseable {
  I2cPort i2c(int bus, int address);

  /** Mode 0 at a clock of {@code rate} [Hz]. */
  SpiPort spi(int bus, int chipSelect, int rate);

  /** A channel of the computer's own PWM at a pulse rate [Hz]. */
  PulsePort pulse(int chip, int channel, double rate);

  EdgePort edges(int chip, int line);

  /** An input that is pulled up: false while its switch is closed to ground. */
  LevelPort level(int chip, int line);

  /** Even parity and two stop bits for SBUS, else none and one. */
  SerialLine serial(String path, int baud, boolean sbus);

  /** Time on the monotonic clock [ns]. */
  long now_ns();

  @Override
  void close();
}
