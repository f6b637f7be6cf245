package raven.hal.pi.provider;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmProvider;
import com.pi4j.io.pwm.PwmType;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiMode;
import com.pi4j.io.spi.SpiProvider;
import java.util.List;
import raven.hal.pi.bus.EdgePort;
import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.bus.PulsePort;
import raven.hal.pi.bus.SpiPort;
import raven.hal.pi.os.DeviceFault;

/** Opens ports through Pi4J, with RAVEN's providers or whichever of those on the class path the robot file names. */
public final class PiContext implements AutoCloseable {
  /** Which provider serves each kind of port, by Pi4J's identifiers. */
  public record Choice(String i2c, String spi, String pwm, String gpio) {
    public static final Choice OURS = new Choice(
        RavenI2cProvider.ID,
        RavenSpiProvider.ID,
        RavenPwmProvider.ID,
        RavenDigitalInputProvider.ID);

    private List<String> ids() {
      return List.of(i2c, spi, pwm, gpio);
    }
  }

  private final KnownProviders known = new KnownProviders();
  private final Context context;
  private final Choice choice;

  public PiContext(Choice choice) {
    this.choice = choice;
    context = Pi4J.newContextBuilder()
        .noAutoDetect()
        .add(known.named(choice.ids()))
        .setShutdownHook(false)
        .build();
  }

  private <T extends com.pi4j.provider.Provider> T provider(String id, Class<T> type) {
    if (context.hasProvider(id) && type.isInstance(context.providers().all().get(id))) {
      return context.provider(id);
    }
    throw new DeviceFault(
        "Pi4J",
        "has no provider \"" + id + "\" for this",
        "put it on the class path, or choose one of " + known.ids(type));
  }

  public I2cPort i2c(int bus, int address) {
    I2CProvider provider = provider(choice.i2c, I2CProvider.class);
    I2C i2c = provider.create(I2C.newConfigBuilder(context)
        .id("i2c-" + bus + "-" + address)
        .bus(bus)
        .device(address)
        .build());
    return i2c instanceof I2cPort ours ? ours : new ForeignI2c(i2c);
  }

  public SpiPort spi(int bus, int channel, int baud, int mode) {
    SpiProvider provider = provider(choice.spi, SpiProvider.class);
    SpiBus known = SpiBus.getByNumber(bus);
    if (known == null) {
      throw new DeviceFault(
          "SPI bus " + bus, "Pi4J knows no such bus", "choose one of 0 to 6 in the robot file");
    }
    Spi spi = provider.create(Spi.newConfigBuilder(context)
        .id("spi-" + bus + "-" + channel)
        .bus(known)
        .channel(channel)
        .baud(baud)
        .mode(SpiMode.getByNumber(mode))
        .build());
    return spi instanceof SpiPort ours ? ours : new ForeignSpi(spi);
  }

  /** A line whose pulses come {@code rate} times a second. Only our own provider sets a pulse to the nanosecond. */
  public PulsePort pulse(int chip, int channel, int rate) {
    PwmProvider provider = provider(choice.pwm, PwmProvider.class);
    Pwm pwm = provider.create(Pwm.newConfigBuilder(context)
        .id("pwm-" + chip + "-" + channel)
        .chip(chip)
        .channel(channel)
        .pwmType(PwmType.HARDWARE)
        .frequency(rate)
        .build());
    return pwm instanceof PulsePort ours ? ours : new ForeignPwm(pwm, rate);
  }

  /** An input whose rising and falling edges are stamped by the kernel. */
  public EdgePort edges(int chip, int line) {
    DigitalInputProvider provider = provider(choice.gpio, DigitalInputProvider.class);
    DigitalInput input = provider.create(DigitalInput.newConfigBuilder(context)
        .id("gpio-" + chip + "-" + line)
        .bus(chip)
        .bcm(line)
        .pull(PullResistance.OFF)
        .build());
    if (input instanceof EdgePort ours) return ours;
    throw new DeviceFault(
        "Pi4J",
        "provider \"" + choice.gpio + "\" gives no time stamps",
        "choose " + RavenDigitalInputProvider.ID + " for GPIO in the robot file");
  }

  @Override
  public void close() {
    context.shutdown();
    known.close();
  }
}
