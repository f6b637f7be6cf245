package raven.hal.link;

import raven.hal.link.MessageType.Field;

/** A position fix as HIL_GPS: from east-north-up about an origin to latitude, longitude and north-east-down. */
final class HilGps {
  /** Mean radius of the earth (IUGG) [m]. */
  private static final double EARTH = 6_371_008.8;

  private static final double DEGREES_E7 = 1e7 * 180 / Math.PI;
  private static final int FIX_3D = 3;
  private static final int SATELLITES = 12;

  private static final Field TIME = Messages.HIL_GPS.field("time_usec");
  private static final Field LAT = Messages.HIL_GPS.field("lat");
  private static final Field LON = Messages.HIL_GPS.field("lon");
  private static final Field ALT = Messages.HIL_GPS.field("alt");
  private static final Field EPH = Messages.HIL_GPS.field("eph");
  private static final Field EPV = Messages.HIL_GPS.field("epv");
  private static final Field VEL = Messages.HIL_GPS.field("vel");
  private static final Field VN = Messages.HIL_GPS.field("vn");
  private static final Field VE = Messages.HIL_GPS.field("ve");
  private static final Field VD = Messages.HIL_GPS.field("vd");
  private static final Field COG = Messages.HIL_GPS.field("cog");
  private static final Field FIX = Messages.HIL_GPS.field("fix_type");
  private static final Field SEEN = Messages.HIL_GPS.field("satellites_visible");

  Packet write(long time_us, GpsFix fix, Packet packet) {
    // φ = φ₀ + y/R, λ = λ₀ + x/(R cos φ₀)
    double latitude = fix.latitude() + fix.y() / EARTH;
    double longitude = fix.longitude() + fix.x() / (EARTH * StrictMath.cos(fix.latitude()));
    double course = Math.toDegrees(StrictMath.atan2(fix.vx(), fix.vy()));
    return packet
        .begin(Messages.HIL_GPS)
        .putLong(TIME, time_us)
        .put(LAT, latitude * DEGREES_E7)
        .put(LON, longitude * DEGREES_E7)
        .put(ALT, 1e3 * (fix.altitude() + fix.z()))
        .put(EPH, 100)
        .put(EPV, 150)
        .put(VEL, 100 * Math.hypot(fix.vx(), fix.vy()))
        .put(VN, 100 * fix.vy())
        .put(VE, 100 * fix.vx())
        .put(VD, -100 * fix.vz())
        .put(COG, 100 * (course < 0 ? course + 360 : course))
        .put(FIX, FIX_3D)
        .put(SEEN, SATELLITES);
  }
}
