package raven.hal.pi.provider;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;
import java.util.HashMap;
import java.util.Map;

/** I2C for Pi4J: one open file and one lock per bus. */
public final class RavenI2cProvider extends I2CProviderBase {
  public static final String ID = "raven-i2c";

  private final Map<Integer, I2cBus> buses = new HashMap<>();

  public RavenI2cProvider() {
    super(ID, "RAVEN I2C (java.lang.foreign)");
  }

  @Override
  public synchronized I2C create(I2CConfig config) {
    RavenI2c i2c = new RavenI2c(this, config, buses.computeIfAbsent(config.bus(), I2cBus::new));
    context.registry().add(i2c);
    return i2c;
  }

  @Override
  public I2CProvider shutdownInternal(Context context) {
    super.shutdownInternal(context);
    buses.values().forEach(I2cBus::close);
    buses.clear();
    return this;
  }
}
