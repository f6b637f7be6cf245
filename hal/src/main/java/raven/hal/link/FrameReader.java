package raven.hal.link;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import raven.hal.link.Packet.Trust;

/**
 * Finds MAVLink 2 frames in a stream of bytes (serialization guide). Whatever is no frame is passed over byte by byte, so that noise never
 * hides the frame behind it. Makes no garbage. Not thread-safe.
 */
final class FrameReader {
  /** Who takes the messages; the packet is good until the call returns. */
  interface Sink {
    void packet(Packet packet);

    /** A message that we do not know went by; its number counts too. */
    default void skipped(int sequence) {}
  }

  private final @Nullable Signing signing;
  private final Packet packet = new Packet();
  private final Crc crc = new Crc();
  private final byte[] waiting = new byte[4 * FrameWriter.MOST];
  private int held;

  // what came so far
  long frames;
  long noise;
  long broken;
  long unknown;
  long refused;

  FrameReader(@Nullable Signing signing) {
    this.signing = signing;
  }

  /** The next bytes of the stream. */
  void feed(byte[] from, int offset, int length, Sink sink) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      int part = Math.min(end - at, waiting.length - held);
      System.arraycopy(from, at, waiting, held, part);
      held += part;
      at += part;
      int used = scan(sink);
      System.arraycopy(waiting, used, waiting, 0, held - used);
      held -= used;
    }
  }

  /** Forgets a frame that was not complete: a datagram has ended. */
  void border() {
    noise += held;
    held = 0;
  }

  private int scan(Sink sink) {
    int at = 0;
    while (at < held) {
      int length = frame(at, sink);
      if (length == 0) break;
      at += length;
    }
    return at;
  }

  /** Bytes used from a place on; 0 when more are needed to tell. */
  private int frame(int at, Sink sink) {
    if ((waiting[at] & 0xff) != FrameWriter.START) {
      noise++;
      return 1;
    }
    if (held - at < FrameWriter.HEADER) return 0;
    int flags = waiting[at + 2] & 0xff;
    if ((flags & ~FrameWriter.SIGNED) != 0) {
      noise++;
      return 1;
    }
    int length = waiting[at + 1] & 0xff;
    int plain = FrameWriter.HEADER + length + 2;
    int whole = plain + (flags == FrameWriter.SIGNED ? Signing.SIZE : 0);
    if (held - at < whole) return 0;

    int id =
        waiting[at + 7] & 0xff | (waiting[at + 8] & 0xff) << 8 | (waiting[at + 9] & 0xff) << 16;
    MessageType type = Messages.of(id);
    if (type == null) {
      unknown++;
      sink.skipped(waiting[at + 4] & 0xff);
      return whole;
    }
    crc.reset();
    crc.add(waiting, at + 1, FrameWriter.HEADER - 1 + length);
    crc.add(type.crcExtra);
    int sum = waiting[at + plain - 2] & 0xff | (waiting[at + plain - 1] & 0xff) << 8;
    if (sum != crc.value()) {
      broken++;
      return 1;
    }
    open(at, type, length);
    packet.trust = Trust.UNSIGNED;
    if (flags == FrameWriter.SIGNED) {
      packet.trust = signing == null ? Trust.WRONG : signing.check(waiting, at, plain);
    }
    if (packet.trust == Trust.WRONG || packet.trust == Trust.REPLAYED) refused++;
    frames++;
    sink.packet(packet);
    return whole;
  }

  private void open(int at, MessageType type, int length) {
    byte[] payload = packet.bytes();
    // what a newer sender knows beyond our definition is left out
    int known = Math.min(length, type.size);
    System.arraycopy(waiting, at + FrameWriter.HEADER, payload, 0, known);
    Arrays.fill(payload, known, payload.length, (byte) 0);
    packet.type = type;
    packet.sequence = waiting[at + 4] & 0xff;
    packet.system = waiting[at + 5] & 0xff;
    packet.component = waiting[at + 6] & 0xff;
  }
}
