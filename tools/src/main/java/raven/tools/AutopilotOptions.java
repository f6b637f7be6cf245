package raven.tools;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import raven.controller.Settings;
import raven.file.FileError;
import raven.flight.HandoverSettings;
import raven.hal.link.AutopilotLink;
import raven.hal.link.Endpoint;
import raven.robot.Robot;

/** Where the autopilot is that takes the cruise. */
final class AutopilotOptions {
  @Option(
      names = "--autopilot",
      paramLabel = "HOST:PORT",
      description =
          "ArduPlane or PX4 that takes the cruise, with --set handover.target=autopilot; MAVLink over"
              + " UDP.")
  @Nullable
  String autopilot;

  /** Null when our own cruise flies; an error when the settings and the call do not fit together. */
  @Nullable
  AutopilotLink open(Settings settings, Robot robot) {
    boolean external = settings.handover().target() == HandoverSettings.Target.AUTOPILOT;
    String to = autopilot;
    if (external && to == null) {
      throw new FileError(
          "handover.target is autopilot: expected --autopilot HOST:PORT, where it listens");
    }
    if (!external && to != null) {
      throw new FileError(
          "--autopilot " + to + ": expected --set handover.target=autopilot with it");
    }
    return to == null ? null : new AutopilotLink(robot, Endpoint.parse("--autopilot", to));
  }
}
