package raven.controller;

import java.nio.file.Path;
import raven.estimation.EstimationSettings;
import raven.file.Document;
import raven.flight.FlightSettings;
import raven.gait.JumpSettings;
import raven.gait.ObstacleSettings;
import raven.gait.StanceSettings;
import raven.gait.TakeOffSettings;
import raven.gait.WalkSettings;
import raven.mode.ModeSettings;
import raven.safety.LimitsSettings;

/** All parameters of the controller: what is not a property of the robot but a choice about it. */
public record Settings(
    EstimationSettings estimation,
    ModeSettings modes,
    LimitsSettings limits,
    StanceSettings stance,
    WalkSettings walk,
    ObstacleSettings obstacles,
    JumpSettings hop,
    JumpSettings mount,
    TakeOffSettings takeOff,
    FlightSettings flight) {

  /** The settings that come with the program, tuned for the bundled robot. */
  public static Document<Settings> bundled() {
    return Document.resource(
        "settings.yaml", "/raven/settings.yaml", Settings.class, Settings::check);
  }

  public static Document<Settings> load(Path file) {
    return Document.load(file, Settings.class, Settings::check);
  }

  private static void check(Settings settings, Document<Settings> document) {
    if (settings.takeOff().spinUp() > settings.takeOff().throttle()) {
      throw document.error("take_off.spin_up", "is more than take_off.throttle");
    }
  }
}
