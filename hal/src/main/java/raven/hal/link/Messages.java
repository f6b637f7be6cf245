package raven.hal.link;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages that RAVEN sends or understands (MAVLink common.xml); whatever else arrives is passed over. */
final class Messages {
  private Messages() {}

  private static final Map<Integer, MessageType> ALL = new HashMap<>();
  private static final int SMALL = 512;
  private static final @Nullable MessageType[] BY_ID = new @Nullable MessageType[SMALL];

  static final MessageType HEARTBEAT = define(
      0,
      "HEARTBEAT",
      "uint32_t custom_mode; uint8_t type; uint8_t autopilot; uint8_t base_mode;"
          + " uint8_t system_status; uint8_t mavlink_version");
  static final MessageType SYS_STATUS = define(
      1,
      "SYS_STATUS",
      "uint32_t onboard_control_sensors_present; uint32_t onboard_control_sensors_enabled;"
          + " uint32_t onboard_control_sensors_health; uint16_t load; uint16_t voltage_battery;"
          + " int16_t current_battery; uint16_t drop_rate_comm; uint16_t errors_comm;"
          + " uint16_t errors_count1; uint16_t errors_count2; uint16_t errors_count3;"
          + " uint16_t errors_count4; int8_t battery_remaining |"
          + " uint32_t onboard_control_sensors_present_extended;"
          + " uint32_t onboard_control_sensors_enabled_extended;"
          + " uint32_t onboard_control_sensors_health_extended");
  static final MessageType SET_MODE =
      define(11, "SET_MODE", "uint32_t custom_mode; uint8_t target_system; uint8_t base_mode");
  static final MessageType PARAM_REQUEST_READ = define(
      20,
      "PARAM_REQUEST_READ",
      "int16_t param_index; uint8_t target_system; uint8_t target_component; char param_id[16]");
  static final MessageType PARAM_REQUEST_LIST =
      define(21, "PARAM_REQUEST_LIST", "uint8_t target_system; uint8_t target_component");
  static final MessageType PARAM_VALUE = define(
      22,
      "PARAM_VALUE",
      "float param_value; uint16_t param_count; uint16_t param_index; char param_id[16];"
          + " uint8_t param_type");
  static final MessageType PARAM_SET = define(
      23,
      "PARAM_SET",
      "float param_value; uint8_t target_system; uint8_t target_component; char param_id[16];"
          + " uint8_t param_type");
  static final MessageType ATTITUDE = define(
      30,
      "ATTITUDE",
      "uint32_t time_boot_ms; float roll; float pitch; float yaw; float rollspeed;"
          + " float pitchspeed; float yawspeed");
  static final MessageType ATTITUDE_QUATERNION = define(
      31,
      "ATTITUDE_QUATERNION",
      "uint32_t time_boot_ms; float q1; float q2; float q3; float q4; float rollspeed;"
          + " float pitchspeed; float yawspeed | float repr_offset_q[4]");
  static final MessageType LOCAL_POSITION_NED = define(
      32,
      "LOCAL_POSITION_NED",
      "uint32_t time_boot_ms; float x; float y; float z; float vx; float vy; float vz");
  static final MessageType SERVO_OUTPUT_RAW = define(
      36,
      "SERVO_OUTPUT_RAW",
      "uint32_t time_usec; uint16_t servo1_raw; uint16_t servo2_raw; uint16_t servo3_raw;"
          + " uint16_t servo4_raw; uint16_t servo5_raw; uint16_t servo6_raw; uint16_t servo7_raw;"
          + " uint16_t servo8_raw; uint8_t port | uint16_t servo9_raw; uint16_t servo10_raw;"
          + " uint16_t servo11_raw; uint16_t servo12_raw; uint16_t servo13_raw;"
          + " uint16_t servo14_raw; uint16_t servo15_raw; uint16_t servo16_raw");
  static final MessageType VFR_HUD = define(
      74,
      "VFR_HUD",
      "float airspeed; float groundspeed; float alt; float climb; int16_t heading;"
          + " uint16_t throttle");
  static final MessageType COMMAND_INT = define(
      75,
      "COMMAND_INT",
      "float param1; float param2; float param3; float param4; int32_t x; int32_t y; float z;"
          + " uint16_t command; uint8_t target_system; uint8_t target_component; uint8_t frame;"
          + " uint8_t current; uint8_t autocontinue");
  static final MessageType COMMAND_LONG = define(
      76,
      "COMMAND_LONG",
      "float param1; float param2; float param3; float param4; float param5; float param6;"
          + " float param7; uint16_t command; uint8_t target_system; uint8_t target_component;"
          + " uint8_t confirmation");
  static final MessageType COMMAND_ACK = define(
      77,
      "COMMAND_ACK",
      "uint16_t command; uint8_t result | uint8_t progress; int32_t result_param2;"
          + " uint8_t target_system; uint8_t target_component");
  static final MessageType HIL_ACTUATOR_CONTROLS = define(
      93,
      "HIL_ACTUATOR_CONTROLS",
      "uint64_t time_usec; uint64_t flags; float controls[16]; uint8_t mode");
  static final MessageType VISION_POSITION_ESTIMATE = define(
      102,
      "VISION_POSITION_ESTIMATE",
      "uint64_t usec; float x; float y; float z; float roll; float pitch; float yaw |"
          + " float covariance[21]; uint8_t reset_counter");
  static final MessageType HIL_SENSOR = define(
      107,
      "HIL_SENSOR",
      "uint64_t time_usec; float xacc; float yacc; float zacc; float xgyro; float ygyro;"
          + " float zgyro; float xmag; float ymag; float zmag; float abs_pressure;"
          + " float diff_pressure; float pressure_alt; float temperature;"
          + " uint32_t fields_updated | uint8_t id");
  static final MessageType HIL_GPS = define(
      113,
      "HIL_GPS",
      "uint64_t time_usec; int32_t lat; int32_t lon; int32_t alt; uint16_t eph; uint16_t epv;"
          + " uint16_t vel; int16_t vn; int16_t ve; int16_t vd; uint16_t cog; uint8_t fix_type;"
          + " uint8_t satellites_visible | uint8_t id; uint16_t yaw");
  static final MessageType ATT_POS_MOCAP = define(
      138,
      "ATT_POS_MOCAP",
      "uint64_t time_usec; float q[4]; float x; float y; float z | float covariance[21]");
  static final MessageType BATTERY_STATUS = define(
      147,
      "BATTERY_STATUS",
      "int32_t current_consumed; int32_t energy_consumed; int16_t temperature;"
          + " uint16_t voltages[10]; int16_t current_battery; uint8_t id;"
          + " uint8_t battery_function; uint8_t type; int8_t battery_remaining |"
          + " int32_t time_remaining; uint8_t charge_state; uint16_t voltages_ext[4];"
          + " uint8_t mode; uint32_t fault_bitmask");
  static final MessageType STATUSTEXT =
      define(253, "STATUSTEXT", "uint8_t severity; char text[50] | uint16_t id; uint8_t chunk_seq");
  static final MessageType ESC_STATUS = define(
      291,
      "ESC_STATUS",
      "uint64_t time_usec; int32_t rpm[4]; float voltage[4]; float current[4]; uint8_t index");
  static final MessageType DEBUG_FLOAT_ARRAY = define(
      350,
      "DEBUG_FLOAT_ARRAY",
      "uint64_t time_usec; uint16_t array_id; char name[10] | float data[58]");

  private static MessageType define(int id, String name, String layout) {
    MessageType type = new MessageType(id, name, layout);
    ALL.put(id, type);
    if (id < SMALL) BY_ID[id] = type;
    return type;
  }

  /** Null when RAVEN does not know it. */
  static @Nullable MessageType of(int id) {
    return id < SMALL ? BY_ID[id] : null;
  }

  static Iterable<MessageType> all() {
    return ALL.values();
  }
}
