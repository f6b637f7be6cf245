package raven.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
  private static final int FUZZED_BYTES = 400_000;

  private final byte[] frame = new byte[FrameWriter.MOST];
  private final FrameWriter writer = new FrameWriter(7, 9, null);
  private final Packet packet = new Packet();

  private int attitude(double roll) {
    packet.begin(Messages.ATTITUDE).put(Messages.ATTITUDE.field("roll"), roll);
    return writer.write(packet, frame);
  }

  @Test
  void aFrameIsFoundBehindNoiseThatLooksLikeOne() {
    int length = attitude(0.25);
    byte[] noise = {1, (byte) 0xfd, 0, 0, 0, (byte) 0xfd, 30};
    double[] roll = new double[1];
    FrameReader reader = new FrameReader(null);
    FrameReader.Sink sink = p -> roll[0] = p.get(Messages.ATTITUDE.field("roll"));
    reader.feed(noise, 0, noise.length, sink);
    for (int i = 0; i < 8; i++) reader.feed(frame, 0, length, sink);
    assertEquals(0.25, roll[0]);
    assertTrue(reader.frames >= 7, "frames " + reader.frames);
  }

  @Test
  void piecesOfAnySizeMakeTheSameFrames() {
    FrameReader reader = new FrameReader(null);
    for (int i = 0; i < 50; i++) {
      int length = attitude(i);
      for (int k = 0; k < length; k++) reader.feed(frame, k, 1, p -> {});
    }
    assertEquals(50, reader.frames);
    assertEquals(0, reader.noise + reader.broken);
  }

  @Test
  void zerosThatWereLeftOutAreThereAgain() {
    int length = attitude(0);
    // a length of one byte is the least there is
    assertEquals(FrameWriter.HEADER + 1 + 2, length);
    FrameReader reader = new FrameReader(null);
    reader.feed(frame, 0, length, p -> assertEquals(0, p.get(Messages.ATTITUDE.field("yawspeed"))));
    assertEquals(1, reader.frames);
  }

  @Test
  void oneWrongBitAnywhereIsNoticed() {
    int length = attitude(1.5);
    for (int bit = 0; bit < 8 * length; bit++) {
      byte[] spoilt = frame.clone();
      spoilt[bit / 8] ^= (byte) (1 << bit % 8);
      FrameReader reader = new FrameReader(null);
      reader.feed(spoilt, 0, length, p -> {});
      assertEquals(0, reader.frames, "bit " + bit);
    }
  }

  @Test
  void fuzzedBytesMakeNoGarbageAndHardlyAnyFrame() {
    Random random = new Random(7);
    FrameReader reader = new FrameReader(null);
    byte[] piece = new byte[1000];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().threadId();
    FrameReader.Sink sink = p -> {};
    long before = 0;
    for (int sent = 0; sent < FUZZED_BYTES; sent += piece.length) {
      if (sent == piece.length) before = threads.getThreadAllocatedBytes(id);
      random.nextBytes(piece);
      // many starts, so that the later steps are reached
      for (int i = 0; i < piece.length; i += 16) piece[i] = (byte) FrameWriter.START;
      for (int i = 0; i + 3 < piece.length; i += 16) piece[i + 2] = (byte) (random.nextInt() & 1);
      reader.feed(piece, 0, piece.length, sink);
    }
    long grown = threads.getThreadAllocatedBytes(id) - before;
    assertTrue(grown < 10_000, "allocated " + grown);
    assertTrue(reader.frames <= 2, "frames out of noise: " + reader.frames);
  }
}
