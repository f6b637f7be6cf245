package raven.hal.pi.provider;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import raven.hal.pi.os.GpioLine;

/** A GPIO output for Pi4J. */
final class RavenDigitalOutput extends DigitalOutputBase {
  private final GpioLine line;

  RavenDigitalOutput(DigitalOutputProvider provider, DigitalOutputConfig config) {
    super(provider, config);
    int chip = config.bus() == null ? 0 : config.bus();
    line = new GpioLine(chip, config.bcm(), GpioLine.OUTPUT);
  }

  @Override
  public DigitalOutput initialize(Context context) {
    super.initialize(context);
    DigitalState initial = config.initialState();
    if (initial != null && initial != DigitalState.UNKNOWN) state(initial);
    return this;
  }

  @Override
  public DigitalOutput state(DigitalState state) throws IOException {
    line.set(state == DigitalState.HIGH);
    return super.state(state);
  }

  @Override
  public DigitalState state() {
    return state;
  }

  @Override
  public DigitalOutput shutdownInternal(Context context) {
    super.shutdownInternal(context);
    line.close();
    return this;
  }
}
