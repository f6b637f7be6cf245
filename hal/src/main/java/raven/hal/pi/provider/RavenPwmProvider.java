package raven.hal.pi.provider;

import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmProviderBase;
import java.nio.file.Path;

/** PWM for Pi4J over sysfs. */
public final class RavenPwmProvider extends PwmProviderBase {
  public static final String ID = "raven-pwm";

  private final Path root;

  public RavenPwmProvider() {
    this(Path.of("/sys/class/pwm"));
  }

  RavenPwmProvider(Path root) {
    super(ID, "RAVEN PWM (java.lang.foreign)");
    this.root = root;
  }

  @Override
  public Pwm create(PwmConfig config) {
    RavenPwm pwm = new RavenPwm(this, config, root);
    context.registry().add(pwm);
    return pwm;
  }
}
