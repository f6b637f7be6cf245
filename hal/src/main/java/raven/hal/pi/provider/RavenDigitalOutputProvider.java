package raven.hal.pi.provider;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;

/** GPIO outputs for Pi4J over the character device. */
public final class RavenDigitalOutputProvider extends DigitalOutputProviderBase {
  public static final String ID = "raven-digital-output";

  public RavenDigitalOutputProvider() {
    super(ID, "RAVEN GPIO output (java.lang.foreign)");
  }

  @Override
  public DigitalOutput create(DigitalOutputConfig config) {
    RavenDigitalOutput output = new RavenDigitalOutput(this, config);
    context.registry().add(output);
    return output;
  }
}
