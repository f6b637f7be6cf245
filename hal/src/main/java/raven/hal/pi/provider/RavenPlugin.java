package raven.hal.pi.provider;

import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;

/** Registers RAVEN's providers with Pi4J, which finds this class by its service file. */
public final class RavenPlugin implements Plugin {
  @Override
  public void initialize(PluginService service) {
    service.register(
        new RavenI2cProvider(),
        new RavenSpiProvider(),
        new RavenPwmProvider(),
        new RavenDigitalInputProvider(),
        new RavenDigitalOutputProvider());
  }
}
