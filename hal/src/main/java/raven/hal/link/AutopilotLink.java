package raven.hal.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import raven.hal.AutopilotFrame;
import raven.hal.AutopilotFrame.Answer;
import raven.hal.AutopilotFrame.Doing;
import raven.hal.AutopilotPort;
import raven.hal.AutopilotRequest;
import raven.hal.AutopilotRequest.Wish;
import raven.robot.Robot;

/**
 * ArduPlane or PX4 over UDP, on a thread of its own: what it says becomes a frame, what we ask becomes commands that are repeated until they are
 * answered. Its outputs are read from SERVO_OUTPUT_RAW: ailerons, elevator, throttle, rudder on 1 to 4, as both have them on a plain aircraft.
 */
public final class AutopilotLink implements AutopilotPort, AutoCloseable {
  private static final int SYSTEM = 1;
  private static final int COMPONENT = 191;
  private static final int AUTOPILOT = 1;
  private static final int ONBOARD = 18;
  private static final int INVALID = 8;

  private static final int ARM = 400;
  private static final int SET_MODE = 176;
  private static final int MESSAGE_INTERVAL = 511;
  private static final int ACCEPTED = 0;
  private static final int IN_PROGRESS = 5;

  /** MAV_SYS_STATUS_PREARM_CHECK. */
  private static final long PREARM = 0x1000_0000L;

  private static final int STANDBY = 3;
  private static final int ACTIVE = 4;

  private static final long PAUSE_NS = 2_000_000;
  private static final long HEARTBEAT_NS = 1_000_000_000;
  private static final long REPEAT_NS = 250_000_000;
  private static final double PERIOD_US = 20_000;
  private static final double CENTRE_US = 1500;
  private static final double HALF_US = 400;
  private static final double STOP_US = 1100;
  private static final double FULL_US = 800;
  private static final double LEAST_US = 800;

  private final DatagramChannel channel;
  private final InetSocketAddress peer;
  private final FrameReader reader = new FrameReader(null);
  private final FrameWriter writer = new FrameWriter(SYSTEM, COMPONENT, null);
  private final Packet packet = new Packet();
  private final byte[] frame = new byte[FrameWriter.MOST];
  private final ByteBuffer received = ByteBuffer.allocate(1 << 12);
  private final double elevatorLimit;
  private final double rudderLimit;
  private final double aileronLimit;
  private final Thread thread;
  private volatile boolean closed;

  // guarded by this: what it said, and when [ns]
  private final AutopilotFrame said = new AutopilotFrame();
  private long heartbeat_ns = Long.MIN_VALUE;
  private long attitude_ns = Long.MIN_VALUE;
  private long output_ns = Long.MIN_VALUE;
  private @Nullable AutopilotDialect dialect;
  private boolean checked;

  // guarded by this: what it is asked
  private final AutopilotRequest asked = new AutopilotRequest();
  private boolean armAnswered = true;
  private boolean modeAnswered = true;

  // the thread's own
  private long nextBeat_ns = Long.MIN_VALUE;
  private long nextAsk_ns = Long.MIN_VALUE;
  private int confirmation;
  private final double[] ned = new double[4];
  private final double[] enu = new double[4];

  public AutopilotLink(Robot robot, Endpoint to) {
    peer = to.address();
    elevatorLimit = robot.tail().stabilator().limit();
    rudderLimit = robot.tail().fin().limit();
    aileronLimit = robot.wing().aileronLimit();
    try {
      channel = DatagramChannel.open();
      channel.connect(peer);
      channel.configureBlocking(false);
    } catch (IOException e) {
      throw new LinkFault("--autopilot " + to + ": " + e.getMessage(), e);
    }
    thread = Thread.ofPlatform().daemon().name("autopilot").start(this::run);
  }

  @Override
  public synchronized void read(double time, AutopilotFrame into) {
    long now_ns = System.nanoTime();
    into.doing = said.doing;
    into.armable = said.armable;
    into.armed = said.armed;
    into.throttleReady = said.throttleReady;
    into.heartbeatAge = age(now_ns, heartbeat_ns);
    into.attitudeAge = age(now_ns, attitude_ns);
    into.outputAge = age(now_ns, output_ns);
    into.q_WB.set(said.q_WB);
    into.answered = said.answered;
    into.answer = said.answer;
    into.throttle = said.throttle;
    into.elevator = said.elevator;
    into.rudder = said.rudder;
    into.aileron = said.aileron;
  }

  private static double age(long now_ns, long then_ns) {
    return then_ns == Long.MIN_VALUE ? Double.MAX_VALUE : (now_ns - then_ns) / 1e9;
  }

  @Override
  public synchronized void write(AutopilotRequest request) {
    boolean other = request.number != asked.number;
    asked.set(request);
    if (!other) return;
    modeAnswered = false;
    armAnswered = request.wish != Wish.LAUNCH;
    nextAsk_ns = Long.MIN_VALUE;
    confirmation = 0;
  }

  private void run() {
    while (!closed) {
      listen();
      speak();
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  private void listen() {
    try {
      received.clear();
      while (channel.read(received) > 0) {
        reader.feed(received.array(), 0, received.position(), this::take);
        reader.border();
        received.clear();
      }
    } catch (IOException e) {
      // nobody listens there yet
    }
  }

  private synchronized void take(Packet in) {
    if (in.component != AUTOPILOT) return;
    MessageType type = in.type;
    long now_ns = System.nanoTime();
    if (type == Messages.HEARTBEAT) {
      beat(in, now_ns);
    } else if (type == Messages.SYS_STATUS) {
      long present = (long) in.get(type.field("onboard_control_sensors_present"));
      checked = (present & PREARM) != 0;
      if (checked) {
        said.armable = ((long) in.get(type.field("onboard_control_sensors_health")) & PREARM) != 0;
      }
    } else if (type == Messages.ATTITUDE_QUATERNION) {
      for (int i = 0; i < 4; i++) ned[i] = in.get(type.field("q" + (i + 1)));
      Ned.attitudeBack(ned, enu);
      boolean whole =
          Math.abs(enu[0]) + Math.abs(enu[1]) + Math.abs(enu[2]) + Math.abs(enu[3]) > 0.5;
      if (!whole) return;
      said.q_WB.set(enu[1], enu[2], enu[3], enu[0]);
      attitude_ns = now_ns;
    } else if (type == Messages.SERVO_OUTPUT_RAW) {
      outputs(in, now_ns);
    } else if (type == Messages.COMMAND_ACK) {
      acknowledged(in);
    }
  }

  private void beat(Packet in, long now_ns) {
    int autopilot = in.getInt(in.type.field("autopilot"));
    if (autopilot == INVALID) return;
    dialect = null;
    for (AutopilotDialect each : AutopilotDialect.values()) {
      if (each.number == autopilot) dialect = each;
    }
    heartbeat_ns = now_ns;
    long mode = (long) in.get(in.type.field("custom_mode"));
    said.doing = dialect == null ? Doing.UNKNOWN : dialect.doing(mode);
    said.armed = (in.getInt(in.type.field("base_mode")) & Hil.ARMED) != 0;
    int status = in.getInt(in.type.field("system_status"));
    if (!checked) said.armable = status == STANDBY || status == ACTIVE;
  }

  private void outputs(Packet in, long now_ns) {
    double throttle = in.get(in.type.field("servo3_raw"));
    said.throttleReady = throttle >= LEAST_US;
    said.throttle = Math.clamp((throttle - STOP_US) / FULL_US, 0, 1);
    said.aileron = share(in, "servo1_raw") * aileronLimit;
    said.elevator = share(in, "servo2_raw") * elevatorLimit;
    said.rudder = share(in, "servo4_raw") * rudderLimit;
    output_ns = now_ns;
  }

  private static double share(Packet in, String servo) {
    return Math.clamp((in.get(in.type.field(servo)) - CENTRE_US) / HALF_US, -1, 1);
  }

  private void acknowledged(Packet in) {
    int command = in.getInt(in.type.field("command"));
    int result = in.getInt(in.type.field("result"));
    boolean arm = command == ARM && !armAnswered;
    boolean mode = command == SET_MODE && !modeAnswered;
    if (result == IN_PROGRESS || !arm && !mode) return;
    if (arm) armAnswered = true;
    if (mode) modeAnswered = true;
    if (result != ACCEPTED) {
      armAnswered = modeAnswered = true;
      said.answered = asked.number;
      said.answer = Answer.REFUSED;
    } else if (armAnswered && modeAnswered) {
      said.answered = asked.number;
      said.answer = Answer.ACCEPTED;
    }
  }

  private synchronized void speak() {
    long now_ns = System.nanoTime();
    if (now_ns >= nextBeat_ns || nextBeat_ns == Long.MIN_VALUE) {
      nextBeat_ns = now_ns + HEARTBEAT_NS;
      MessageType type = Messages.HEARTBEAT;
      packet.begin(type).put(type.field("type"), ONBOARD).put(type.field("autopilot"), INVALID);
      send(packet.put(type.field("system_status"), ACTIVE).put(type.field("mavlink_version"), 3));
      if (age(now_ns, attitude_ns) > 1) command(MESSAGE_INTERVAL, 31, PERIOD_US, 0);
      if (age(now_ns, output_ns) > 1) command(MESSAGE_INTERVAL, 36, PERIOD_US, 0);
    }
    AutopilotDialect talks = dialect;
    boolean open = !armAnswered || !modeAnswered;
    if (talks == null || !open || nextAsk_ns != Long.MIN_VALUE && now_ns < nextAsk_ns) return;
    nextAsk_ns = now_ns + REPEAT_NS;
    // who flies no mode unless armed is armed first
    if (!armAnswered) {
      command(ARM, 1, 0, 0);
    } else {
      command(SET_MODE, 1, talks.mode(asked.wish), talks.subMode(asked.wish));
    }
    confirmation++;
  }

  private void command(int command, double first, double second, double third) {
    MessageType type = Messages.COMMAND_LONG;
    packet.begin(type).put(type.field("command"), command);
    packet.put(type.field("param1"), first).put(type.field("param2"), second);
    packet.put(type.field("param3"), third).put(type.field("confirmation"), confirmation);
    packet.put(type.field("target_system"), SYSTEM);
    send(packet.put(type.field("target_component"), AUTOPILOT));
  }

  private void send(Packet out) {
    int length = writer.write(out, frame);
    try {
      channel.write(ByteBuffer.wrap(frame, 0, length));
    } catch (IOException e) {
      // nobody listens there yet; it is said again
    }
  }

  /** Puts it back on the ground: standing by and disarmed. */
  public synchronized void release() {
    AutopilotDialect talks = dialect;
    if (talks == null) return;
    command(SET_MODE, 1, talks.mode(Wish.STAND_BY), talks.subMode(Wish.STAND_BY));
    command(ARM, 0, 0, 0);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(1000);
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
