package raven.hal.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import raven.hal.link.HilSensors.Sender;
import raven.hal.link.MessageType.Field;

/**
 * What the flight code thinks, for the plant's record: numbers in an array and, when they change, words in STATUSTEXT. A session works without
 * it; then nobody knows modes and estimate. Not thread-safe.
 */
public final class HilMind {
  // places in the report
  public static final int MODE = 0;
  public static final int TASK = 1;
  public static final int OUTCOME = 2;
  public static final int HEIGHT = 3;
  public static final int VELOCITY = 4;
  public static final int UP = 7;
  public static final int TOE = 10;
  public static final int ANKLE = 11;
  public static final int WEIGHT = 12;

  /** Time that the slowest tick so far took [us]. */
  public static final int SLOWEST_US = 13;

  public static final int ABOVE_START = 14;

  /** Row of the mode table that led to the mode; −1 at power-up. */
  public static final int MODE_ROW = 15;

  // position along the ground, roll, pitch and yaw, angular rate in body axes
  public static final int POSITION = 16;
  public static final int ATTITUDE = 18;
  public static final int RATE = 21;
  public static final int AIRSPEED = 24;
  public static final int CONTACT = 25;
  public static final int HEALTH = 27;
  public static final int SIZE = 28;

  /** MAV_SEVERITY of words about the mode and about the end of the mission. */
  private static final int INFO = 6;

  private static final int NOTICE = 5;

  private static final Field SEVERITY = Messages.STATUSTEXT.field("severity");
  private static final Field TEXT = Messages.STATUSTEXT.field("text");

  private final Hil.Received base = new Hil.Received();
  private final Hil.Received first = new Hil.Received();
  private final Hil.Received second = new Hil.Received();

  void write(double[] report, long time_us, Packet packet, Sender sender) {
    Hil.array(packet, time_us, HilLayout.MIND, "mind");
    for (int i = 0; i < SIZE; i++) packet.put(Hil.ARRAY_DATA, i, report[i]);
    sender.send(packet);
    Hil.array(packet, time_us, HilLayout.MIND_FIRST, "mind_rem_1");
    for (int i = 0; i < SIZE; i++) {
      packet.put(Hil.ARRAY_DATA, i, Exact.first(report[i], (float) report[i]));
    }
    sender.send(packet);
    Hil.array(packet, time_us, HilLayout.MIND_SECOND, "mind_rem_2");
    for (int i = 0; i < SIZE; i++) {
      packet.put(Hil.ARRAY_DATA, i, Exact.second(report[i], (float) report[i]));
    }
    sender.send(packet);
  }

  static Packet words(Packet packet, boolean aboutMode, String words) {
    packet.begin(Messages.STATUSTEXT).put(SEVERITY, aboutMode ? INFO : NOTICE);
    return packet.put(TEXT, new String(words.getBytes(US_ASCII), US_ASCII));
  }

  static boolean aboutMode(Packet packet) {
    return packet.getInt(SEVERITY) == INFO;
  }

  static String text(Packet packet) {
    return packet.text(TEXT);
  }

  void keep(Packet packet) {
    switch (packet.getInt(Hil.ARRAY_ID)) {
      case HilLayout.MIND -> base.take(packet);
      case HilLayout.MIND_FIRST -> first.take(packet);
      case HilLayout.MIND_SECOND -> second.take(packet);
      default -> {}
    }
  }

  /** The report of a time; what was reported before when there is none. */
  void read(long time_us, double[] report) {
    if (!base.at(time_us)) return;
    boolean exact = first.at(time_us) && second.at(time_us);
    for (int i = 0; i < SIZE; i++) {
      report[i] = exact ? Exact.merge(base.data[i], first.data[i], second.data[i]) : base.data[i];
    }
  }
}
