package raven.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class JumpSettingsTest {
  private final JumpSettings mount = Bundled.SETTINGS.mount();

  @Test
  void thePropellerPullsWhollyUntilTheJumpIsFastEnough() {
    assertEquals(1, mount.pull(-0.5));
    assertEquals(1, mount.pull(mount.throttleSpeed()));
  }

  @Test
  void beyondThatItIsTakenBackButKeepsTheJetThatTurnsTheBody() {
    double fast = mount.throttleSpeed() + 0.4;
    assertEquals(0.6, mount.pull(fast), 1e-12);
    double least = mount.pull(mount.throttleSpeed() + 20);
    assertTrue(least > 0.1 && least < 0.5, "it keeps " + least);
  }
}
