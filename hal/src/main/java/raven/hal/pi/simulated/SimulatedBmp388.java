package raven.hal.pi.simulated;

/** A BMP388 whose trimming makes temperature and pressure linear in what its converter says, so that it can be told what to measure. */
public class SimulatedBmp388 extends RegisterChip {
  private static final int STATUS = 0x03;
  private static final int DATA = 0x04;
  private static final int TRIMMING = 0x31;

  /** T₁, T₂, P₁ and P₅ as a chip might have them; P₂ is where its term vanishes, the others are zero. */
  private static final int T1 = 27_000;

  private static final int T2 = 18_000;
  private static final int P1 = -4_000;
  private static final int P2 = 16_384;
  private static final int P5 = 24_000;

  private boolean fresh;

  public SimulatedBmp388() {
    super("BMP388");
    set(0, 0x50);
    word(TRIMMING, T1);
    word(TRIMMING + 2, T2);
    word(TRIMMING + 5, P1);
    word(TRIMMING + 7, P2);
    word(TRIMMING + 11, P5);
    measure(101_325, 20);
  }

  private void word(int register, int value) {
    set(register, value, value >> 8);
  }

  /** A new sample: pressure [Pa], temperature [°C]. */
  public void measure(double pressure, double temperature) {
    long ut = Math.round(T1 * 256.0 + temperature / (T2 / Math.pow(2, 30)));
    long up = Math.round((pressure - 8.0 * P5) / ((P1 - 16_384) / Math.pow(2, 20)));
    three(DATA, up);
    three(DATA + 3, ut);
    fresh = true;
    registers[STATUS] = 0x60;
  }

  private void three(int register, long value) {
    for (int i = 0; i < 3; i++) registers[register + i] = (byte) (value >> 8 * i);
  }

  @Override
  protected void reading(int register) {
    registers[STATUS] = (byte) (fresh ? 0x60 : 0x00);
  }

  @Override
  public void transfer(byte[] out, int outLength, byte[] in, int inLength) {
    super.transfer(out, outLength, in, inLength);
    if (outLength == 1 && out[0] == STATUS && inLength > 1) fresh = false;
  }
}
