package raven.hal.link;

import raven.hal.JointId;
import raven.hal.Part;
import raven.hal.SensorFrame;

/** Which number stands where in the arrays of a hardware-in-the-loop session; docs/hil.md says the same in words. */
final class HilLayout {
  private HilLayout() {}

  /** Floats in a DEBUG_FLOAT_ARRAY. */
  static final int ARRAY = 58;

  // array_id: a base array, and behind it what its floats and those of the companion message leave
  // over
  static final int SENSORS = 1;
  static final int SENSORS_FIRST = 2;
  static final int SENSORS_SECOND = 3;
  static final int ACTUATORS = 17;
  static final int ACTUATORS_FIRST = 18;
  static final int ACTUATORS_SECOND = 19;
  static final int MIND = 33;
  static final int MIND_FIRST = 34;
  static final int MIND_SECOND = 35;

  // sensors: 0 to 6 and the barometer stand in HIL_SENSOR, here only what it leaves over
  static final int TIME = 0;
  static final int GYRO = 1;
  static final int ACCEL = 4;
  static final int IMU_AGE = 7;
  static final int JOINTS = 8;
  static final int JOINT_SIZE = 4;
  static final int FEET = JOINTS + JOINT_SIZE * JointId.COUNT;
  static final int FOOT_SIZE = 2;
  static final int BAROMETER = FEET + 2 * FOOT_SIZE;
  static final int AIRSPEED = BAROMETER + 2;
  static final int RANGE = AIRSPEED + 2;
  static final int BATTERY = RANGE + 2;
  static final int ESC = BATTERY + 3;
  static final int MAGNETIC = ESC + 2;
  static final int VALID = MAGNETIC + 4;
  static final int FRESH = VALID + 1;
  static final int FLAGS = FRESH + 1;
  static final int FIX = FLAGS + 1;
  static final int SENSOR_VALUES = FIX + 7;

  /** The bit of the flags from which on the clipped axes stand, and as many ones as there are. */
  static final int CLIPPED = 3;

  static final int ALL_AXES = 0b111111;

  // actuators: twelve in HIL_ACTUATOR_CONTROLS, the others in the array
  static final int ANGLE = 0;
  static final int TORQUE = 4;
  static final int THROTTLE = 8;
  static final int ELEVATOR = 9;
  static final int RUDDER = 10;
  static final int AILERON = 11;
  static final int CONTROLS = 12;
  static final int RATE = 12;
  static final int KP = 16;
  static final int KD = 20;
  static final int ACTUATOR_VALUES = 24;

  /** Which bit of the flags stands for which part. */
  static Part[] parts(SensorFrame frame) {
    Part[] parts = new Part[14];
    int n = 0;
    parts[n++] = frame.imu;
    for (Part joint : frame.joints) parts[n++] = joint;
    for (Part foot : frame.feet) parts[n++] = foot;
    parts[n++] = frame.barometer;
    parts[n++] = frame.airspeed;
    parts[n++] = frame.range;
    parts[n++] = frame.battery;
    parts[n++] = frame.esc;
    parts[n++] = frame.magnetic;
    parts[n] = frame.fix;
    return parts;
  }

  /** Where the age of each part stands, in the order of {@link #parts}. */
  static int age(int part) {
    if (part == 0) return IMU_AGE;
    if (part <= JointId.COUNT) return JOINTS + JOINT_SIZE * (part - 1) + 3;
    if (part <= JointId.COUNT + 2) return FEET + FOOT_SIZE * (part - JointId.COUNT - 1) + 1;
    return switch (part - JointId.COUNT - 3) {
      case 0 -> BAROMETER + 1;
      case 1 -> AIRSPEED + 1;
      case 2 -> RANGE + 1;
      case 3 -> BATTERY + 2;
      case 4 -> ESC + 1;
      case 5 -> MAGNETIC + 3;
      default -> FIX + 6;
    };
  }

  /** Frame time as the messages carry it. */
  static long microseconds(double time) {
    return Math.round(time * 1e6);
  }
}
