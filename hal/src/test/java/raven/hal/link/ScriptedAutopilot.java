package raven.hal.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** An autopilot peer that does what a test tells it to: accepts, refuses, goes silent, lies about its attitude, reboots. */
final class ScriptedAutopilot implements AutoCloseable {
  private final AutopilotDialect dialect;
  private final DatagramChannel channel;
  private final FrameReader reader = new FrameReader(null);
  private final FrameWriter writer = new FrameWriter(1, 1, null);
  private final Packet packet = new Packet();
  private final byte[] frame = new byte[FrameWriter.MOST];
  private final Thread thread;
  private volatile boolean closed;
  private InetSocketAddress flight;

  volatile boolean silent;
  volatile boolean refuses;
  volatile boolean deaf;
  volatile double lie;
  volatile boolean armed;
  volatile long mode;
  final List<Integer> commands = new CopyOnWriteArrayList<>();

  ScriptedAutopilot(AutopilotDialect dialect, long standby) throws IOException {
    this.dialect = dialect;
    mode = standby;
    channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    channel.configureBlocking(false);
    thread = Thread.ofPlatform().daemon().start(this::run);
  }

  Endpoint at() throws IOException {
    return new Endpoint("127.0.0.1", ((InetSocketAddress) channel.getLocalAddress()).getPort());
  }

  /** Starts anew: disarmed, standing by. */
  void reboot(long standby) {
    armed = false;
    mode = standby;
  }

  private void run() {
    ByteBuffer in = ByteBuffer.allocate(2048);
    for (int i = 0; !closed; i++) {
      try {
        in.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(in);
        if (from != null) {
          flight = from;
          reader.feed(in.array(), 0, in.position(), this::take);
          reader.border();
        }
        if (flight != null && !silent) speak(i);
      } catch (IOException e) {
        closed = true;
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  private void take(Packet in) {
    if (in.type != Messages.COMMAND_LONG || deaf) return;
    int command = in.getInt(in.type.field("command"));
    commands.add(command);
    double first = in.get(in.type.field("param1"));
    boolean good = !refuses;
    if (command == 400 && good) armed = first == 1;
    if (command == 176) {
      // PX4 takes no flying mode before it is armed
      long wanted = (long) in.get(in.type.field("param2"));
      long sub = (long) in.get(in.type.field("param3"));
      long custom = dialect == AutopilotDialect.PX4 ? wanted << 16 | sub << 24 : wanted;
      boolean flies = dialect.doing(custom) != raven.hal.AutopilotFrame.Doing.STANDING_BY;
      good &= armed || !flies || dialect != AutopilotDialect.PX4;
      if (good) mode = custom;
    }
    if (silent) return;
    MessageType ack = Messages.COMMAND_ACK;
    packet.begin(ack).put(ack.field("command"), command).put(ack.field("result"), good ? 0 : 2);
    send();
  }

  private void speak(int i) {
    if (i % 20 == 0) {
      MessageType type = Messages.HEARTBEAT;
      packet.begin(type).put(type.field("custom_mode"), mode).put(type.field("type"), 1);
      packet.put(type.field("autopilot"), dialect.number).put(type.field("system_status"), 3);
      packet.put(type.field("base_mode"), 1 | (armed ? 128 : 0));
      send();
    }
    if (i % 4 != 0) return;
    MessageType type = Messages.ATTITUDE_QUATERNION;
    // level, heading east, and a lie about its pitch
    double half = Math.sqrt(0.5);
    double c = Math.cos(lie / 2);
    double s = Math.sin(lie / 2);
    packet.begin(type).put(type.field("q1"), half * c).put(type.field("q2"), -half * s);
    packet.put(type.field("q3"), half * s).put(type.field("q4"), half * c);
    send();
    type = Messages.SERVO_OUTPUT_RAW;
    packet.begin(type).put(type.field("servo1_raw"), 1500).put(type.field("servo2_raw"), 1700);
    packet.put(type.field("servo3_raw"), 1500).put(type.field("servo4_raw"), 1300);
    send();
  }

  private void send() {
    int length = writer.write(packet, frame);
    try {
      channel.send(ByteBuffer.wrap(frame, 0, length), flight);
    } catch (IOException e) {
      silent = true;
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    channel.close();
  }
}
