package raven.hal.link;

/**
 * A position fix in our own axes, east-north-up about a place on earth.
 *
 * @param latitude of the origin [rad]
 * @param longitude of the origin [rad]
 * @param altitude of the origin [m]
 * @param x to the east of it, {@code y} north, {@code z} up [m]
 * @param vx velocity to the east, {@code vy} north, {@code vz} up [m/s]
 */
public record GpsFix(
    double latitude,
    double longitude,
    double altitude,
    double x,
    double y,
    double z,
    double vx,
    double vy,
    double vz) {}
