package raven.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import raven.hal.PilotCommand;
import raven.hal.RemotePilot;

/** Who is heard, and what is answered. */
class UplinkTest {
  private static final byte[] KEY = new byte[Signing.KEY_SIZE];
  private static final int ARM = 400;
  private static final int TERMINATE = 185;
  private static final int FORCE = 21196;
  private static final int ACCEPTED = 0;
  private static final int REJECTED = 1;
  private static final int UNSUPPORTED = 3;
  private static final int FUZZED_BYTES = 300_000;

  private final RemotePilot pilot = new RemotePilot(RemotePilot.trusting(), true);
  private final PilotCommand command = new PilotCommand();
  private final List<Integer> results = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final Settable settable = new Settable();
  private final MotionCapture capture = new MotionCapture(0.01, 0.02);
  private Uplink uplink;

  private static final class Settable implements Parameters {
    double value = 1;

    @Override
    public int count() {
      return 1;
    }

    @Override
    public String name(int index) {
      return "ONE";
    }

    @Override
    public double value(int index) {
      return value;
    }

    @Override
    public String set(int index, double wanted) {
      if (wanted > 2) return "expected at most 2";
      value = wanted;
      return "";
    }
  }

  private void begin(boolean keyed) {
    String[] modes = {"DISARMED", "STANDING", "WALKING"};
    Downlink downlink = new Downlink(new TelemetryState(), modes);
    uplink = new Uplink(pilot, downlink, settable, capture, keyed);
    pilot.stands("DISARMED", false, false, "");
    pilot.read(0, command);
  }

  private void take(Packet packet, boolean loopback) {
    uplink.take(packet, loopback, 1, answer -> {
      if (answer.type == Messages.COMMAND_ACK)
        results.add(answer.getInt(answer.type.field("result")));
      if (answer.type == Messages.STATUSTEXT) texts.add(answer.text(answer.type.field("text")));
    });
  }

  private static Packet ask(int command, double first, double second, Packet.Trust trust) {
    MessageType type = Messages.COMMAND_LONG;
    Packet packet = new Packet().begin(type).put(type.field("command"), command);
    packet.put(type.field("param1"), first).put(type.field("param2"), second);
    packet.put(type.field("target_system"), 1);
    packet.trust = trust;
    return packet;
  }

  @Test
  void withAKeyOnlyGoodSignaturesAreHeard() {
    begin(true);
    for (Packet.Trust trust : Packet.Trust.values()) {
      if (trust != Packet.Trust.GOOD) take(ask(ARM, 1, 0, trust), true);
    }
    assertEquals(3, uplink.refused());
    assertEquals(List.of(), results);
    assertFalse(pilot.armed());
    take(ask(ARM, 1, 0, Packet.Trust.GOOD), false);
    assertEquals(List.of(ACCEPTED), results);
    assertTrue(pilot.armed());
  }

  @Test
  void withoutAKeyOnlyThisMachineIsHeard() {
    begin(false);
    take(ask(ARM, 1, 0, Packet.Trust.UNSIGNED), false);
    assertFalse(pilot.armed());
    assertEquals(1, uplink.refused());
    take(ask(ARM, 1, 0, Packet.Trust.UNSIGNED), true);
    assertTrue(pilot.armed());
  }

  @Test
  void anEmergencyStopIsHeardFromEverybodyAndInEveryMode() {
    for (Packet stop : List.of(
        ask(ARM, 0, FORCE, Packet.Trust.WRONG), ask(TERMINATE, 1, 0, Packet.Trust.UNSIGNED))) {
      begin(true);
      take(ask(ARM, 1, 0, Packet.Trust.GOOD), false);
      pilot.stands("CRUISING", true, false, "");
      assertTrue(pilot.armed());
      take(stop, false);
      assertFalse(pilot.armed());
      assertFalse(pilot.going());
      pilot.read(1, command);
      assertFalse(command.armed);
      assertTrue(command.valid);
    }
    assertEquals(2, pilot.stops());
  }

  @Test
  void aRefusalSaysWhy() {
    begin(false);
    pilot.stands("DISARMED", false, false, "not upright");
    take(ask(ARM, 1, 0, Packet.Trust.UNSIGNED), true);
    pilot.stands("CRUISING", true, true, "");
    take(ask(ARM, 0, 0, Packet.Trust.UNSIGNED), true);
    take(ask(300, 0, 0, Packet.Trust.UNSIGNED), true);
    take(ask(176, 1, 2, Packet.Trust.UNSIGNED), true);
    take(ask(176, 1, 9, Packet.Trust.UNSIGNED), true);
    take(ask(4242, 1, 9, Packet.Trust.UNSIGNED), true);
    assertEquals(List.of(REJECTED, REJECTED, REJECTED, REJECTED, REJECTED, UNSUPPORTED), results);
    assertEquals("refused: not upright", texts.get(0));
    assertEquals("refused: aloft: stop the mission, or emergency sto", texts.get(1));
    assertEquals("refused: the mission is over", texts.get(3));
    assertEquals("refused: the mission decides about WALKING", texts.get(4));
    assertEquals("refused: there is no mode 9", texts.get(5));
  }

  @Test
  void aCommandForAnotherVehicleIsNotOurs() {
    begin(false);
    Packet other = ask(ARM, 1, 0, Packet.Trust.UNSIGNED);
    other.put(Messages.COMMAND_LONG.field("target_system"), 7);
    take(other, true);
    assertEquals(0, uplink.accepted() + uplink.refused());
  }

  @Test
  void parametersAreSetWhileDisarmedAndInRangeOnly() {
    begin(false);
    MessageType type = Messages.PARAM_SET;
    Packet set = new Packet().begin(type).put(type.field("param_id"), "ONE");
    take(set.put(type.field("param_value"), 1.5), true);
    assertEquals(1.5, settable.value);
    take(set.put(type.field("param_value"), 3), true);
    assertEquals(1.5, settable.value);
    assertEquals("ONE not set: expected at most 2", texts.getLast());
    pilot.stands("STANDING", false, false, "");
    take(set.put(type.field("param_value"), 0.5), true);
    assertEquals(1.5, settable.value);
    assertEquals("ONE not set: disarm first", texts.getLast());
    take(set.put(type.field("param_id"), "TWO"), true);
    assertEquals("no parameter TWO", texts.getLast());
  }

  private static Packet position(double x, Packet.Trust trust) {
    MessageType type = Messages.VISION_POSITION_ESTIMATE;
    Packet packet = new Packet().begin(type).put(type.field("x"), x);
    packet.trust = trust;
    return packet;
  }

  @Test
  void positionsAreHeardFromWhomCommandsAre() {
    begin(true);
    for (Packet.Trust trust : Packet.Trust.values()) {
      if (trust != Packet.Trust.GOOD) take(position(1, trust), true);
    }
    assertEquals(0, capture.heard());
    assertEquals(3, capture.refused());
    take(position(1, Packet.Trust.GOOD), false);
    assertEquals(1, capture.heard());

    begin(false);
    take(position(1, Packet.Trust.UNSIGNED), false);
    assertEquals(1, capture.heard());
    take(position(1, Packet.Trust.UNSIGNED), true);
    assertEquals(2, capture.heard());
    assertEquals(0, uplink.accepted() + uplink.refused());
  }

  @Test
  void aPositionThatIsNoNumberIsRefusedAndSaidOnce() {
    begin(false);
    take(position(Double.NaN, Packet.Trust.UNSIGNED), true);
    take(position(Double.POSITIVE_INFINITY, Packet.Trust.UNSIGNED), true);
    assertEquals(0, capture.heard());
    assertEquals(2, capture.refused());
    assertEquals(List.of("refused: a position that is not finite"), texts);
  }

  @Test
  void mutatedCommandsAreNotHeardWhereThereIsAKey() {
    begin(true);
    FrameWriter writer = new FrameWriter(255, 190, new Signing(KEY, 0));
    FrameReader reader = new FrameReader(new Signing(KEY, 0));
    byte[] frame = new byte[FrameWriter.MOST];
    int length = writer.write(ask(ARM, 1, 0, Packet.Trust.UNSIGNED), frame);
    Random random = new Random(11);
    for (int sent = 0; sent < FUZZED_BYTES; sent += length) {
      byte[] mutant = frame.clone();
      int first = random.nextInt(8 * length);
      mutant[first / 8] ^= (byte) (1 << first % 8);
      for (int i = random.nextInt(3); i > 0; i--) {
        mutant[random.nextInt(length)] ^= (byte) (1 + random.nextInt(255));
      }
      reader.feed(mutant, 0, length, p -> take(p, true));
      reader.border();
    }
    assertEquals(0, uplink.accepted());
    assertFalse(pilot.armed());
    reader.feed(frame, 0, length, p -> take(p, true));
    assertTrue(pilot.armed());
  }
}
