package raven.hal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A pilot at a distance, on top of the one with the switches: takes back what the switches allow, and gives it again, but never more. Any thread
 * may ask; the flight thread reads and says how things stand. Makes no garbage on the flight thread.
 */
public final class RemotePilot implements PilotPort {
  /** What a remote pilot can ask for. */
  public enum Request {
    ARM,
    DISARM,
    /** The mission may run. */
    START,
    /** The mission waits: the robot stands or, aloft, comes down. */
    STOP,
    /** Disarmed at once, aloft too, and so until armed anew; never refused. */
    EMERGENCY_STOP
  }

  private final PilotPort switches;
  private final PilotCommand seen = new PilotCommand();
  private final AtomicLong stops = new AtomicLong();

  private volatile boolean disarmed;
  private volatile boolean stopped;

  // how things stand, as the flight thread says it
  private volatile boolean switchArmed;
  private volatile boolean switchGo;
  private volatile boolean aloft;
  private volatile boolean over;
  private volatile String missing = "";
  private volatile String mode = "";

  /** {@code waiting}: disarmed and stopped until somebody asks otherwise. */
  public RemotePilot(PilotPort switches, boolean waiting) {
    this.switches = switches;
    disarmed = waiting;
    stopped = waiting;
  }

  /** A pilot whose switches are closed from the start, as in a simulation. */
  public static PilotPort trusting() {
    return (time, command) -> {
      command.valid = true;
      command.armed = true;
      command.go = true;
    };
  }

  @Override
  public void read(double time, PilotCommand command) {
    switches.read(time, seen);
    command.set(seen);
    switchArmed = seen.armed;
    switchGo = seen.go;
    command.armed = seen.armed && !disarmed;
    command.go = seen.go && !stopped;
    // a silent transmitter keeps nobody from stopping the robot
    if (disarmed || stopped) command.valid = true;
  }

  /**
   * The flight thread says how things stand.
   *
   * @param missing what speaks against arming; empty when nothing does
   * @param over the mission has ended
   */
  public void stands(String mode, boolean aloft, boolean over, String missing) {
    this.mode = mode;
    this.aloft = aloft;
    this.over = over;
    this.missing = missing;
  }

  /** Does what is asked. Returns an empty text, or why not. */
  public String ask(Request request) {
    switch (request) {
      case ARM -> {
        if (!switchArmed) return "the arm switch is open";
        if (aloft) return "aloft";
        if (!missing.isEmpty()) return missing;
        disarmed = false;
      }
      case DISARM -> {
        if (aloft) return "aloft: stop the mission, or emergency stop";
        disarmed = true;
      }
      case START -> {
        if (!switchGo) return "the go switch is open";
        if (over) return "the mission is over";
        stopped = false;
      }
      case STOP -> stopped = true;
      case EMERGENCY_STOP -> {
        disarmed = true;
        stopped = true;
        stops.incrementAndGet();
      }
    }
    return "";
  }

  /** Wishes a mode by its name: only those that a pilot decides about, the others are the mission's. */
  public String wish(String wanted) {
    if (wanted.equals(mode)) return "";
    return switch (wanted) {
      case "DISARMED" -> ask(Request.DISARM);
      case "STANDING" -> {
        if (aloft) yield "aloft: wish for GLIDING";
        if (disarmed) {
          String refused = ask(Request.ARM);
          if (!refused.isEmpty()) yield refused;
        }
        yield ask(Request.STOP);
      }
      case "GLIDING" -> aloft ? ask(Request.STOP) : "on the ground";
      case "CRUISING" -> aloft ? ask(Request.START) : "on the ground: start the mission";
      default -> "the mission decides about " + wanted;
    };
  }

  /** Whether the remote pilot lets the robot be armed. */
  public boolean armed() {
    return switchArmed && !disarmed;
  }

  /** Whether the remote pilot lets the mission run. */
  public boolean going() {
    return switchGo && !stopped;
  }

  /** The drivers are off, so that settings may change. */
  public boolean grounded() {
    return mode.equals("DISARMED");
  }

  /** Emergency stops so far. */
  public long stops() {
    return stops.get();
  }
}
