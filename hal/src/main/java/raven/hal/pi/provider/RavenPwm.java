package raven.hal.pi.provider;

import com.pi4j.context.Context;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmBase;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmProvider;
import java.nio.file.Path;
import raven.hal.pi.bus.PulsePort;
import raven.hal.pi.os.SysfsPwm;

/** PWM for Pi4J whose pulses are set in nanoseconds through {@link PulsePort}; Pi4J's own calls work in percent as they do everywhere. */
final class RavenPwm extends PwmBase implements PulsePort {
  private static final long SECOND_NS = 1_000_000_000;

  private final SysfsPwm channel;

  RavenPwm(PwmProvider provider, PwmConfig config, Path root) {
    super(provider, config);
    channel = new SysfsPwm(root, config.chip(), config.channel());
  }

  /** The pulse stays as it is until somebody sets one: an ESC must not see half throttle because a program started. */
  @Override
  public Pwm initialize(Context context) {
    super.initialize(context);
    int rate = config.frequency() == null ? frequency : config.frequency();
    channel.set(SECOND_NS / rate, Math.min(channel.duty_ns(), SECOND_NS / rate));
    frequency = rate;
    return this;
  }

  @Override
  public void pulse(long length_ns) {
    channel.pulse(length_ns);
    if (!onState) on();
  }

  @Override
  public double step_ns() {
    return channel.step_ns();
  }

  @Override
  public String name() {
    return channel.name();
  }

  @Override
  public Pwm on() {
    channel.enable(true);
    onState = true;
    return this;
  }

  @Override
  public Pwm off() {
    channel.enable(false);
    onState = false;
    return this;
  }

  @Override
  public void setDutyCycle(Integer percent) {
    int duty = Math.clamp(percent, 0, 100);
    channel.pulse(channel.period_ns() * duty / 100);
    dutyCycle = duty;
  }

  @Override
  public void setFrequency(int rate) {
    long period_ns = SECOND_NS / rate;
    channel.set(period_ns, Math.min(channel.duty_ns(), period_ns));
    frequency = rate;
  }

  @Override
  public int getActualFrequency() {
    return (int) Math.round((double) SECOND_NS / channel.period_ns());
  }

  @Override
  public Pwm shutdownInternal(Context context) {
    super.shutdownInternal(context);
    channel.close();
    return this;
  }
}
