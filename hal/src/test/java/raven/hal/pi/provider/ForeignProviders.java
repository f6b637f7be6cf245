package raven.hal.pi.provider;

import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProviderBase;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmProviderBase;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiProviderBase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/** Somebody else's Pi4J plugin on the class path: an I2C chip of registers, an SPI bus that echoes, PWM that remembers, and a GPIO line. */
public final class ForeignProviders implements Plugin {
  /** Registers of the I2C chip; what is beyond 0xf0 makes the provider throw, as some do. */
  static final byte[] REGISTERS = new byte[256];

  /** Percent and rate that the PWM was told last. */
  static final int[] PWM = new int[2];

  /** What the providers answer instead of a count of bytes, when it is negative. */
  static int answer;

  @Override
  public void initialize(PluginService service) {
    service.register(new I2c(), new Echo(), new Percent(), new Line());
  }

  private static <T> T like(Class<T> type, InvocationHandler handler) {
    Object made = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    return type.cast(made);
  }

  private static int count(int bytes) {
    return answer < 0 ? answer : bytes;
  }

  private static final class I2c extends I2CProviderBase {
    I2c() {
      super("foreign-i2c", "I2C of somebody else");
    }

    /** Pi4J by itself would take ours, and forget this one. */
    @Override
    public int getPriority() {
      return -1;
    }

    @Override
    public I2C create(I2CConfig config) {
      return like(I2C.class, (proxy, method, with) -> switch (method.getName()) {
        case "bus" -> config.bus();
        case "device" -> config.device();
        case "readRegister" -> {
          int from = (int) with[0];
          if (from > 0xf0) throw new IllegalStateException("Remote I/O error");
          System.arraycopy(REGISTERS, from, (byte[]) with[1], (int) with[2], (int) with[3]);
          yield count((int) with[3]);
        }
        case "write" -> {
          byte[] bytes = (byte[]) with[0];
          System.arraycopy(bytes, 1, REGISTERS, bytes[0] & 0xff, (int) with[2] - 1);
          yield count((int) with[2]);
        }
        case "read" -> count((int) with[2]);
        default -> throw new UnsupportedOperationException(method.getName());
      });
    }
  }

  private static final class Echo extends SpiProviderBase {
    Echo() {
      super("foreign-spi", "SPI of somebody else");
    }

    @Override
    public Spi create(SpiConfig config) {
      return like(Spi.class, (proxy, method, with) -> switch (method.getName()) {
        case "config" -> config;
        case "transfer" -> {
          System.arraycopy((byte[]) with[0], 0, (byte[]) with[2], 0, (int) with[4]);
          yield count((int) with[4]);
        }
        default -> throw new UnsupportedOperationException(method.getName());
      });
    }
  }

  private static final class Percent extends PwmProviderBase {
    Percent() {
      super("foreign-pwm", "PWM of somebody else");
    }

    @Override
    public Pwm create(PwmConfig config) {
      return like(Pwm.class, (proxy, method, with) -> switch (method.getName()) {
        case "getChip" -> config.chip();
        case "getChannel" -> config.channel();
        case "on" -> {
          Arrays.setAll(PWM, i -> (int) with[i]);
          yield proxy;
        }
        default -> throw new UnsupportedOperationException(method.getName());
      });
    }
  }

  private static final class Line extends DigitalInputProviderBase {
    Line() {
      super("foreign-gpio", "GPIO of somebody else");
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      return like(DigitalInput.class, (proxy, method, with) -> {
        throw new UnsupportedOperationException(method.getName());
      });
    }
  }
}
