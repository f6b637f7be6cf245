package raven.hal.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import raven.hal.link.Packet.Trust;

/** Signatures against a signed heartbeat that the rust-mavlink project (MIT or Apache-2.0) tests its own implementation with. */
class SigningTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] KEY =
      HEX.parseHex("0001f2e3d4c5b6a79800707634320016224200ccff7a0052757374004d4156b3");
  private static final byte[] HEARTBEAT = HEX.parseHex(
      "fd09010" + "0ef0102000000050000000203590303" + "c98b00ffffffffffff2718b168ccf5");

  private final List<Trust> seen = new ArrayList<>();

  private FrameReader reader(byte[] key) {
    return new FrameReader(key == null ? null : new Signing(key, 0));
  }

  private void feed(FrameReader reader, byte[] bytes) {
    reader.feed(bytes, 0, bytes.length, packet -> seen.add(packet.trust));
  }

  @Test
  void anotherImplementationsSignatureIsGood() {
    feed(reader(KEY), HEARTBEAT);
    assertEquals(List.of(Trust.GOOD), seen);
  }

  @Test
  void theSameFrameAgainIsReplayed() {
    FrameReader reader = reader(KEY);
    feed(reader, HEARTBEAT);
    feed(reader, HEARTBEAT);
    assertEquals(List.of(Trust.GOOD, Trust.REPLAYED), seen);
    assertEquals(1, reader.refused);
  }

  @Test
  void anotherKeyIsWrong() {
    byte[] other = KEY.clone();
    other[31] ^= 1;
    feed(reader(other), HEARTBEAT);
    feed(reader(null), HEARTBEAT);
    assertEquals(List.of(Trust.WRONG, Trust.WRONG), seen);
  }

  @Test
  void oneBitOfSignatureLinkOrTimeIsEnough() {
    for (int i = HEARTBEAT.length - Signing.SIZE; i < HEARTBEAT.length; i++) {
      byte[] changed = HEARTBEAT.clone();
      changed[i] ^= 4;
      feed(reader(KEY), changed);
      assertEquals(Trust.WRONG, seen.getLast(), "byte " + i);
    }
  }

  @Test
  void whatWeSignIsGoodOnceAndInOrderOnly() {
    FrameWriter writer = new FrameWriter(1, 2, new Signing(KEY, 3));
    Packet packet = new Packet().begin(Messages.HEARTBEAT);
    byte[] first = new byte[FrameWriter.MOST];
    byte[] second = new byte[FrameWriter.MOST];
    int length = writer.write(packet, first);
    writer.write(packet, second);
    FrameReader reader = reader(KEY);
    for (byte[] frame : List.of(second, first)) {
      reader.feed(frame, 0, length, p -> seen.add(p.trust));
    }
    assertEquals(List.of(Trust.GOOD, Trust.REPLAYED), seen);
  }

  @Test
  void aNewSenderMayNotComeFromThePast() {
    // a heartbeat of 2015, signed by us with the clock that far back, cannot be made: use the time
    // of the frame
    Signing signing = new Signing(KEY, 0);
    byte[] frame = HEARTBEAT.clone();
    int plain = frame.length - Signing.SIZE;
    signing.sign(frame, plain);
    long stamp = 0;
    for (int i = 0; i < 6; i++) stamp |= (frame[plain + 1 + i] & 0xffL) << 8 * i;
    Signing judge = new Signing(KEY, 0);
    judge.passed(1_420_070_400_000L + stamp / 100 + 61_000);
    assertEquals(Trust.REPLAYED, judge.check(frame, 0, plain));
  }

  @Test
  void anUnsignedFrameIsTheSameWithoutItsSignature() {
    byte[] unsigned = HEX.parseHex("fd09000" + "0ef01020000000500000002035903032e73");
    byte[] ours = new byte[FrameWriter.MOST];
    FrameWriter writer = new FrameWriter(1, 2, null);
    Packet packet = new Packet().begin(Messages.HEARTBEAT);
    packet.put(Messages.HEARTBEAT.field("custom_mode"), 5);
    packet.put(Messages.HEARTBEAT.field("type"), 2);
    packet.put(Messages.HEARTBEAT.field("autopilot"), 3);
    packet.put(Messages.HEARTBEAT.field("base_mode"), 0x59);
    packet.put(Messages.HEARTBEAT.field("system_status"), 3);
    packet.put(Messages.HEARTBEAT.field("mavlink_version"), 3);
    int length = 0;
    for (int i = 0; i <= 239; i++) length = writer.write(packet, ours);
    assertArrayEquals(unsigned, java.util.Arrays.copyOf(ours, length));
  }
}
