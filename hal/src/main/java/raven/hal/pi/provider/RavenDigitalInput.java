package raven.hal.pi.provider;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import raven.hal.pi.bus.EdgePort;
import raven.hal.pi.os.GpioLine;

/**
 * A GPIO input for Pi4J that is also an edge port of ours, with the kernel's time stamps. Edges go to Pi4J's listeners, on a thread of their own,
 * once there are any; {@link #newest_ns} then sees none.
 */
final class RavenDigitalInput extends DigitalInputBase implements EdgePort {
  private static final int PATIENCE_MS = 100;

  private final GpioLine line;
  private final String name;
  private volatile boolean closed;
  private boolean listening;

  RavenDigitalInput(DigitalInputProvider provider, DigitalInputConfig config) {
    super(provider, config);
    long pull = config.pull() == PullResistance.PULL_UP
        ? GpioLine.PULL_UP
        : config.pull() == PullResistance.PULL_DOWN ? GpioLine.PULL_DOWN : 0;
    int chip = config.bus() == null ? 0 : config.bus();
    name = "GPIO " + config.bcm();
    line = new GpioLine(
        chip, config.bcm(), GpioLine.INPUT | GpioLine.RISING | GpioLine.FALLING | pull);
  }

  @Override
  public DigitalState state() {
    return line.high() ? DigitalState.HIGH : DigitalState.LOW;
  }

  @Override
  public synchronized DigitalInput addListener(DigitalStateChangeListener... listener) {
    stateChangeEventManager.add(listener);
    if (!listening) Thread.ofPlatform().daemon().name(name).start(this::listen);
    listening = true;
    return this;
  }

  private void listen() {
    while (!closed) {
      if (line.next_ns(PATIENCE_MS) >= 0 && !closed) {
        dispatch(new DigitalStateChangeEvent<DigitalInput>(this, state()));
      }
    }
    line.close();
  }

  @Override
  public long newest_ns() {
    return line.newest_ns();
  }

  @Override
  public long count() {
    return line.count();
  }

  @Override
  public DigitalInput shutdownInternal(Context context) {
    super.shutdownInternal(context);
    closed = true;
    if (!listening) line.close();
    return this;
  }
}
