package raven.hal.link;

import raven.hal.link.MessageType.Field;

/** Fields of the messages of a hardware-in-the-loop session. */
final class Hil {
  private Hil() {}

  static final Field SENSOR_TIME = Messages.HIL_SENSOR.field("time_usec");
  static final Field[] ACC = {
    Messages.HIL_SENSOR.field("xacc"),
    Messages.HIL_SENSOR.field("yacc"),
    Messages.HIL_SENSOR.field("zacc")
  };
  static final Field[] GYRO = {
    Messages.HIL_SENSOR.field("xgyro"),
    Messages.HIL_SENSOR.field("ygyro"),
    Messages.HIL_SENSOR.field("zgyro")
  };
  static final Field[] MAG = {
    Messages.HIL_SENSOR.field("xmag"),
    Messages.HIL_SENSOR.field("ymag"),
    Messages.HIL_SENSOR.field("zmag")
  };
  static final Field ABS_PRESSURE = Messages.HIL_SENSOR.field("abs_pressure");
  static final Field DIFF_PRESSURE = Messages.HIL_SENSOR.field("diff_pressure");
  static final Field PRESSURE_ALT = Messages.HIL_SENSOR.field("pressure_alt");
  static final Field TEMPERATURE = Messages.HIL_SENSOR.field("temperature");
  static final Field UPDATED = Messages.HIL_SENSOR.field("fields_updated");

  static final Field CONTROLS_TIME = Messages.HIL_ACTUATOR_CONTROLS.field("time_usec");
  static final Field CONTROLS_FLAGS = Messages.HIL_ACTUATOR_CONTROLS.field("flags");
  static final Field CONTROLS = Messages.HIL_ACTUATOR_CONTROLS.field("controls");
  static final Field CONTROLS_MODE = Messages.HIL_ACTUATOR_CONTROLS.field("mode");

  static final Field ARRAY_TIME = Messages.DEBUG_FLOAT_ARRAY.field("time_usec");
  static final Field ARRAY_ID = Messages.DEBUG_FLOAT_ARRAY.field("array_id");
  static final Field ARRAY_NAME = Messages.DEBUG_FLOAT_ARRAY.field("name");
  static final Field ARRAY_DATA = Messages.DEBUG_FLOAT_ARRAY.field("data");

  /** HIL_ACTUATOR_CONTROLS.flags: simulation waits for the answer. */
  static final long LOCKSTEP = 1;

  /** MAV_MODE_FLAG_SAFETY_ARMED and MAV_MODE_FLAG_HIL_ENABLED. */
  static final int ARMED = 128;

  static final int HIL = 32;

  // HIL_SENSOR.fields_updated
  static final int IMU_UPDATED = 0x3f;
  static final int FIELD_UPDATED = 0x1c0;
  static final int PRESSURE_UPDATED = 0x200;
  static final int AIRSPEED_UPDATED = 0x400;
  static final int ALTITUDE_UPDATED = 0x800;

  static Packet array(Packet packet, long time_us, int id, String name) {
    packet.begin(Messages.DEBUG_FLOAT_ARRAY);
    return packet.putLong(ARRAY_TIME, time_us).put(ARRAY_ID, id).put(ARRAY_NAME, name);
  }

  /** Newest content of one array, and when it is from. */
  static final class Received {
    final double[] data = new double[HilLayout.ARRAY];
    long time_us = -1;

    void take(Packet packet) {
      time_us = packet.getLong(ARRAY_TIME);
      for (int i = 0; i < data.length; i++) data[i] = packet.get(ARRAY_DATA, i);
    }

    boolean at(long wanted_us) {
      return time_us == wanted_us;
    }
  }
}
