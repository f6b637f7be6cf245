package raven.hal.link;

import raven.hal.Mailbox;
import raven.hal.TextRing;

/**
 * What the flight thread leaves for the telemetry thread: the newest numbers in a mailbox, and what happened in a bounded ring. Writing never
 * waits and makes no garbage, whatever becomes of the other thread.
 */
public final class TelemetryState {
  // places in the numbers, in our own axes and units
  public static final int TIME = 0;
  public static final int MODE = 1;
  public static final int ARMED = 2;
  public static final int ALOFT = 3;
  public static final int OUTCOME = 4;

  /** Quaternion s, x, y, z. */
  public static final int ATTITUDE = 5;

  public static final int RATE = 9;
  public static final int POSITION = 12;
  public static final int VELOCITY = 15;
  public static final int AIRSPEED = 18;
  public static final int HEIGHT = 19;
  public static final int THROTTLE = 20;
  public static final int VOLTAGE = 21;
  public static final int CURRENT = 22;

  /** Battery charge, 0 to 1; negative when nobody knows. */
  public static final int CHARGE = 23;

  public static final int PROPELLER = 24;
  public static final int HEALTH = 25;

  /** Angle, rate, current and target of each joint, then the toes. */
  public static final int JOINTS = 26;

  public static final int TOES = 42;
  public static final int SURFACES = 44;
  public static final int SIZE = 47;

  /** Kind of a text that is not the reason for a mode; those have the mode's number. */
  public static final int TEXT_PLAIN = -1;

  private static final int TEXTS = 64;

  /** Filled by the flight thread before {@link #publish}. */
  public final double[] values = new double[SIZE];

  private final Mailbox box = new Mailbox(SIZE);
  final TextRing texts = new TextRing(TEXTS);

  public void publish() {
    box.write(values);
  }

  /** Something happened. */
  public void say(int kind, String text) {
    texts.put(kind, text);
  }

  /** Returns how often somebody has written. */
  long read(double[] into) {
    return box.read(into);
  }
}
