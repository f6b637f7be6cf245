package raven.hal.pi.provider;

import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiProviderBase;

/** SPI for Pi4J. */
public final class RavenSpiProvider extends SpiProviderBase {
  public static final String ID = "raven-spi";

  public RavenSpiProvider() {
    super(ID, "RAVEN SPI (java.lang.foreign)");
  }

  @Override
  public Spi create(SpiConfig config) {
    RavenSpi spi = new RavenSpi(this, config);
    context.registry().add(spi);
    return spi;
  }
}
