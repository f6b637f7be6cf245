package raven.hal.link;

import raven.hal.Mailbox;
import raven.hal.SensorFrame;
import raven.hal.link.MessageType.Field;

/**
 * Position and heading that a motion-capture lab tells over MAVLink, on their way from the telemetry thread to the sensor frame. The newest counts,
 * the flight thread never waits, and reading makes no garbage. The lab's clock is not ours: a fix is 0 s old at the tick that it reaches.
 */
public final class MotionCapture {
  /** Without a newer fix for this long the last one is not valid any more [s]. */
  private static final double STALE = 0.5;

  /** No lab knows a place or a direction better than that [m, rad]. */
  private static final double BEST = 1e-4;

  /** How far a quaternion's length may be from 1. */
  private static final double UNEVEN = 0.05;

  // places in the mailbox, our axes; a deviation of 0 is not told
  private static final int POSITION = 0;
  private static final int DEVIATION = 3;
  private static final int HEADED = 4;
  private static final int HEADING = 5;
  private static final int HEADING_DEVIATION = 6;
  private static final int SIZE = 7;

  /** Places of the variances of x, y, z and yaw in the upper triangle, row by row, of x, y, z, roll, pitch, yaw. */
  private static final int[] POSITION_VARIANCES = {0, 6, 11};

  private static final int YAW_VARIANCE = 20;

  /** Where one of the two messages has its fields. */
  private record Layout(MessageType type, Field[] position, Field covariance) {
    Layout(MessageType type) {
      this(
          type,
          new Field[] {type.field("x"), type.field("y"), type.field("z")},
          type.field("covariance"));
    }
  }

  private static final Layout VISION = new Layout(Messages.VISION_POSITION_ESTIMATE);
  private static final Layout MOCAP = new Layout(Messages.ATT_POS_MOCAP);
  private static final Field ROLL = VISION.type.field("roll");
  private static final Field PITCH = VISION.type.field("pitch");
  private static final Field YAW = VISION.type.field("yaw");
  private static final Field Q = MOCAP.type.field("q");

  private final Mailbox box = new Mailbox(SIZE);

  // the telemetry thread's
  private final double[] told = new double[SIZE];
  private final double[] three = new double[3];
  private final double[] ned = new double[4];
  private final double[] attitude = new double[4];
  private volatile long heard;
  private volatile long refused;

  // the flight thread's
  private final double[] newest = new double[SIZE];
  private double deviation;
  private double headingDeviation;
  private double arrived;
  private long known;

  /** {@code deviation} [m] and {@code headingDeviation} [rad] are assumed of whatever comes without its own. */
  public MotionCapture(double deviation, double headingDeviation) {
    assume(deviation, headingDeviation);
  }

  /** From now on these deviations are assumed [m, rad]. Belongs to the flight thread. */
  public void assume(double newDeviation, double newHeadingDeviation) {
    deviation = newDeviation;
    headingDeviation = newHeadingDeviation;
  }

  static boolean tells(MessageType type) {
    return type == VISION.type || type == MOCAP.type;
  }

  /** Takes a message on the telemetry thread. Returns an empty text, or why it is refused. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  String take(Packet packet) {
    String wrong = read(packet, packet.type == VISION.type ? VISION : MOCAP);
    if (!wrong.isEmpty()) {
      refuse();
      return wrong;
    }
    heard++;
    box.write(told);
    return "";
  }

  /** A message came from somebody who is not heard. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  void refuse() {
    refused++;
  }

  private String read(Packet packet, Layout layout) {
    for (int i = 0; i < 3; i++) {
      three[i] = packet.get(layout.position[i]);
      if (!Double.isFinite(three[i])) return "a position that is not finite";
    }
    Ned.position(three, 0, told);
    double worst = 0;
    boolean spread = true;
    for (int place : POSITION_VARIANCES) {
      double variance = packet.get(layout.covariance, place);
      spread &= known(variance);
      worst = Math.max(worst, variance);
    }
    told[DEVIATION] = spread ? Math.max(BEST, Math.sqrt(worst)) : 0;

    String wrong = layout == VISION ? angles(packet) : quaternion(packet);
    if (!wrong.isEmpty()) return wrong;
    Ned.attitudeBack(ned, attitude);
    double heading = Ned.heading(attitude);
    told[HEADED] = Double.isNaN(heading) ? 0 : 1;
    told[HEADING] = Double.isNaN(heading) ? 0 : heading;
    double variance = packet.get(layout.covariance, YAW_VARIANCE);
    told[HEADING_DEVIATION] = known(variance) ? Math.max(BEST, Math.sqrt(variance)) : 0;
    return "";
  }

  private static boolean known(double variance) {
    return variance > 0 && variance < Double.POSITIVE_INFINITY;
  }

  /** An angle that is NaN makes the attitude NaN: no heading. */
  private String angles(Packet packet) {
    double roll = packet.get(ROLL);
    double pitch = packet.get(PITCH);
    double yaw = packet.get(YAW);
    if (Double.isInfinite(roll) || Double.isInfinite(pitch) || Double.isInfinite(yaw)) {
      return "an angle that is infinite";
    }
    Ned.quaternion(roll, pitch, yaw, ned);
    return "";
  }

  /** A quaternion of NaN, or of zeros only, tells no heading. */
  private String quaternion(Packet packet) {
    double square = 0;
    for (int i = 0; i < 4; i++) {
      ned[i] = packet.get(Q, i);
      square += ned[i] * ned[i];
    }
    double length = square == 0 ? Double.NaN : Math.sqrt(square);
    if (Math.abs(length - 1) > UNEVEN) return "a quaternion whose length is not 1";
    for (int i = 0; i < 4; i++) ned[i] /= length;
    return "";
  }

  /** Puts the newest fix into the frame of this tick, which stays as it is while no lab has told any. */
  public void read(SensorFrame frame) {
    long count = box.read(newest);
    if (count == 0) return;
    SensorFrame.Fix fix = frame.fix;
    fix.fresh = count != known;
    if (fix.fresh) arrived = frame.time;
    known = count;
    fix.age = frame.time - arrived;
    fix.valid = fix.age < STALE;
    fix.position.set(POSITION, newest);
    fix.deviation = newest[DEVIATION] > 0 ? newest[DEVIATION] : deviation;
    boolean headed = newest[HEADED] > 0;
    fix.heading = newest[HEADING];
    fix.headingDeviation =
        !headed ? 0 : newest[HEADING_DEVIATION] > 0 ? newest[HEADING_DEVIATION] : headingDeviation;
  }

  /** Messages that were believed. */
  public long heard() {
    return heard;
  }

  /** Messages that were not: not finite, or from somebody who is not heard. */
  public long refused() {
    return refused;
  }
}
