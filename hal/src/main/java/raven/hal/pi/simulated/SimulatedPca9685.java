package raven.hal.pi.simulated;

/** A PCA9685 with 16 lines whose pulses can be measured. */
public final class SimulatedPca9685 extends RegisterChip {
  private static final int MODE1 = 0x00;
  private static final int PRE_SCALE = 0xfe;
  private static final int SLEEP = 0x10;
  private static final int FULL_OFF = 0x10;

  private long transfers;

  public SimulatedPca9685() {
    super("PCA9685");
    set(MODE1, 0x11);
    set(PRE_SCALE, 0x1e);
    for (int channel = 0; channel < 16; channel++) set(9 + 4 * channel, FULL_OFF);
  }

  @Override
  public void transfer(byte[] out, int outLength, byte[] in, int inLength) {
    transfers++;
    boolean awake = (get(MODE1) & SLEEP) == 0;
    int before = get(PRE_SCALE);
    super.transfer(out, outLength, in, inLength);
    // the prescaler does not take a value while the oscillator runs
    if (awake) registers[PRE_SCALE] = (byte) before;
  }

  /** Transfers so far. */
  public long transfers() {
    return transfers;
  }

  /** Length of a channel's pulse [s]; 0 when there is none. */
  public double pulse(int channel) {
    int at = 6 + 4 * channel;
    if ((get(MODE1) & SLEEP) != 0 || (get(at + 3) & FULL_OFF) != 0) return 0;
    int on = get(at) | (get(at + 1) & 0x0f) << 8;
    int off = get(at + 2) | (get(at + 3) & 0x0f) << 8;
    return (off - on) * (get(PRE_SCALE) + 1) / 25e6;
  }

  /** Pulses per second [Hz]. */
  public double rate() {
    return 25e6 / 4096 / (get(PRE_SCALE) + 1);
  }
}
