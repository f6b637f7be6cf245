package raven.robot;

import raven.file.Unit;

/** Battery pack. */
public record Battery(
    /** Voltage without load [V]. */
    @Unit(value = "V", min = 3, max = 60) double openVoltage,
    @Unit(value = "ohm", min = 0, max = 1) double resistance,
    /** Charge [C]. */
    @Unit(value = "C", min = 10, max = 1e6) double capacity,
    /** Below this, no jump is begun [V]. */
    @Unit(value = "V", min = 0, max = 60) double reserveVoltage) {}
