package raven.hal.link;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import raven.hal.link.Packet.Trust;

/**
 * Signs frames and checks signatures (MAVLink 2 message signing): the first 48 bits of SHA-256 over the key, the frame, the link and a time in
 * units of 10 us since 2015 that only ever grows, for each sender by itself. Not thread-safe.
 */
public final class Signing {
  public static final int KEY_SIZE = 32;

  /** Link, time and signature behind a frame. */
  static final int SIZE = 13;

  private static final long EPOCH_MS = 1_420_070_400_000L;

  /** A sender that is heard for the first time may be this much behind: one minute, in units of 10 us. */
  private static final long OLDEST = 6_000_000;

  /** Senders that are remembered; who comes after them is refused. */
  private static final int MOST_STREAMS = 64;

  private final byte[] key;
  private final int link;
  private final MessageDigest digest;
  private final byte[] hash = new byte[32];
  private final long[] streams = new long[MOST_STREAMS];
  private final long[] newest = new long[MOST_STREAMS];
  private int streamCount;
  private long time;

  public Signing(byte[] key, int link) {
    if (key.length != KEY_SIZE)
      throw new IllegalArgumentException("a key has " + KEY_SIZE + " bytes");
    this.key = key.clone();
    this.link = link;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    passed(System.currentTimeMillis());
  }

  /** The wall clock moved on [ms since 1970]; signatures never go back with it. */
  void passed(long unix_ms) {
    time = Math.max(time, (unix_ms - EPOCH_MS) * 100);
  }

  /** Appends the signature to a frame of a length; it has said in its flags that there will be one. */
  void sign(byte[] frame, int length) {
    passed(System.currentTimeMillis());
    time++;
    frame[length] = (byte) link;
    for (int i = 0; i < 6; i++) frame[length + 1 + i] = (byte) (time >> 8 * i);
    hash(frame, 0, length);
    System.arraycopy(hash, 0, frame, length + 7, 6);
  }

  /** What the signature behind a received frame of a length is worth; a good one is spent. */
  Trust check(byte[] frame, int offset, int length) {
    hash(frame, offset, length);
    int at = offset + length;
    if (!Arrays.equals(hash, 0, 6, frame, at + 7, at + 13)) return Trust.WRONG;

    long stamp = 0;
    for (int i = 0; i < 6; i++) stamp |= (frame[at + 1 + i] & 0xffL) << 8 * i;
    long stream =
        (frame[offset + 5] & 0xffL) << 16 | (frame[offset + 6] & 0xffL) << 8 | frame[at] & 0xffL;
    passed(System.currentTimeMillis());
    int i = 0;
    while (i < streamCount && streams[i] != stream) i++;
    if (i == streamCount) {
      if (stamp < time - OLDEST || streamCount == MOST_STREAMS) return Trust.REPLAYED;
      streams[streamCount++] = stream;
    } else if (stamp <= newest[i]) {
      return Trust.REPLAYED;
    }
    newest[i] = stamp;
    time = Math.max(time, stamp);
    return Trust.GOOD;
  }

  private void hash(byte[] frame, int offset, int length) {
    digest.reset();
    digest.update(key);
    digest.update(frame, offset, length + 7);
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
  }
}
