package raven.hal.pi.simulated;

import raven.hal.pi.bus.SerialLine;
import raven.hal.pi.os.DeviceFault;

/** A serial line with somebody at its other end, who answers at once. It can be unplugged. */
public abstract class SimulatedLine implements SerialLine {
  private final String name;
  private final byte[] toHost = new byte[8192];
  private int filled;
  private boolean unplugged;
  private long spent_ns;

  protected SimulatedLine(String name) {
    this.name = "simulated " + name;
  }

  /** What the host sent. */
  protected abstract void received(byte[] bytes, int length);

  /** Sends to the host; what nobody takes is lost. */
  protected void answer(byte[] bytes, int length) {
    int count = Math.min(length, toHost.length - filled);
    System.arraycopy(bytes, 0, toHost, filled, count);
    filled += count;
  }

  public void unplug(boolean out) {
    unplugged = out;
    filled = 0;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (unplugged) throw lost();
    int count = Math.min(length, filled);
    System.arraycopy(toHost, 0, into, offset, count);
    System.arraycopy(toHost, count, toHost, 0, filled - count);
    filled -= count;
    return count;
  }

  @Override
  public void write(byte[] from, int length) {
    if (unplugged) throw lost();
    long begin_ns = System.nanoTime();
    received(from, length);
    spent_ns += System.nanoTime() - begin_ns;
  }

  /** Time that whoever is at the other end took inside {@link #write}, since this was last asked [ns]. */
  public long spent_ns() {
    long spent = spent_ns;
    spent_ns = 0;
    return spent;
  }

  private DeviceFault lost() {
    return new DeviceFault(
        name, "the line is gone", "the adapter was unplugged or reset: check its cable and supply");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    unplugged = true;
  }
}
