package raven.hal.pi.simulated;

import java.util.Arrays;
import raven.hal.pi.device.Crc;

/** A pilot's transmitter as its receiver's line tells it, in CRSF or in SBUS. */
public final class SimulatedTransmitter extends SimulatedLine {
  private final boolean sbus;
  private final int[] channels = new int[16];
  private final byte[] frame = new byte[26];
  private boolean off;
  private boolean garbles;

  public SimulatedTransmitter(boolean sbus) {
    super(sbus ? "SBUS receiver" : "CRSF receiver");
    this.sbus = sbus;
    Arrays.fill(channels, 992);
  }

  /** Puts a stick or switch to a position from -1 to 1. */
  public void channel(int index, double position) {
    channels[index] = (int) Math.round(992 + 819.5 * position);
  }

  /** Without power, or with it again. */
  public void off(boolean switchedOff) {
    off = switchedOff;
  }

  /** Sends what its receiver's line makes of a wrong speed or polarity, or whole frames again. */
  public void garble(boolean on) {
    garbles = on;
  }

  /** Sends all channels. */
  public void send() {
    if (off) return;
    frame(false);
    if (garbles) for (int i = 0; i < frame.length; i++) frame[i] ^= (byte) (0x5a + i);
    answer(frame, sbus ? 25 : 26);
  }

  /** Says that the transmitter is lost. */
  public void loseTransmitter() {
    if (sbus) {
      frame(true);
      answer(frame, 25);
    } else {
      byte[] statistics = {(byte) 0xc8, 12, 0x14, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0};
      statistics[13] = (byte) Crc.crsf(statistics, 2, 11);
      answer(statistics, 14);
    }
  }

  /** Bytes that are no frame. */
  public void noise(byte[] bytes) {
    answer(bytes, bytes.length);
  }

  private void frame(boolean failsafe) {
    Arrays.fill(frame, (byte) 0);
    int from = sbus ? 1 : 3;
    for (int i = 0; i < 16 * 11; i++) {
      int bit = channels[i / 11] >> i % 11 & 1;
      frame[from + i / 8] |= (byte) (bit << i % 8);
    }
    if (sbus) {
      frame[0] = 0x0f;
      frame[23] = (byte) (failsafe ? 0x08 : 0);
    } else {
      frame[0] = (byte) 0xc8;
      frame[1] = 24;
      frame[2] = 0x16;
      frame[25] = (byte) Crc.crsf(frame, 2, 23);
    }
  }

  @Override
  protected void received(byte[] bytes, int length) {
    // a receiver has nothing to be told
  }
}
