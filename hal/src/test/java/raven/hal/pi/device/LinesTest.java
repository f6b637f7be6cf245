package raven.hal.pi.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import raven.hal.ActuatorFrame;
import raven.hal.pi.Allocation;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.simulated.SimulatedDynamixels;
import raven.hal.pi.simulated.SimulatedLine;
import raven.hal.pi.simulated.SimulatedMoteus;
import raven.hal.pi.simulated.SimulatedTransmitter;

final class LinesTest {
  /** The right leg turns the other way, and every zero is elsewhere. */
  private static final JointMount[] MOUNTS = {
    new JointMount(1, 0.1, 1),
    new JointMount(2, -0.2, 1),
    new JointMount(3, 0.3, -1),
    new JointMount(4, 0, -1)
  };

  /** A step of the servo's encoder [rad]. */
  private static final double STEP = 2 * Math.PI / 4096;

  private static ActuatorFrame.Joint target(double angle) {
    ActuatorFrame.Joint target = new ActuatorFrame.Joint();
    target.hold(angle, 20, 0.5);
    target.rate = 2;
    target.torque = 0.4;
    return target;
  }

  @Test
  void moteusTakesTheJointLawAndSaysWhereItIs() {
    SimulatedMoteus boards = new SimulatedMoteus(4);
    Moteus legs = new Moteus(boards, MOUNTS, new Moteus.Gains(40, 1), 1.3);
    for (int i = 0; i < 4; i++) {
      boards.joints[i].trueAngle = MOUNTS[i].toActuator(0.5 + i);
      boards.joints[i].trueRate = MOUNTS[i].direction() * 3.0;
      boards.joints[i].trueCurrent = MOUNTS[i].direction() * 7.0;
      legs.command(i, true, target(0.5));
    }
    legs.send();
    legs.collect(77);
    for (int i = 0; i < 4; i++) {
      assertTrue(boards.joints[i].enabled);
      assertEquals(MOUNTS[i].toActuator(0.5), boards.joints[i].angle, 1e-6);
      assertEquals(MOUNTS[i].direction() * 2, boards.joints[i].rate, 1e-6);
      assertEquals(MOUNTS[i].direction() * 0.4, boards.joints[i].torque, 1e-6);
      assertEquals(0.5, boards.joints[i].kp, 1e-6);
      assertEquals(0.5, boards.joints[i].kd, 1e-6);
      assertEquals(0.5 + i, legs.reading(i).angle, 1e-5);
      assertEquals(3, legs.reading(i).rate, 1e-5);
      assertEquals(7, legs.reading(i).current, 1e-5);
      assertEquals(77, legs.reading(i).stamp_ns);
    }
    legs.command(0, false, target(0.5));
    legs.send();
    assertFalse(boards.joints[0].enabled);
  }

  @Test
  void moteusPassesOnWhatABoardComplainsAbout() {
    SimulatedMoteus boards = new SimulatedMoteus(4);
    Moteus legs = new Moteus(boards, MOUNTS, new Moteus.Gains(40, 1), 1.3);
    boards.fault = 33;
    legs.command(2, true, target(0));
    legs.send();
    legs.collect(1);
    assertEquals(33, legs.reading(2).trouble);
  }

  /** The estimate would never come back from a number that is none. */
  @Test
  void moteusTakesNoAngleThatIsNoNumber() {
    SimulatedMoteus boards = new SimulatedMoteus(4);
    Moteus legs = new Moteus(boards, MOUNTS, new Moteus.Gains(40, 1), 1.3);
    boards.joints[1].trueAngle = Double.NaN;
    boards.joints[2].trueRate = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 4; i++) legs.command(i, true, target(0));
    legs.send();
    legs.collect(77);
    assertEquals(77, legs.reading(0).stamp_ns);
    assertEquals(Long.MIN_VALUE, legs.reading(1).stamp_ns);
    assertEquals(Long.MIN_VALUE, legs.reading(2).stamp_ns);
    assertEquals(2, legs.garbled());
    boards.joints[1].trueAngle = MOUNTS[1].toActuator(0.3);
    legs.command(1, true, target(0));
    legs.send();
    legs.collect(78);
    assertEquals(0.3, legs.reading(1).angle, 1e-6);
    assertEquals(78, legs.reading(1).stamp_ns);
  }

  @Test
  void moteusMakesNoGarbage() {
    // answers that are always there, as those of real boards would be
    SimulatedLine line = new SimulatedLine("canned") {
      private final byte[] canned =
          "OK\r\nrcv 100 2c04010000803f0000803f0000803f0000803f21000a210f00 E B F\r\n".getBytes();

      @Override
      protected void received(byte[] bytes, int length) {
        answer(canned, canned.length);
      }
    };
    Moteus legs = new Moteus(line, MOUNTS, new Moteus.Gains(40, 1), 1.3);
    ActuatorFrame.Joint target = target(0.3);
    assertEquals(0, Allocation.bytesOf(() -> {
      for (int i = 0; i < 4; i++) legs.command(i, true, target);
      legs.send();
      legs.collect(5);
    }));
    assertEquals(2 * Math.PI - 0.1, legs.reading(0).angle, 1e-6);
  }

  @Test
  void dynamixelsHoldAndSayWhereTheyAre() {
    SimulatedDynamixels chain = new SimulatedDynamixels(4);
    Dynamixel legs = new Dynamixel(chain, MOUNTS, 0.9);
    for (int i = 0; i < 4; i++) {
      assertEquals(5, chain.table(i, 11), "current-based position");
      assertEquals(0, chain.table(i, 9), "no return delay");
      assertEquals(5, chain.table(i, 98), "watchdog of 100 ms");
      chain.joints[i].trueAngle = MOUNTS[i].toActuator(0.25 * i);
      chain.joints[i].trueRate = MOUNTS[i].direction() * 1.5;
      chain.joints[i].trueCurrent = MOUNTS[i].direction() * 0.321;
      legs.command(i, true, target(0.5));
    }
    legs.send();
    legs.collect(99);
    for (int i = 0; i < 4; i++) {
      assertTrue(chain.joints[i].enabled && chain.joints[i].kp > 0);
      // the torque moves the target by τ/kp
      assertEquals(MOUNTS[i].toActuator(0.5 + 0.4 / 20), chain.joints[i].angle, STEP);
      assertEquals(0.25 * i, legs.reading(i).angle, STEP);
      assertEquals(1.5, legs.reading(i).rate, 0.024);
      assertEquals(0.321, legs.reading(i).current, 1e-3);
      assertEquals(99, legs.reading(i).stamp_ns);
    }
    legs.command(1, false, target(0.5));
    legs.send();
    assertEquals(0, chain.joints[1].kp, "let go");
    assertEquals(0, Allocation.bytesOf(() -> {
      legs.send();
      legs.collect(1);
    }));
  }

  @Test
  void aServoThatIsNotThereSaysWhatToCheck() {
    SimulatedDynamixels chain = new SimulatedDynamixels(2);
    String message =
        assertThrows(DeviceFault.class, () -> new Dynamixel(chain, MOUNTS, 0.9)).getMessage();
    assertTrue(message.contains("servo 3: does not answer; check its supply"), message);
  }

  @Test
  void aFrameThatIsLostAtTheStartIsSentAgain() {
    int[] frames = {0};
    SimulatedDynamixels chain = new SimulatedDynamixels(4);
    SimulatedLine line = new SimulatedLine("loose plug") {
      @Override
      protected void received(byte[] bytes, int length) {
        if (frames[0]++ % 7 != 0) chain.hear(bytes, length, this::answer);
      }
    };
    Dynamixel legs = new Dynamixel(line, MOUNTS, 0.9);
    assertEquals(0, legs.garbled());
    for (int i = 0; i < 4; i++) assertTrue(chain.joints[i].enabled, "joint " + i);
  }

  @Test
  void aWrongBaudRateIsGarbageThatIsNamed() {
    SimulatedLine line = new SimulatedLine("wrong baud") {
      @Override
      protected void received(byte[] bytes, int length) {
        answer(new byte[] {(byte) 0xf8, 0x00, (byte) 0xff, (byte) 0xfe, 0x11}, 5);
      }
    };
    String message =
        assertThrows(DeviceFault.class, () -> new Dynamixel(line, MOUNTS, 0.9)).getMessage();
    assertTrue(message.contains("answers garbage; the baud rate"), message);
  }

  @Test
  void anotherModelIsRefused() {
    SimulatedDynamixels chain = new SimulatedDynamixels(4);
    chain.put(0, 0, 1060, 2);
    String message =
        assertThrows(DeviceFault.class, () -> new Dynamixel(chain, MOUNTS, 0.9)).getMessage();
    assertTrue(message.contains("is model 1060, no XL330 or XC330"), message);
  }

  /** The example of ROBOTIS' e-Manual: ping of servo 1. */
  @Test
  void aPingIsThatOfTheManual() {
    DynamixelPacket packet = new DynamixelPacket();
    packet.begin(1, DynamixelPacket.PING);
    packet.end();
    byte[] expected = {(byte) 0xff, (byte) 0xff, (byte) 0xfd, 0, 1, 3, 0, 1, 0x19, 0x4e};
    for (int i = 0; i < expected.length; i++) assertEquals(expected[i], packet.out[i], "byte " + i);
    assertEquals(expected.length, packet.length);
  }

  @Test
  void parametersThatLookLikeAHeaderComeBackAsTheyWent() {
    DynamixelPacket packet = new DynamixelPacket();
    int[] sent = {1, 0xff, 0xff, 0xfd, 0, 0xff, 0xff, 0xfd, 0xfd, 7};
    packet.begin(1, DynamixelPacket.STATUS);
    for (int value : sent) packet.add(value);
    packet.end();
    System.arraycopy(packet.out, 0, packet.buffer(), 0, packet.length);
    packet.received(packet.length);
    assertTrue(packet.next());
    for (int i = 0; i < sent.length; i++) assertEquals(sent[i], packet.parameter(i), "at " + i);
  }

  @Test
  void aFrameBehindGarbageIsFound() {
    DynamixelPacket packet = new DynamixelPacket();
    packet.begin(3, DynamixelPacket.STATUS);
    packet.add(0);
    packet.end();
    byte[] noise = {(byte) 0xff, (byte) 0xff, (byte) 0xfd, 0, 9, 9, (byte) 0xff};
    System.arraycopy(noise, 0, packet.buffer(), 0, noise.length);
    System.arraycopy(packet.out, 0, packet.buffer(), noise.length, packet.length);
    packet.received(noise.length + packet.length);
    assertTrue(packet.next());
    assertEquals(3, packet.id());
    assertTrue(packet.garbled() > 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void thePilotsSticksArrive(boolean sbus) {
    SimulatedTransmitter transmitter = new SimulatedTransmitter(sbus);
    Receiver receiver = sbus ? new Sbus(transmitter) : new Crsf(transmitter);
    for (int i = 0; i < 16; i++) transmitter.channel(i, -1 + i / 7.5);
    transmitter.noise(new byte[] {1, 2, 3});
    transmitter.send();
    receiver.poll(5);
    assertEquals(5, receiver.stamp_ns);
    assertEquals(3, receiver.garbled);
    for (int i = 0; i < 16; i++) assertEquals(-1 + i / 7.5, receiver.channel(i), 1e-3);
    assertFalse(receiver.failsafe);
    transmitter.loseTransmitter();
    receiver.poll(6);
    assertTrue(receiver.failsafe);
    assertEquals(0, Allocation.bytesOf(() -> {
      transmitter.send();
      receiver.poll(7);
    }));
  }

  @Test
  void aBrokenFrameMovesNoStick() {
    SimulatedTransmitter transmitter = new SimulatedTransmitter(false);
    Receiver receiver = new Crsf(transmitter);
    byte[] broken = new byte[26];
    broken[0] = (byte) 0xc8;
    broken[1] = 24;
    broken[2] = 0x16;
    transmitter.noise(broken);
    transmitter.channel(2, 0.5);
    transmitter.send();
    receiver.poll(1);
    assertEquals(0.5, receiver.channel(2), 1e-3);
    assertTrue(receiver.garbled > 0);
  }

  @Test
  void anUnpluggedLineSaysSo() {
    SimulatedTransmitter transmitter = new SimulatedTransmitter(false);
    Receiver receiver = new Crsf(transmitter);
    transmitter.unplug(true);
    String message = assertThrows(DeviceFault.class, () -> receiver.poll(1)).getMessage();
    assertTrue(message.contains("the adapter was unplugged"), message);
  }
}
