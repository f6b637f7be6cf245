package raven.hal.link;

import org.jspecify.annotations.Nullable;
import raven.hal.JointId;
import raven.hal.Part;
import raven.hal.SensorFrame;

/**
 * A sensor frame as HIL_SENSOR and arrays, and back. The inertial sensor turns from forward-left-up to forward-right-down on the way out and
 * back on the way in. Not thread-safe.
 */
final class HilSensors {
  /** Signs of the axes between FLU and FRD. */
  private static final double[] TURN = {1, -1, -1};

  private static final double SEA_LEVEL = 1013.25;
  private static final double DENSITY = 1.225;
  private static final double TEMPERATURE = 15;

  /** Gauss in a tesla. */
  private static final double GAUSS = 1e4;

  /** A part whose array did not come is believed for this long [s]. */
  private static final double STALE = 0.02;

  private static final double SLOW_STALE = 0.2;

  /** From here on, in the order of {@link HilLayout#parts}, sensors are slow. */
  private static final int SLOW = 1 + JointId.COUNT + 2;

  private final double[] values = new double[HilLayout.SENSOR_VALUES];
  private final double[] base = new double[HilLayout.SENSOR_VALUES];
  private final Hil.Received sensors = new Hil.Received();
  private final Hil.Received first = new Hil.Received();
  private final Hil.Received second = new Hil.Received();

  private @Nullable SensorFrame known;
  private Part[] parts = new Part[0];

  /** Who sends what is written. */
  interface Sender {
    void send(Packet packet);
  }

  /** Sends a frame: the arrays first, HIL_SENSOR last, for it is what the flight code waits for. */
  void write(SensorFrame frame, Packet packet, Sender sender) {
    long time_us = HilLayout.microseconds(frame.time);
    gather(frame, values);
    base(time_us);
    Hil.array(packet, time_us, HilLayout.SENSORS, "sensors");
    for (int i = HilLayout.IMU_AGE; i < values.length; i++)
      packet.put(Hil.ARRAY_DATA, i, values[i]);
    packet.put(Hil.ARRAY_DATA, HilLayout.BAROMETER, 0);
    sender.send(packet);
    Hil.array(packet, time_us, HilLayout.SENSORS_FIRST, "sens_rem_1");
    for (int i = 0; i < values.length; i++) {
      packet.put(Hil.ARRAY_DATA, i, Exact.first(values[i], base[i]));
    }
    sender.send(packet);
    Hil.array(packet, time_us, HilLayout.SENSORS_SECOND, "sens_rem_2");
    for (int i = 0; i < values.length; i++) {
      packet.put(Hil.ARRAY_DATA, i, Exact.second(values[i], base[i]));
    }
    sender.send(packet);
    sensor(frame, time_us, packet);
    sender.send(packet);
  }

  /** What the floats of HIL_SENSOR and of the first array say. */
  private void base(long time_us) {
    for (int i = 0; i < values.length; i++) base[i] = (float) values[i];
    base[HilLayout.TIME] = time_us / 1e6;
  }

  private void sensor(SensorFrame frame, long time_us, Packet packet) {
    packet.begin(Messages.HIL_SENSOR).putLong(Hil.SENSOR_TIME, time_us);
    for (int i = 0; i < 3; i++) {
      packet.put(Hil.ACC[i], TURN[i] * values[HilLayout.ACCEL + i]);
      packet.put(Hil.GYRO[i], TURN[i] * values[HilLayout.GYRO + i]);
      packet.put(Hil.MAG[i], TURN[i] * GAUSS * values[HilLayout.MAGNETIC + i]);
    }
    double height = frame.barometer.value;
    packet.put(Hil.PRESSURE_ALT, height);
    packet.put(Hil.ABS_PRESSURE, SEA_LEVEL * StrictMath.pow(1 - 2.25577e-5 * height, 5.25588));
    double airspeed = frame.airspeed.value;
    packet.put(Hil.DIFF_PRESSURE, 0.005 * DENSITY * airspeed * Math.abs(airspeed));
    packet.put(Hil.TEMPERATURE, TEMPERATURE);
    int updated = frame.imu.fresh ? Hil.IMU_UPDATED : 0;
    if (frame.barometer.fresh) updated |= Hil.ALTITUDE_UPDATED | Hil.PRESSURE_UPDATED;
    if (frame.airspeed.fresh) updated |= Hil.AIRSPEED_UPDATED;
    if (frame.magnetic.fresh) updated |= Hil.FIELD_UPDATED;
    packet.put(Hil.UPDATED, updated);
  }

  private void gather(SensorFrame frame, double[] to) {
    to[HilLayout.TIME] = frame.time;
    to[HilLayout.GYRO] = frame.imu.gyro.getX();
    to[HilLayout.GYRO + 1] = frame.imu.gyro.getY();
    to[HilLayout.GYRO + 2] = frame.imu.gyro.getZ();
    to[HilLayout.ACCEL] = frame.imu.accel.getX();
    to[HilLayout.ACCEL + 1] = frame.imu.accel.getY();
    to[HilLayout.ACCEL + 2] = frame.imu.accel.getZ();
    for (int j = 0; j < JointId.COUNT; j++) {
      int at = HilLayout.JOINTS + HilLayout.JOINT_SIZE * j;
      to[at] = frame.joints[j].angle;
      to[at + 1] = frame.joints[j].rate;
      to[at + 2] = frame.joints[j].current;
    }
    int flags = frame.imu.clipped << HilLayout.CLIPPED;
    if (frame.imu.clipped != 0) flags |= 1;
    for (int leg = 0; leg < 2; leg++) {
      to[HilLayout.FEET + HilLayout.FOOT_SIZE * leg] = frame.feet[leg].toeAngle;
      if (frame.feet[leg].pressed) flags |= 2 << leg;
    }
    to[HilLayout.BAROMETER] = frame.barometer.value;
    to[HilLayout.AIRSPEED] = frame.airspeed.value;
    to[HilLayout.RANGE] = frame.range.value;
    to[HilLayout.BATTERY] = frame.battery.voltage;
    to[HilLayout.BATTERY + 1] = frame.battery.current;
    to[HilLayout.ESC] = frame.esc.speed;
    to[HilLayout.MAGNETIC] = frame.magnetic.field.getX();
    to[HilLayout.MAGNETIC + 1] = frame.magnetic.field.getY();
    to[HilLayout.MAGNETIC + 2] = frame.magnetic.field.getZ();
    to[HilLayout.FLAGS] = flags;
    frame.fix.position.get(HilLayout.FIX, to);
    to[HilLayout.FIX + 3] = frame.fix.deviation;
    to[HilLayout.FIX + 4] = frame.fix.heading;
    to[HilLayout.FIX + 5] = frame.fix.headingDeviation;
    Part[] all = parts(frame);
    int valid = 0;
    int fresh = 0;
    for (int i = 0; i < all.length; i++) {
      to[HilLayout.age(i)] = all[i].age;
      if (all[i].valid) valid |= 1 << i;
      if (all[i].fresh) fresh |= 1 << i;
    }
    to[HilLayout.VALID] = valid;
    to[HilLayout.FRESH] = fresh;
  }

  private Part[] parts(SensorFrame frame) {
    if (frame != known) {
      known = frame;
      parts = HilLayout.parts(frame);
    }
    return parts;
  }

  /** Takes a received message. Returns whether it was the HIL_SENSOR that makes a frame whole. */
  boolean take(Packet packet, SensorFrame frame) {
    if (packet.type == Messages.DEBUG_FLOAT_ARRAY) {
      switch (packet.getInt(Hil.ARRAY_ID)) {
        case HilLayout.SENSORS -> sensors.take(packet);
        case HilLayout.SENSORS_FIRST -> first.take(packet);
        case HilLayout.SENSORS_SECOND -> second.take(packet);
        default -> {}
      }
      return false;
    }
    if (packet.type != Messages.HIL_SENSOR) return false;
    read(packet, frame);
    return true;
  }

  private void read(Packet packet, SensorFrame frame) {
    long time_us = packet.getLong(Hil.SENSOR_TIME);
    boolean whole = sensors.at(time_us);
    System.arraycopy(sensors.data, 0, values, 0, values.length);
    values[HilLayout.TIME] = time_us / 1e6;
    for (int i = 0; i < 3; i++) {
      values[HilLayout.ACCEL + i] = TURN[i] * packet.get(Hil.ACC[i]);
      values[HilLayout.GYRO + i] = TURN[i] * packet.get(Hil.GYRO[i]);
    }
    values[HilLayout.BAROMETER] = packet.get(Hil.PRESSURE_ALT);
    if (first.at(time_us) && second.at(time_us)) {
      for (int i = 0; i < values.length; i++) {
        // a part whose own array is missing keeps what it had
        boolean ofSensor = i < HilLayout.IMU_AGE || i == HilLayout.BAROMETER;
        if (whole || ofSensor) values[i] = Exact.merge(values[i], first.data[i], second.data[i]);
      }
    }
    double dt = Math.max(0, values[HilLayout.TIME] - frame.time);
    frame.time = values[HilLayout.TIME];
    motion(frame, packet.getInt(Hil.UPDATED));
    if (whole) {
      scatter(frame);
    } else {
      miss(frame, dt);
    }
  }

  private void motion(SensorFrame frame, int updated) {
    frame.imu.gyro.set(
        values[HilLayout.GYRO], values[HilLayout.GYRO + 1], values[HilLayout.GYRO + 2]);
    frame.imu.accel.set(
        values[HilLayout.ACCEL], values[HilLayout.ACCEL + 1], values[HilLayout.ACCEL + 2]);
    frame.imu.fresh = (updated & Hil.IMU_UPDATED) == Hil.IMU_UPDATED;
    frame.imu.valid = frame.imu.fresh;
    frame.imu.age = 0;
    frame.barometer.value = values[HilLayout.BAROMETER];
  }

  private void scatter(SensorFrame frame) {
    for (int j = 0; j < JointId.COUNT; j++) {
      int at = HilLayout.JOINTS + HilLayout.JOINT_SIZE * j;
      frame.joints[j].angle = values[at];
      frame.joints[j].rate = values[at + 1];
      frame.joints[j].current = values[at + 2];
    }
    int flags = (int) values[HilLayout.FLAGS];
    frame.imu.clipped = flags >> HilLayout.CLIPPED & HilLayout.ALL_AXES;
    // who does not say which axis means any
    if (frame.imu.clipped == 0 && (flags & 1) != 0) frame.imu.clipped = HilLayout.ALL_AXES;
    for (int leg = 0; leg < 2; leg++) {
      frame.feet[leg].toeAngle = values[HilLayout.FEET + HilLayout.FOOT_SIZE * leg];
      frame.feet[leg].pressed = (flags & 2 << leg) != 0;
    }
    frame.airspeed.value = values[HilLayout.AIRSPEED];
    frame.range.value = values[HilLayout.RANGE];
    frame.battery.voltage = values[HilLayout.BATTERY];
    frame.battery.current = values[HilLayout.BATTERY + 1];
    frame.esc.speed = values[HilLayout.ESC];
    frame.magnetic.field.set(
        values[HilLayout.MAGNETIC], values[HilLayout.MAGNETIC + 1], values[HilLayout.MAGNETIC + 2]);
    frame.fix.position.set(HilLayout.FIX, values);
    frame.fix.deviation = values[HilLayout.FIX + 3];
    frame.fix.heading = values[HilLayout.FIX + 4];
    frame.fix.headingDeviation = values[HilLayout.FIX + 5];
    int valid = (int) values[HilLayout.VALID];
    int fresh = (int) values[HilLayout.FRESH];
    Part[] all = parts(frame);
    for (int i = 0; i < all.length; i++) {
      all[i].age = values[HilLayout.age(i)];
      all[i].valid = (valid & 1 << i) != 0;
      all[i].fresh = (fresh & 1 << i) != 0;
    }
  }

  /** HIL_SENSOR came alone: what it does not say grows old. */
  private void miss(SensorFrame frame, double dt) {
    Part[] all = parts(frame);
    for (int i = 1; i < all.length; i++) {
      all[i].age += dt;
      all[i].fresh = false;
      all[i].valid &= all[i].age < (i < SLOW ? STALE : SLOW_STALE);
    }
  }
}
