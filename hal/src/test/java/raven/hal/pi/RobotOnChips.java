package raven.hal.pi;

import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.robot.Robot;
import raven.robot.RobotFile;

/** The robot's ports over real drivers and simulated chips, for tests to run and to break. */
class RobotOnChips {
  static final double TICK = 0.002;

  final Robot robot = RobotFile.bundled().bind();
  final SimulatedHardware chips = new SimulatedHardware(robot);
  final SensorFrame truth = new SensorFrame();
  final SensorFrame frame = new SensorFrame();
  final PilotCommand pilot = new PilotCommand();
  final ActuatorFrame out = new ActuatorFrame();
  final PiRobot ports;
  int ticks;

  RobotOnChips() {
    truth.imu.gyro.set(0.1, -0.2, 0.3);
    truth.imu.accel.set(1, 2, 9);
    for (int i = 0; i < 4; i++) truth.joints[i].angle = 0.1 * (i + 1);
    truth.feet[0].toeAngle = -0.3;
    truth.feet[1].toeAngle = 0.4;
    truth.feet[1].pressed = true;
    truth.battery.voltage = 11.5;
    truth.battery.current = 3;
    truth.range.value = 0.7;
    truth.range.valid = true;
    truth.airspeed.value = 8;
    truth.magnetic.field.set(20e-6, -5e-6, -43e-6);
    truth.magnetic.fresh = true;
    switches(-1, -1);
    chips.feel(truth);
    ports = new PiRobot(robot, chips, false);
  }

  void switches(double arm, double go) {
    chips.transmitter.channel(robot.wiring().pilot().arm() - 1, arm);
    chips.transmitter.channel(robot.wiring().pilot().go() - 1, go);
  }

  void run(double seconds) {
    for (int i = 0; i < Math.round(seconds / TICK); i++) {
      truth.time = ++ticks * TICK;
      truth.barometer.fresh = truth.range.fresh = ticks % 10 == 0;
      chips.feel(truth);
      ports.read(frame);
      ports.read(frame.time, pilot);
      out.time = frame.time;
      ports.write(out);
    }
  }

  void release() {
    run(0.1);
    switches(1, -1);
    run(0.1);
    switches(1, 1);
    run(0.1);
  }

  boolean said(String part) {
    return ports.troubles().lines().stream().anyMatch(line -> line.contains(part));
  }
}
