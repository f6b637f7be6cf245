package raven.hal.link;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import raven.hal.link.HilSensors.Sender;
import raven.hal.link.MessageType.Field;

/** What the ground hears: the newest state as messages, each at its own rate of wall time. Belongs to the telemetry thread. */
final class Downlink {
  private static final int FIXED_WING = 1;
  private static final int GENERIC_AUTOPILOT = 0;
  private static final int CUSTOM_MODE = 1;
  private static final int STATE_STANDBY = 3;
  private static final int STATE_ACTIVE = 4;
  private static final int SEVERITY_NOTICE = 5;
  private static final int SEVERITY_INFO = 6;
  private static final int SEVERITY_WARNING = 4;
  private static final int UNKNOWN = 0xffff;

  /** array_id of the joints' angles, rates, currents and targets, the toes and the surfaces. */
  private static final int JOINT_ARRAY = 49;

  /** How often each group goes out [ns]. */
  private static final long SECOND_NS = 1_000_000_000;

  private static final long ATTITUDE_NS = SECOND_NS / 25;
  private static final long HUD_NS = SECOND_NS / 10;
  private static final long ESC_NS = SECOND_NS / 5;

  private final TelemetryState state;
  private final String[] modes;
  private final Packet packet = new Packet();
  private final double[] x = new double[TelemetryState.SIZE];
  private final double[] three = new double[3];
  private final double[] four = new double[4];
  private long heartbeat_ns = Long.MIN_VALUE;
  private long attitude_ns = Long.MIN_VALUE;
  private long hud_ns = Long.MIN_VALUE;
  private long esc_ns = Long.MIN_VALUE;
  private int textId;

  /** {@code modes}: names of the custom modes, in the order of their numbers. */
  Downlink(TelemetryState state, String[] modes) {
    this.state = state;
    this.modes = modes;
  }

  String[] modes() {
    return modes;
  }

  /** Sends what is due. */
  void send(long now_ns, Sender out) {
    if (state.read(x) == 0) return;
    words(out);
    if (now_ns - SECOND_NS >= heartbeat_ns) {
      heartbeat_ns = now_ns;
      out.send(heartbeat());
      out.send(system());
      out.send(battery());
    }
    if (now_ns - ATTITUDE_NS >= attitude_ns) {
      attitude_ns = now_ns;
      attitude(out);
      out.send(position());
    }
    if (now_ns - HUD_NS >= hud_ns) {
      hud_ns = now_ns;
      out.send(hud());
      out.send(joints());
    }
    if (now_ns - ESC_NS >= esc_ns) {
      esc_ns = now_ns;
      out.send(esc());
    }
  }

  private void words(Sender out) {
    String text = state.texts.take();
    while (text != null) {
      String mode = mode(state.texts.kind());
      if (mode == null) {
        text(SEVERITY_NOTICE, text, out);
      } else {
        text(SEVERITY_INFO, mode.toLowerCase(Locale.ROOT) + ": " + text, out);
      }
      text = state.texts.take();
    }
  }

  /** A text of any length, in pieces of fifty characters. */
  void text(int severity, String text, Sender out) {
    Field where = Messages.STATUSTEXT.field("text");
    boolean pieces = text.length() > where.count();
    if (pieces) textId = textId % 0xffff + 1;
    for (int i = 0; i * where.count() < Math.max(1, text.length()); i++) {
      int end = Math.min(text.length(), (i + 1) * where.count());
      packet.begin(Messages.STATUSTEXT).put(Messages.STATUSTEXT.field("severity"), severity);
      packet.put(where, text.substring(i * where.count(), end));
      packet.put(Messages.STATUSTEXT.field("id"), pieces ? textId : 0);
      packet.put(Messages.STATUSTEXT.field("chunk_seq"), i);
      out.send(packet);
    }
  }

  void warn(String text, Sender out) {
    text(SEVERITY_WARNING, text, out);
  }

  private boolean flag(int place) {
    return x[place] != 0;
  }

  private Packet heartbeat() {
    MessageType type = Messages.HEARTBEAT;
    boolean armed = flag(TelemetryState.ARMED);
    packet.begin(type).put(type.field("custom_mode"), x[TelemetryState.MODE]);
    packet.put(type.field("type"), FIXED_WING).put(type.field("autopilot"), GENERIC_AUTOPILOT);
    packet.put(type.field("base_mode"), CUSTOM_MODE | (armed ? Hil.ARMED : 0));
    packet.put(type.field("system_status"), armed ? STATE_ACTIVE : STATE_STANDBY);
    return packet.put(type.field("mavlink_version"), 3);
  }

  private Packet system() {
    MessageType type = Messages.SYS_STATUS;
    packet.begin(type).put(type.field("voltage_battery"), 1e3 * x[TelemetryState.VOLTAGE]);
    packet.put(type.field("current_battery"), 100 * x[TelemetryState.CURRENT]);
    return packet.put(type.field("battery_remaining"), percent());
  }

  private double percent() {
    double charge = x[TelemetryState.CHARGE];
    return charge < 0 ? -1 : Math.round(100 * charge);
  }

  private Packet battery() {
    MessageType type = Messages.BATTERY_STATUS;
    packet.begin(type).put(type.field("current_consumed"), -1);
    packet.put(type.field("energy_consumed"), -1).put(type.field("temperature"), 0x7fff);
    Field cells = type.field("voltages");
    packet.put(cells, 0, 1e3 * x[TelemetryState.VOLTAGE]);
    for (int i = 1; i < cells.count(); i++) packet.put(cells, i, UNKNOWN);
    packet.put(type.field("current_battery"), 100 * x[TelemetryState.CURRENT]);
    return packet.put(type.field("battery_remaining"), percent());
  }

  private double milliseconds() {
    return 1e3 * x[TelemetryState.TIME];
  }

  private void attitude(Sender out) {
    Ned.attitude(x, TelemetryState.ATTITUDE, four);
    MessageType type = Messages.ATTITUDE_QUATERNION;
    packet.begin(type).put(type.field("time_boot_ms"), milliseconds());
    for (int i = 0; i < 4; i++) packet.put(type.field("q" + (i + 1)), four[i]);
    rates(type);
    out.send(packet);

    type = Messages.ATTITUDE;
    Ned.angles(four, three);
    packet.begin(type).put(type.field("time_boot_ms"), milliseconds());
    packet.put(type.field("roll"), three[0]);
    packet.put(type.field("pitch"), three[1]);
    packet.put(type.field("yaw"), three[2]);
    rates(type);
    out.send(packet);
  }

  private void rates(MessageType type) {
    double[] frd = new double[3];
    Ned.body(x, TelemetryState.RATE, frd);
    packet.put(type.field("rollspeed"), frd[0]);
    packet.put(type.field("pitchspeed"), frd[1]);
    packet.put(type.field("yawspeed"), frd[2]);
  }

  private Packet position() {
    MessageType type = Messages.LOCAL_POSITION_NED;
    packet.begin(type).put(type.field("time_boot_ms"), milliseconds());
    Ned.position(x, TelemetryState.POSITION, three);
    for (int i = 0; i < 3; i++) packet.put(type.field("xyz".substring(i, i + 1)), three[i]);
    Ned.position(x, TelemetryState.VELOCITY, three);
    for (int i = 0; i < 3; i++) packet.put(type.field("v" + "xyz".charAt(i)), three[i]);
    return packet;
  }

  private Packet hud() {
    MessageType type = Messages.VFR_HUD;
    Ned.attitude(x, TelemetryState.ATTITUDE, four);
    Ned.angles(four, three);
    double heading = Math.toDegrees(three[2]);
    double ground = Math.hypot(x[TelemetryState.VELOCITY], x[TelemetryState.VELOCITY + 1]);
    packet.begin(type).put(type.field("airspeed"), x[TelemetryState.AIRSPEED]);
    packet.put(type.field("groundspeed"), ground);
    packet.put(type.field("alt"), x[TelemetryState.HEIGHT]);
    packet.put(type.field("climb"), x[TelemetryState.VELOCITY + 2]);
    packet.put(type.field("heading"), heading < 0 ? heading + 360 : heading);
    return packet.put(type.field("throttle"), 100 * x[TelemetryState.THROTTLE]);
  }

  private Packet joints() {
    long time_us = Math.round(1e6 * x[TelemetryState.TIME]);
    Hil.array(packet, time_us, JOINT_ARRAY, "joints");
    for (int i = TelemetryState.JOINTS; i < TelemetryState.SIZE; i++) {
      packet.put(Hil.ARRAY_DATA, i - TelemetryState.JOINTS, x[i]);
    }
    return packet;
  }

  private Packet esc() {
    MessageType type = Messages.ESC_STATUS;
    packet.begin(type).put(type.field("time_usec"), 1e6 * x[TelemetryState.TIME]);
    packet.put(type.field("rpm"), 60 * x[TelemetryState.PROPELLER]);
    packet.put(type.field("voltage"), x[TelemetryState.VOLTAGE]);
    return packet.put(type.field("current"), x[TelemetryState.CURRENT]);
  }

  /** The name of a custom mode; null when there is none of this number. */
  @Nullable
  String mode(long number) {
    return number >= 0 && number < modes.length
        ? modes[(int) number].toUpperCase(Locale.ROOT)
        : null;
  }
}
