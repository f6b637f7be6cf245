package raven.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import raven.hal.AutopilotFrame;
import raven.hal.AutopilotFrame.Answer;
import raven.hal.AutopilotFrame.Doing;
import raven.hal.AutopilotRequest;
import raven.hal.AutopilotRequest.Wish;
import raven.robot.Robot;
import raven.robot.RobotFile;

class AutopilotLinkTest {
  /** Patience of a test on a busy machine [ms]. */
  private static final long MOST_MS = 20_000;

  private static final double TOLERANCE = 1e-6;

  private final Robot robot = RobotFile.bundled().bind();
  private final AutopilotFrame frame = new AutopilotFrame();
  private final AutopilotRequest request = new AutopilotRequest();
  private ScriptedAutopilot peer;
  private AutopilotLink link;

  private void begin(AutopilotDialect dialect) throws IOException {
    peer = new ScriptedAutopilot(dialect, standby(dialect));
    link = new AutopilotLink(robot, peer.at());
  }

  private static long standby(AutopilotDialect dialect) {
    return dialect == AutopilotDialect.PX4 ? 7L << 16 : 5;
  }

  @AfterEach
  void end() throws IOException {
    link.close();
    peer.close();
  }

  private void until(String what, BooleanSupplier holds) throws InterruptedException {
    long begin = System.nanoTime();
    boolean held = false;
    while (!held && System.nanoTime() - begin < MOST_MS * 1_000_000) {
      link.read(0, frame);
      held = holds.getAsBoolean();
      if (!held) Thread.sleep(2);
    }
    assertTrue(held, () -> what + ": " + frame.doing + " " + frame.answer + " " + frame.answered);
  }

  private void ask(Wish wish) {
    request.wish = wish;
    request.number++;
    link.write(request);
  }

  @ParameterizedTest
  @EnumSource
  void anAutopilotThatAcceptsIsArmedLaunchedAndFlies(AutopilotDialect dialect) throws Exception {
    begin(dialect);
    until("stands by", () -> frame.doing == Doing.STANDING_BY && frame.outputAge < 1);
    assertTrue(frame.armable && !frame.armed && frame.throttleReady);
    ask(Wish.LAUNCH);
    until("launches", () -> frame.doing == Doing.LAUNCHING && frame.armed);
    until("said so", () -> frame.answered == 1 && frame.answer == Answer.ACCEPTED);
    ask(Wish.TAKE);
    until("flies", () -> frame.doing == Doing.FLYING);
    until("said so", () -> frame.answered == 2 && frame.answer == Answer.ACCEPTED);
    assertTrue(
        peer.commands.indexOf(400) < peer.commands.indexOf(176), "armed first: " + peer.commands);
  }

  @Test
  void itsOutputsAndAttitudeComeInOurAxes() throws Exception {
    begin(AutopilotDialect.ARDUPLANE);
    until("puts out", () -> frame.outputAge < 1 && frame.attitudeAge < 1);
    assertEquals(0.5, frame.throttle, TOLERANCE);
    assertEquals(0, frame.aileron, TOLERANCE);
    assertEquals(0.5 * robot.tail().stabilator().limit(), frame.elevator, TOLERANCE);
    assertEquals(-0.5 * robot.tail().fin().limit(), frame.rudder, TOLERANCE);
    // level and heading east is what we call nought
    assertEquals(1, Math.abs(frame.q_WB.getS()), TOLERANCE);
  }

  @Test
  void aLieAboutThePitchArrivesAsALie() throws Exception {
    begin(AutopilotDialect.ARDUPLANE);
    peer.lie = 0.4;
    until("tells", () -> frame.attitudeAge < 1 && Math.abs(frame.q_WB.getY()) > 0.1);
    // nose up is a turn about minus y
    double sine =
        2 * (frame.q_WB.getX() * frame.q_WB.getZ() - frame.q_WB.getS() * frame.q_WB.getY());
    assertEquals(Math.sin(0.4), sine, 1e-5);
  }

  @Test
  void aRefusalIsARefusal() throws Exception {
    begin(AutopilotDialect.PX4);
    peer.refuses = true;
    until("stands by", () -> frame.doing == Doing.STANDING_BY);
    ask(Wish.LAUNCH);
    until("refuses", () -> frame.answered == 1 && frame.answer == Answer.REFUSED);
  }

  @Test
  void whatIsNotHeardIsSaidAgainUntilItIs() throws Exception {
    begin(AutopilotDialect.ARDUPLANE);
    until("stands by", () -> frame.doing == Doing.STANDING_BY);
    peer.deaf = true;
    ask(Wish.TAKE);
    Thread.sleep(400);
    link.read(0, frame);
    assertEquals(Answer.NONE, frame.answer);
    peer.deaf = false;
    until("flies", () -> frame.doing == Doing.FLYING && frame.answered == 1);
  }

  @Test
  void silenceAgesAndARebootIsSeen() throws Exception {
    begin(AutopilotDialect.ARDUPLANE);
    until("stands by", () -> frame.doing == Doing.STANDING_BY);
    ask(Wish.TAKE);
    until("flies", () -> frame.doing == Doing.FLYING);
    peer.silent = true;
    until("ages", () -> frame.outputAge > 0.2 && frame.attitudeAge > 0.2);
    peer.reboot(standby(AutopilotDialect.ARDUPLANE));
    peer.silent = false;
    until("stands by again", () -> frame.doing == Doing.STANDING_BY && !frame.armed);
  }
}
