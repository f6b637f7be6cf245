package raven.hal.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;

/** MAVLink over one TCP connection. One thread may send while another receives; each side by itself is not thread-safe. */
final class TcpLink implements HilSensors.Sender, AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final FrameWriter writer;
  private final FrameReader reader = new FrameReader(null);
  private final FrameReader.Sink sink;
  private final FrameReader.Sink taking = new FrameReader.Sink() {
    @Override
    public void packet(Packet packet) {
      take(packet);
    }

    @Override
    public void skipped(int sequence) {
      // its checksum tells nothing: noise must not count as a gap
      if (sequence == expected) expected = sequence + 1 & 0xff;
    }
  };
  private final BadLink.Dice sending;
  private final BadLink.Dice receiving;

  private final byte[] frame = new byte[FrameWriter.MOST];
  private byte[] pending = new byte[8 * FrameWriter.MOST];
  private int length;
  private final byte[] received = new byte[1 << 14];

  private int expected = -1;
  private volatile long gaps;

  TcpLink(Socket socket, int system, int component, BadLink faults, FrameReader.Sink sink) {
    this.socket = socket;
    this.sink = sink;
    writer = new FrameWriter(system, component, null);
    sending = faults.dice(1);
    receiving = faults.dice(2);
    try {
      socket.setTcpNoDelay(true);
      in = socket.getInputStream();
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new LinkFault(peer() + ": " + e.getMessage(), e);
    }
  }

  private String peer() {
    return String.valueOf(socket.getRemoteSocketAddress());
  }

  /** Puts a message into the next flush. */
  @Override
  public void send(Packet packet) {
    int size = writer.write(packet, frame);
    if (sending.drops()) return;
    if (length + size > pending.length) pending = Arrays.copyOf(pending, 2 * pending.length);
    System.arraycopy(frame, 0, pending, length, size);
    length += size;
  }

  /** Sends what was put in. Returns false when the other end is gone. */
  boolean flush() {
    sending.stalls();
    try {
      out.write(pending, 0, length);
      length = 0;
      return true;
    } catch (IOException e) {
      length = 0;
      return false;
    }
  }

  /** Waits for bytes and passes the messages in them on. Returns false when the other end is gone. */
  boolean receive() {
    try {
      int n = in.read(received);
      if (n < 0) return false;
      reader.feed(received, 0, n, taking);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void take(Packet packet) {
    // what is lost on purpose leaves a gap like anything else
    if (receiving.drops()) return;
    numbered(packet.sequence);
    sink.packet(packet);
  }

  private void numbered(int sequence) {
    if (expected >= 0) gaps += sequence - expected & 0xff;
    expected = sequence + 1 & 0xff;
  }

  /** Messages that were numbered and never came. */
  long lost() {
    return gaps;
  }

  /** Frames with a wrong checksum, and bytes that were no frame. */
  long garbled() {
    return reader.broken + reader.noise;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
