package raven.controller;

import java.nio.file.Path;
import raven.estimation.EstimationSettings;
import raven.file.Default;
import raven.file.Document;
import raven.flight.FlightSettings;
import raven.flight.HandoverSettings;
import raven.gait.IdentificationSettings;
import raven.gait.JumpSettings;
import raven.gait.ObstacleSettings;
import raven.gait.StanceSettings;
import raven.gait.TakeOffSettings;
import raven.gait.ToeTrialSettings;
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
    IdentificationSettings identification,
    ToeTrialSettings toeTrial,
    JumpSettings hop,
    JumpSettings mount,
    TakeOffSettings takeOff,
    FlightSettings flight,
    @Default("{}") HandoverSettings handover,
    @Default("{}") Tuned tuned) {

  /** The settings that come with the program, tuned for the bundled robot. */
  public static Document<Settings> bundled() {
    return Document.resource(
        "settings.yaml", "/raven/settings.yaml", Settings.class, Settings::check);
  }

  public static Document<Settings> load(Path file) {
    return Document.load(file, Settings.class, Settings::check);
  }

  /** Settings from a text; {@code name} is what messages call it. */
  public static Document<Settings> parse(String name, String text) {
    return Document.parse(name, text, Settings.class, Settings::check);
  }

  private static void check(Settings s, Document<Settings> document) {
    Order order = new Order(document);

    // the hysteresis of facts and trust opens the right way
    var contact = s.modes().contact();
    order.atMost("modes.contact.leaving", contact.leaving(), "modes.contact.air", contact.air());
    order.atMost(
        "modes.contact.touching", contact.touching(), "modes.contact.feet", contact.feet());
    var wing = s.modes().flight();
    order.atMost(
        "modes.flight.too_slow", wing.tooSlow(), "modes.flight.wing_borne", wing.wingBorne());
    var trust = s.estimation().trust();
    order.atMost(
        "estimation.trust.degraded_tilt",
        trust.degradedTilt(),
        "estimation.trust.lost_tilt",
        trust.lostTilt());
    order.atMost(
        "estimation.trust.degraded_velocity",
        trust.degradedVelocity(),
        "estimation.trust.lost_velocity",
        trust.lostVelocity());

    // a walk that has arrived is near enough for the jump
    double mark = s.walk().markTolerance();
    order.atMost("walk.mark_tolerance", mark, "hop.tolerance", s.hop().tolerance());
    order.atMost("walk.mark_tolerance", mark, "mount.tolerance", s.mount().tolerance());

    var takeOff = s.takeOff();
    order.atMost("take_off.spin_up", takeOff.spinUp(), "take_off.throttle", takeOff.throttle());

    // schedules run forwards
    var climb = s.flight().climb();
    order.atMost(
        "flight.climb.slow_speed", climb.slowSpeed(), "flight.climb.fast_speed", climb.fastSpeed());
    order.atMost(
        "flight.climb.alpha_from_stalls",
        climb.alphaFromStalls(),
        "flight.climb.alpha_to_stalls",
        climb.alphaToStalls());
    var handover = s.flight().handover();
    order.atMost(
        "flight.handover.refuse_stalls",
        handover.refuseStalls(),
        "flight.handover.stalls",
        handover.stalls());
  }

  /** Says which of two values is too much. */
  private record Order(Document<Settings> document) {
    void atMost(String path, double value, String limitPath, double limit) {
      if (value > limit) {
        throw document.error(path, "is more than " + limitPath);
      }
    }
  }
}
