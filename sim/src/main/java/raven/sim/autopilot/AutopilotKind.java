package raven.sim.autopilot;

/** How an autopilot behaves towards whoever asks it to fly, as their documentation and sources have it. */
public enum AutopilotKind {
  /** ArduPlane: answers at its 50 Hz loop; changes its mode also when disarmed; heartbeat once a second; outputs at 50 Hz. */
  ARDUPLANE(0.04, 0.02, 1.0, false),

  /** PX4: answers fast, but takes no flying mode before it is armed; outputs at 100 Hz, heartbeat once a second. */
  PX4(0.02, 0.01, 1.0, true);

  final double answerDelay;
  final double outputPeriod;
  final double heartbeatPeriod;
  final boolean armsFirst;

  AutopilotKind(
      double answerDelay, double outputPeriod, double heartbeatPeriod, boolean armsFirst) {
    this.answerDelay = answerDelay;
    this.outputPeriod = outputPeriod;
    this.heartbeatPeriod = heartbeatPeriod;
    this.armsFirst = armsFirst;
  }
}
