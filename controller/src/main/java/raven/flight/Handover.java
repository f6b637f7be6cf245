package raven.flight;

import raven.hal.ActuatorFrame;
import raven.state.Attitude;
import raven.state.NavState;

/**
 * When the climb may give the aircraft to the cruise, and when it must be taken back: everything in the gate has to hold together for a
 * while, since an aircraft that is handed over stalled is lost.
 */
final class Handover {
  private final FlightSettings.Handover settings;
  private final double stallSpeed;
  private double heightAtLiftOff;
  private double openSince;

  Handover(FlightSettings.Handover settings, double stallSpeed) {
    this.settings = settings;
    this.stallSpeed = stallSpeed;
  }

  void begin(NavState x) {
    heightAtLiftOff = x.height;
    openSince = x.time;
  }

  /** The gate has been open for long enough. */
  boolean update(NavState x, Airflow air, SurfaceMixer mixer, boolean folded, ActuatorFrame out) {
    boolean open = air.speed >= settings.stalls() * stallSpeed
        && Math.abs(Attitude.roll(x.q_WB)) < settings.bank()
        && Math.abs(air.alpha) < settings.alpha()
        && x.w_WB_B.norm() < settings.rate()
        && x.v_WB.getZ() > -settings.sink()
        && x.height > heightAtLiftOff + settings.height()
        && mixer.within(settings.surfaces(), out)
        && folded;
    if (!open) openSince = x.time;
    return open && x.time - openSince >= settings.held();
  }

  /** Too slow to be flown by the cruise. */
  boolean refuses(Airflow air) {
    return air.speed < settings.refuseStalls() * stallSpeed;
  }
}
