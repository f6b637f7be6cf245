package raven.hal.pi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.hal.pi.bus.EdgePort;
import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.bus.LevelPort;
import raven.hal.pi.bus.PulsePort;
import raven.hal.pi.bus.SerialLine;
import raven.hal.pi.bus.SpiPort;
import raven.hal.pi.os.GpioLine;
import raven.hal.pi.provider.PiContext;
import raven.hal.pi.provider.SerialPortLine;
import raven.robot.Wiring;

/** The Raspberry Pi, through the Pi4J providers that the robot file names; Pi4J starts when the first port asks for it. Not thread-safe. */
public final class PiHardware implements Hardware {
  private final Wiring.Providers providers;
  private final List<GpioLine> lines = new ArrayList<>();
  private @Nullable PiContext context;

  public PiHardware(Wiring.Providers providers) {
    this.providers = providers;
  }

  private PiContext pi() {
    if (context == null) {
      context = new PiContext(new PiContext.Choice(
          providers.i2c(), providers.spi(), providers.pwm(), providers.gpio()));
    }
    return context;
  }

  @Override
  public I2cPort i2c(int bus, int address) {
    return pi().i2c(bus, address);
  }

  @Override
  public SpiPort spi(int bus, int chipSelect, int rate) {
    return pi().spi(bus, chipSelect, rate, 0);
  }

  @Override
  public PulsePort pulse(int chip, int channel, double rate) {
    return pi().pulse(chip, channel, (int) Math.round(rate));
  }

  @Override
  public EdgePort edges(int chip, int line) {
    return pi().edges(chip, line);
  }

  @Override
  public LevelPort level(int chip, int line) {
    GpioLine input = new GpioLine(chip, line, GpioLine.INPUT | GpioLine.PULL_UP);
    lines.add(input);
    return input;
  }

  @Override
  public SerialLine serial(String path, int baud, boolean sbus) {
    SerialPortLine.Frame frame =
        sbus ? SerialPortLine.Frame.EIGHT_E_TWO : SerialPortLine.Frame.EIGHT_N_ONE;
    return new SerialPortLine(path, baud, frame);
  }

  @Override
  public long now_ns() {
    return System.nanoTime();
  }

  @Override
  public void close() {
    lines.forEach(GpioLine::close);
    if (context != null) context.close();
  }
}
