package raven.hal.link;

import org.jspecify.annotations.Nullable;
import raven.hal.RemotePilot;
import raven.hal.RemotePilot.Request;
import raven.hal.link.HilSensors.Sender;
import raven.hal.link.Packet.Trust;

/**
 * What the ground asks for, and what it gets for an answer (MAVLink command and parameter protocols). With a key only what is signed well and new
 * is heard, without one only this machine; an emergency stop is always heard. Belongs to the telemetry thread.
 */
final class Uplink {
  private static final int COMPONENT_ARM_DISARM = 400;
  private static final int DO_SET_MODE = 176;
  private static final int DO_FLIGHTTERMINATION = 185;
  private static final int MISSION_START = 300;
  private static final int DO_PAUSE_CONTINUE = 193;

  /** param2 of COMPONENT_ARM_DISARM that disarms whatever else. */
  private static final int FORCE = 21196;

  private static final int ACCEPTED = 0;
  private static final int TEMPORARILY_REJECTED = 1;
  private static final int UNSUPPORTED = 3;
  private static final int REAL32 = 9;
  private static final int CUSTOM_MODE = 1;

  private final RemotePilot pilot;
  private final Downlink downlink;
  private final Parameters parameters;
  private final MotionCapture capture;
  private final boolean keyed;
  private final Packet answer = new Packet();

  /** The parameter that is sent next, while somebody wants all of them. */
  private int listing = -1;

  /** Somebody was told that positions are refused; more would flood a radio. */
  private boolean complained;

  private volatile long refused;
  private volatile long accepted;

  Uplink(
      RemotePilot pilot,
      Downlink downlink,
      Parameters parameters,
      MotionCapture capture,
      boolean keyed) {
    this.pilot = pilot;
    this.downlink = downlink;
    this.parameters = parameters;
    this.capture = capture;
    this.keyed = keyed;
  }

  /** Commands and settings that were not heard: unsigned, replayed, wrongly signed, or from another machine without a key. */
  long refused() {
    return refused;
  }

  long accepted() {
    return accepted;
  }

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  void take(Packet packet, boolean loopback, int self, Sender out) {
    boolean heard = keyed
        ? packet.trust == Trust.GOOD
        : loopback && (packet.trust == Trust.UNSIGNED || packet.trust == Trust.WRONG);
    if (MotionCapture.tells(packet.type)) {
      fix(packet, heard, out);
      return;
    }
    if (!asks(packet.type) || !forUs(packet, self)) return;
    if (!heard && !emergency(packet)) {
      refused++;
      return;
    }
    accepted++;
    if (packet.type == Messages.COMMAND_LONG || packet.type == Messages.COMMAND_INT) {
      command(packet, out);
    } else if (packet.type == Messages.SET_MODE) {
      mode(packet, out);
    } else {
      parameter(packet, out);
    }
  }

  /** Where the robot is: nobody waits for an answer. */
  private void fix(Packet packet, boolean heard, Sender out) {
    if (!heard) {
      capture.refuse();
      return;
    }
    String wrong = capture.take(packet);
    if (wrong.isEmpty() || complained) return;
    complained = true;
    downlink.warn("refused: " + wrong, out);
  }

  private static boolean asks(MessageType type) {
    return type == Messages.COMMAND_LONG
        || type == Messages.COMMAND_INT
        || type == Messages.SET_MODE
        || type == Messages.PARAM_SET
        || type == Messages.PARAM_REQUEST_LIST
        || type == Messages.PARAM_REQUEST_READ;
  }

  private static boolean forUs(Packet packet, int self) {
    int target = packet.getInt(packet.type.field("target_system"));
    return target == self || target == 0;
  }

  private static boolean emergency(Packet packet) {
    if (packet.type != Messages.COMMAND_LONG && packet.type != Messages.COMMAND_INT) return false;
    double first = packet.get(packet.type.field("param1"));
    double second = packet.get(packet.type.field("param2"));
    return switch (packet.getInt(packet.type.field("command"))) {
      case COMPONENT_ARM_DISARM -> first == 0 && second == FORCE;
      case DO_FLIGHTTERMINATION -> first >= 0.5;
      default -> false;
    };
  }

  private void command(Packet packet, Sender out) {
    int command = packet.getInt(packet.type.field("command"));
    double first = packet.get(packet.type.field("param1"));
    double second = packet.get(packet.type.field("param2"));
    String why = emergency(packet)
        ? pilot.ask(Request.EMERGENCY_STOP)
        : switch (command) {
          case COMPONENT_ARM_DISARM -> pilot.ask(first == 1 ? Request.ARM : Request.DISARM);
          case MISSION_START -> pilot.ask(Request.START);
          case DO_PAUSE_CONTINUE -> pilot.ask(first == 1 ? Request.START : Request.STOP);
          case DO_SET_MODE -> wish(second);
          default -> null;
        };
    acknowledge(packet, command, why, out);
  }

  private String wish(double number) {
    String wanted = downlink.mode(Math.round(number));
    return wanted == null ? "there is no mode " + Math.round(number) : pilot.wish(wanted);
  }

  private void mode(Packet packet, Sender out) {
    double number = packet.get(packet.type.field("custom_mode"));
    boolean custom = (packet.getInt(packet.type.field("base_mode")) & CUSTOM_MODE) != 0;
    String why = custom ? wish(number) : "only custom modes are known";
    acknowledge(packet, DO_SET_MODE, why, out);
  }

  private void acknowledge(Packet to, int command, @Nullable String why, Sender out) {
    MessageType type = Messages.COMMAND_ACK;
    int result = why == null ? UNSUPPORTED : why.isEmpty() ? ACCEPTED : TEMPORARILY_REJECTED;
    answer.begin(type).put(type.field("command"), command).put(type.field("result"), result);
    answer.put(type.field("target_system"), to.system);
    out.send(answer.put(type.field("target_component"), to.component));
    if (why != null && !why.isEmpty()) downlink.warn("refused: " + why, out);
  }

  private void parameter(Packet packet, Sender out) {
    if (packet.type == Messages.PARAM_REQUEST_LIST) {
      listing = 0;
      return;
    }
    int index = index(packet);
    if (index < 0 || index >= parameters.count()) {
      downlink.warn("no parameter " + packet.text(packet.type.field("param_id")), out);
      return;
    }
    if (packet.type == Messages.PARAM_SET) {
      String why = pilot.grounded()
          ? parameters.set(index, packet.get(packet.type.field("param_value")))
          : "disarm first";
      if (!why.isEmpty()) downlink.warn(parameters.name(index) + " not set: " + why, out);
    }
    // what it is now, which is the refusal when it was not set
    out.send(value(index));
  }

  private int index(Packet packet) {
    if (packet.type == Messages.PARAM_REQUEST_READ) {
      int index = packet.getInt(packet.type.field("param_index"));
      if (index >= 0) return index;
    }
    String name = packet.text(packet.type.field("param_id"));
    for (int i = 0; i < parameters.count(); i++) {
      if (parameters.name(i).equals(name)) return i;
    }
    return -1;
  }

  private Packet value(int index) {
    MessageType type = Messages.PARAM_VALUE;
    answer.begin(type).put(type.field("param_value"), parameters.value(index));
    answer.put(type.field("param_count"), parameters.count());
    answer.put(type.field("param_index"), index);
    answer.put(type.field("param_id"), parameters.name(index));
    return answer.put(type.field("param_type"), REAL32);
  }

  /** Some more of the list that somebody wanted, so that a thousand parameters do not flood a radio. */
  void continueListing(int most, Sender out) {
    for (int i = 0; i < most && listing >= 0; i++) {
      if (listing >= parameters.count()) {
        listing = -1;
        return;
      }
      out.send(value(listing++));
    }
  }
}
