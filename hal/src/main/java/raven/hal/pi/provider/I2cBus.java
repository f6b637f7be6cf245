package raven.hal.pi.provider;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBus;
import java.util.concurrent.Callable;
import raven.hal.pi.os.I2cAdapter;

/** An I2C adapter as Pi4J sees it. Thread-safe: actions and transfers hold the adapter's own lock. */
record I2cBus(I2cAdapter adapter) implements I2CBus {
  @Override
  public <R> R execute(I2C i2c, Callable<R> action) {
    synchronized (adapter) {
      try {
        return action.call();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new Pi4JException(adapter.name(i2c.device()), e);
      }
    }
  }
}
