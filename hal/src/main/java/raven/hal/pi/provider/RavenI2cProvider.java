package raven.hal.pi.provider;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;
import java.util.HashMap;
import java.util.Map;
import raven.hal.pi.os.I2cAdapter;

/** I2C for Pi4J: one open file and one lock per bus. */
public final class RavenI2cProvider extends I2CProviderBase {
  public static final String ID = "raven-i2c";

  private final Map<Integer, I2cAdapter> buses = new HashMap<>();

  public RavenI2cProvider() {
    super(ID, "RAVEN I2C (java.lang.foreign)");
  }

  @Override
  public synchronized I2C create(I2CConfig config) {
    RavenI2c i2c = new RavenI2c(this, config, adapter(config.bus()));
    context.registry().add(i2c);
    return i2c;
  }

  private I2cAdapter adapter(int bus) {
    return buses.computeIfAbsent(bus, number -> new I2cAdapter(number, true));
  }

  @Override
  public I2CProvider shutdownInternal(Context context) {
    super.shutdownInternal(context);
    buses.values().forEach(I2cAdapter::close);
    buses.clear();
    return this;
  }
}
