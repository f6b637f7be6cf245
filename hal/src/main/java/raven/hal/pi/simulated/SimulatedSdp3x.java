package raven.hal.pi.simulated;

import raven.hal.pi.device.Crc;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.os.Errno;

/** An SDP31: commands of 16 bits, words with checksums. */
public final class SimulatedSdp3x implements SimulatedChip {
  private static final int SCALE = 60;
  private static final int[] PRODUCT = {0x0301, 0x0187, 0x1234, 0x5678, 0x9abc, 0xdef0};

  private final byte[] answer = new byte[18];
  private final int[] measured = {0, 20 * 200, SCALE};
  private int command;
  private boolean identify;
  private boolean measuring;
  private boolean absent;
  private double pressure;
  private int flipped;

  /** Pressure of the pitot's tube over the static one [Pa]. */
  public void measure(double newPressure) {
    pressure = newPressure;
  }

  @Override
  public void cut(boolean cut) {
    absent = cut;
  }

  /** Turns one bit of the next answer. */
  public void disturb() {
    flipped = 1;
  }

  @Override
  public void transfer(byte[] out, int outLength, byte[] in, int inLength) {
    if (absent) throw silent();
    if (outLength == 2) {
      command = (out[0] & 0xff) << 8 | out[1] & 0xff;
      if (command == 0xe102) identify = true;
      if (command == 0x3615) measuring = true;
      if (command == 0x3ff9) measuring = false;
    }
    if (inLength > 0 && identify) {
      words(in, inLength, PRODUCT);
      identify = false;
    } else if (inLength > 0 && measuring) {
      measured[0] = (int) Math.round(pressure * SCALE);
      words(in, inLength, measured);
      in[0] ^= (byte) flipped;
      flipped = 0;
    } else if (inLength > 0) {
      throw silent();
    }
  }

  private DeviceFault silent() {
    return new DeviceFault(
        name(), "cannot be read", Errno.EREMOTEIO, "nobody acknowledged: check power and wires");
  }

  private void words(byte[] in, int length, int[] words) {
    for (int i = 0; i < words.length; i++) {
      answer[3 * i] = (byte) (words[i] >> 8);
      answer[3 * i + 1] = (byte) words[i];
      answer[3 * i + 2] = (byte) Crc.sensirion(answer, 3 * i, 2);
    }
    System.arraycopy(answer, 0, in, 0, Math.min(length, 3 * words.length));
  }

  @Override
  public String name() {
    return "simulated SDP31";
  }
}
