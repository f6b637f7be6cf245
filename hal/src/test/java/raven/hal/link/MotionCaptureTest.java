package raven.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import raven.hal.SensorFrame;
import raven.hal.pi.Allocation;

/** What a motion-capture lab tells, from bytes that Python's struct and a checksum by the serialization guide made, to the sensor frame. */
class MotionCaptureTest {
  /** x −0.25, y 1.5, z −0.3, yaw π/2 − 0.1; variances 4e-4, 9e-4, 1e-4 m2 and 2.5e-3 rad2; reset counter 7. */
  private static final String VISION =
      "fd75000005ffbe660000cb04fb711f010000000080be0000c03f9a9999be"
          + "00000000000000000e43bc3f17b7d139000000000000000000000000000000000000"
          + "0000faed6b3a0000000000000000000000000000000017b7d1380000000000000000"
          + "0000000000000000000000000000000000000000000000000ad7233b077086";

  /** The same place without the extension; the angles are NaN. */
  private static final String HEADLESS =
      "fd20000005ffbe6600000100000000000000000080be0000c03f9a9999be0000c07f0000c07f0000c07f032f";

  /** Its y is NaN. */
  private static final String NO_NUMBER =
      "fd14000005ffbe6600000100000000000000000080be0000c07f9a9999be6022";

  /** Place 2, −3, −0.5; roll 0.2, pitch 0.5, yaw 1; the first element of the covariance is NaN. */
  private static final String MOCAP = "fd28000005ffbe8a00006300000000000000f39e5b3f28b407bd465a863e"
      + "828ce13e00000040000040c0000000bf0000c07f6e54";

  /** The same attitude by the other quaternion, without the extension. */
  private static final String MOCAP_OTHER_SIGN = "fd24000005ffbe8a00006300000000000000f39e5bbf"
      + "28b4073d465a86be828ce1be00000040000040c0000000bf9bb8";

  private static final String MOCAP_NO_QUATERNION = "fd24000005ffbe8a0000630000000000000000000000"
      + "00000000000000000000000000000040000040c0000000bf72e9";

  private static final String MOCAP_LONG_QUATERNION = "fd24000005ffbe8a00006300000000000000"
      + "0000004000000000000000000000000000000040000040c0000000bf602e";

  /** The place and attitude of MOCAP as angles. */
  private static final String VISION_TILTED =
      "fd20000005ffbe660000010000000000000000000040000040c0000000bfcdcc4c3e0000003f0000803f0bae";

  /** Of the wing axis at these angles, from products of rotation matrices [rad]. */
  private static final double TILTED_HEADING = 0.6676764546388176;

  private static final double DEVIATION = 0.012;
  private static final double HEADING_DEVIATION = 0.03;
  private static final double ROUNDING = 1e-6;

  private final MotionCapture capture = new MotionCapture(DEVIATION, HEADING_DEVIATION);
  private final FrameReader reader = new FrameReader(null);
  private final SensorFrame frame = new SensorFrame();
  private String wrong = "";

  private SensorFrame.Fix take(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    long before = reader.frames;
    reader.feed(bytes, 0, bytes.length, packet -> wrong = capture.take(packet));
    assertEquals(before + 1, reader.frames, "a whole frame");
    capture.read(frame);
    return frame.fix;
  }

  private void isAt(double x, double y, double z) {
    assertEquals(x, frame.fix.position.getX(), ROUNDING);
    assertEquals(y, frame.fix.position.getY(), ROUNDING);
    assertEquals(z, frame.fix.position.getZ(), ROUNDING);
  }

  @Test
  void aVisionPositionComesInTheRobotsWorldWithItsDeviations() {
    SensorFrame.Fix fix = take(VISION);
    isAt(1.5, -0.25, 0.3);
    assertEquals(0.1, fix.heading, ROUNDING);
    assertEquals(0.03, fix.deviation, ROUNDING, "the worst axis");
    assertEquals(0.05, fix.headingDeviation, ROUNDING);
    assertTrue(fix.valid && fix.fresh);
    assertEquals(0, fix.age);
  }

  @Test
  void withoutAnglesThereIsNoHeadingAndWithoutCovarianceTheSettingCounts() {
    take(VISION);
    SensorFrame.Fix fix = take(HEADLESS);
    isAt(1.5, -0.25, 0.3);
    assertEquals(DEVIATION, fix.deviation);
    assertEquals(0, fix.headingDeviation);
    capture.assume(0.5, 0.6);
    assertEquals(0.5, take(HEADLESS).deviation);
  }

  @Test
  void aPoseOfMotionCaptureHasTheHeadingOfTheWingAxis() {
    for (String pose : new String[] {MOCAP, MOCAP_OTHER_SIGN, VISION_TILTED}) {
      SensorFrame.Fix fix = take(pose);
      isAt(-3, 2, 0.5);
      assertEquals(TILTED_HEADING, fix.heading, ROUNDING);
      assertEquals(DEVIATION, fix.deviation);
      assertEquals(HEADING_DEVIATION, fix.headingDeviation);
    }
    assertEquals(0, take(MOCAP_NO_QUATERNION).headingDeviation);
    isAt(-3, 2, 0.5);
  }

  @Test
  void whatIsNoNumberIsRefusedAndTheLastFixStays() {
    take(VISION);
    SensorFrame.Fix fix = take(NO_NUMBER);
    assertEquals("a position that is not finite", wrong);
    isAt(1.5, -0.25, 0.3);
    assertFalse(fix.fresh);
    assertFalse(take(MOCAP_LONG_QUATERNION).fresh);
    assertEquals("a quaternion whose length is not 1", wrong);
    assertEquals(1, capture.heard());
    assertEquals(2, capture.refused());
  }

  @Test
  void aFixAgesUntilItIsStale() {
    frame.time = 3;
    SensorFrame.Fix fix = take(VISION);
    frame.time = 3.25;
    capture.read(frame);
    assertTrue(fix.valid);
    assertFalse(fix.fresh);
    assertEquals(0.25, fix.age);
    frame.time = 3.5;
    capture.read(frame);
    assertFalse(fix.valid);
    assertTrue(take(VISION).valid);
  }

  @Test
  void aFrameThatNoLabTellsOfStaysAsItIs() {
    frame.fix.valid = frame.fix.fresh = true;
    frame.fix.deviation = 0.7;
    capture.read(frame);
    assertTrue(frame.fix.valid && frame.fix.fresh);
    assertEquals(0.7, frame.fix.deviation);
  }

  @Test
  void whatTheTelemetryTellsComesBackAsItWas() {
    TelemetryState state = new TelemetryState();
    double[] x = state.values;
    double heading = -2.4;
    x[TelemetryState.ATTITUDE] = Math.cos(heading / 2);
    x[TelemetryState.ATTITUDE + 3] = Math.sin(heading / 2);
    x[TelemetryState.POSITION] = 4;
    x[TelemetryState.POSITION + 1] = -5;
    x[TelemetryState.POSITION + 2] = 0.75;
    state.publish();
    MessageType vision = Messages.VISION_POSITION_ESTIMATE;
    Packet echo = new Packet().begin(vision);
    new Downlink(state, new String[0]).send(0, told -> {
      if (told.type == Messages.LOCAL_POSITION_NED) copy(told, echo, "x", "y", "z");
      if (told.type == Messages.ATTITUDE) copy(told, echo, "roll", "pitch", "yaw");
    });
    assertEquals("", capture.take(echo));
    capture.read(frame);
    isAt(4, -5, 0.75);
    assertEquals(heading, frame.fix.heading, ROUNDING);
  }

  private static void copy(Packet from, Packet to, String... names) {
    for (String name : names) to.put(to.type.field(name), from.get(from.type.field(name)));
  }

  @Test
  void readingMakesNoGarbage() {
    MessageType vision = Messages.VISION_POSITION_ESTIMATE;
    Packet packet = new Packet().begin(vision);
    long bytes = Allocation.bytesOf(() -> {
      capture.take(packet);
      capture.read(frame);
      frame.time += 0.002;
      capture.read(frame);
    });
    assertEquals(0, bytes);
  }
}
