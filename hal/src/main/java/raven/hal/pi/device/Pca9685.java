package raven.hal.pi.device;

import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.bus.PulsePort;
import raven.hal.pi.os.DeviceFault;

/**
 * Sixteen servo lines behind one I2C address, all sent in one transfer (NXP PCA9685 data sheet, rev. 4: 7.3 registers, 7.3.5 prescaler). A
 * pulse is a whole number of 4096ths of the period; at 200 Hz that is 1.2 us. Not thread-safe.
 */
public final class Pca9685 {
  private static final int MODE1 = 0x00;
  private static final int MODE2 = 0x01;
  private static final int LED0_ON_L = 0x06;
  private static final int PRE_SCALE = 0xfe;

  private static final int SLEEP = 0x10;
  private static final int AUTO_INCREMENT = 0x20;
  private static final int RESTART = 0x80;
  private static final int TOTEM_POLE = 0x04;

  /** Bit of ON_H and OFF_H that overrides the counter. */
  private static final int FULL = 0x10;

  private static final double OSCILLATOR_HZ = 25e6;
  private static final int STEPS = 4096;
  private static final int CHANNELS = 16;

  /** Calls of {@link #flush} that may send nothing: a quarter of a second with four servos in rounds of 4 ms. */
  private static final int REFRESH = 250;

  private final I2cPort port;
  private final double step_ns;
  private final byte[] frame = new byte[1 + 4 * CHANNELS];
  private final byte[] none = new byte[0];
  private int unsent;
  private boolean changed = true;

  /** Sets the rate [Hz] and stops all pulses. */
  public Pca9685(I2cPort port, double rate) {
    this.port = port;
    int prescale = (int) Math.round(OSCILLATOR_HZ / (STEPS * rate)) - 1;
    if (prescale < 3 || prescale > 255) {
      throw new DeviceFault(
          port.name(), "no PCA9685 makes " + rate + " Hz", "choose 24 to 1526 Hz");
    }
    step_ns = 1e9 * (prescale + 1) / OSCILLATOR_HZ;

    // the prescaler takes a value only while the oscillator sleeps
    write(MODE1, SLEEP | AUTO_INCREMENT);
    write(PRE_SCALE, prescale);
    write(MODE2, TOTEM_POLE);
    byte[] answer = new byte[1];
    port.transfer(new byte[] {(byte) PRE_SCALE}, 1, answer, 1);
    if ((answer[0] & 0xff) != prescale) {
      throw new DeviceFault(
          port.name(),
          "is no PCA9685: it did not keep its prescaler (wrote " + prescale + ", read "
              + (answer[0] & 0xff) + ")",
          "check the address in the robot file; A0 to A5 on the board set it");
    }
    frame[0] = LED0_ON_L;
    for (int channel = 0; channel < CHANNELS; channel++) set(channel, 0);
    flush();
    write(MODE1, AUTO_INCREMENT);
    sleep();
    write(MODE1, AUTO_INCREMENT | RESTART);
  }

  /** The oscillator needs half a millisecond (7.3.1.1). */
  private static void sleep() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(int register, int value) {
    port.transfer(new byte[] {(byte) register, (byte) value}, 2, none, 0);
  }

  /** One channel's pulse; {@link #flush} sends it. */
  public void set(int channel, long length_ns) {
    int at = 1 + 4 * channel;
    long steps = Math.round(length_ns / step_ns);
    int off = (int) Math.min(steps, STEPS - 1);
    byte low = (byte) off;
    byte high = (byte) (steps <= 0 ? FULL : off >> 8);
    changed |= frame[at + 2] != low || frame[at + 3] != high;
    frame[at + 2] = low;
    frame[at + 3] = high;
  }

  /** Sends all channels in one transfer, if one of them changed, and now and then if none did: a guard may have written to the board too. */
  public void flush() {
    if (!changed && ++unsent < REFRESH) return;
    port.transfer(frame, frame.length, none, 0);
    changed = false;
    unsent = 0;
  }

  /** A line of its own for a servo. */
  public PulsePort channel(int channel) {
    String name = port.name() + " channel " + channel;
    return new PulsePort() {
      @Override
      public void pulse(long length_ns) {
        set(channel, length_ns);
      }

      @Override
      public void flush() {
        Pca9685.this.flush();
      }

      @Override
      public double step_ns() {
        return step_ns;
      }

      @Override
      public String name() {
        return name;
      }
    };
  }

  /** The bytes that stop one channel, for whoever has to do it when this program cannot. */
  public static byte[] stop(int channel) {
    return new byte[] {(byte) (LED0_ON_L + 4 * channel), 0, 0, 0, FULL};
  }

  /** The bytes that set one channel's pulse at a rate. */
  public static byte[] pulse(int channel, long length_ns, double rate) {
    double step_ns = 1e9 * Math.round(OSCILLATOR_HZ / (STEPS * rate)) / OSCILLATOR_HZ;
    int off = (int) Math.min(Math.round(length_ns / step_ns), STEPS - 1);
    return new byte[] {(byte) (LED0_ON_L + 4 * channel), 0, 0, (byte) off, (byte) (off >> 8)};
  }
}
