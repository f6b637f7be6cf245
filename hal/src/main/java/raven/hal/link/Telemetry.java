package raven.hal.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import raven.hal.RemotePilot;

/**
 * Telemetry, commands and what a motion-capture lab sees, over UDP on a thread of its own, for QGroundControl and the like. The flight thread only fills {@link TelemetryState};
 * a slow or absent ground costs it nothing, because nothing here ever waits for an answer and a datagram that cannot leave is dropped.
 */
public final class Telemetry implements AutoCloseable {
  static final int SYSTEM = 1;
  private static final int COMPONENT = 1;

  /** Between two looks at the state, and at a socket at which nothing comes [ms]. */
  private static final long PAUSE_MS = 10;

  private static final long PAUSE_NS = PAUSE_MS * 1_000_000;

  /** Between two looks at a socket at which something comes: no position waits longer, and a flood leaves the processor alone [ns]. */
  private static final long GAP_NS = 1_000_000;

  /** Datagrams that are read at one look, so that a flood does not stop the telemetry. */
  private static final int MOST = 20;

  private static final int LISTED = 5;

  private final DatagramChannel channel;
  private final Selector selector;
  private final InetSocketAddress ground;
  private final FrameReader reader;
  private final FrameWriter writer;
  private final Downlink downlink;
  private final Uplink uplink;
  private final byte[] frame = new byte[FrameWriter.MOST];
  private final ByteBuffer sending = ByteBuffer.wrap(frame);
  private final ByteBuffer received = ByteBuffer.allocate(1 << 16);
  private final Thread thread;
  private @Nullable InetSocketAddress source;
  private @Nullable InetSocketAddress asker;
  private long listed_ns = Long.MIN_VALUE;
  private volatile boolean closed;
  private volatile long dropped;

  /** {@code ground} is where telemetry goes; {@code key} signs what is sent and is asked of who commands. */
  public Telemetry(
      Endpoint ground,
      byte @Nullable [] key,
      TelemetryState state,
      String[] modes,
      RemotePilot pilot,
      Parameters parameters,
      MotionCapture capture) {
    this.ground = ground.address();
    Signing signing = key == null ? null : new Signing(key, 0);
    reader = new FrameReader(signing);
    writer = new FrameWriter(SYSTEM, COMPONENT, key == null ? null : new Signing(key, 1));
    downlink = new Downlink(state, modes);
    uplink = new Uplink(pilot, downlink, parameters, capture, key != null);
    try {
      channel = DatagramChannel.open();
      // without a key only this machine is heard; so no other need reach us, but to answer
      InetAddress local =
          this.ground.getAddress().isLoopbackAddress() ? InetAddress.getLoopbackAddress() : null;
      channel.bind(new InetSocketAddress(local, 0));
      channel.configureBlocking(false);
      selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
    } catch (IOException e) {
      throw new LinkFault("--telemetry " + ground + ": " + e.getMessage(), e);
    }
    thread = Thread.ofPlatform().daemon().name("telemetry").start(this::run);
  }

  /** Where commands are heard. */
  public int port() {
    try {
      return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new LinkFault("telemetry: " + e.getMessage(), e);
    }
  }

  private void run() {
    while (!closed) {
      step();
      LockSupport.parkNanos(GAP_NS);
      await();
    }
    step();
  }

  /** Until something comes, or it is time to look at the state. */
  private void await() {
    try {
      selector.select(PAUSE_MS);
      selector.selectedKeys().clear();
    } catch (IOException e) {
      // without a selector the socket is looked at as often as the state
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  private void step() {
    try {
      for (int i = 0; i < MOST; i++) {
        received.clear();
        source = (InetSocketAddress) channel.receive(received);
        if (source == null) break;
        reader.feed(received.array(), 0, received.position(), this::take);
        reader.border();
      }
    } catch (IOException e) {
      // a port that nobody listens to answers so; the next datagram tries anew
    }
    long now_ns = System.nanoTime();
    downlink.send(now_ns, packet -> send(packet, ground));
    InetSocketAddress to = asker;
    if (to == null || now_ns - PAUSE_NS < listed_ns) return;
    listed_ns = now_ns;
    uplink.continueListing(LISTED, packet -> send(packet, to));
  }

  private void take(Packet packet) {
    InetSocketAddress from = source;
    if (from == null) return;
    if (packet.type == Messages.PARAM_REQUEST_LIST) asker = from;
    uplink.take(
        packet, from.getAddress().isLoopbackAddress(), SYSTEM, answer -> send(answer, from));
  }

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  private void send(Packet packet, InetSocketAddress to) {
    int length = writer.write(packet, frame);
    sending.clear().limit(length);
    try {
      if (channel.send(sending, to) == 0) dropped++;
    } catch (IOException e) {
      dropped++;
    }
  }

  /** Commands that were not heard. */
  public long refused() {
    return uplink.refused();
  }

  /** Requests that were heard, whatever became of them. */
  public long accepted() {
    return uplink.accepted();
  }

  /** Datagrams that could not leave. */
  public long dropped() {
    return dropped;
  }

  /** Frames that came, of whatever kind. */
  public long frames() {
    return reader.frames;
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(1000);
      selector.close();
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
