package raven.hal.pi.provider;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;

/** GPIO inputs for Pi4J over the character device. */
public final class RavenDigitalInputProvider extends DigitalInputProviderBase {
  public static final String ID = "raven-digital-input";

  public RavenDigitalInputProvider() {
    super(ID, "RAVEN GPIO input (java.lang.foreign)");
  }

  @Override
  public DigitalInput create(DigitalInputConfig config) {
    RavenDigitalInput input = new RavenDigitalInput(this, config);
    context.registry().add(input);
    return input;
  }
}
