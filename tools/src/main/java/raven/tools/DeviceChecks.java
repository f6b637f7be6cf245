package raven.tools;

import static raven.tools.Check.State.FAILED;

import java.util.ArrayList;
import java.util.List;
import raven.hal.pi.Hardware;
import raven.hal.pi.RobotDevices;
import raven.hal.pi.os.DeviceFault;
import raven.robot.Robot;

/** Whether each device of a robot answers as what it should be. */
final class DeviceChecks {
  private DeviceChecks() {}

  /** Opens a device; throws what is wrong with it. */
  private interface Opening {
    void open();
  }

  static List<Check> of(Robot robot, HardwareOptions options) {
    List<Check> checks = new ArrayList<>();
    try (Hardware hardware = options.hardware(robot)) {
      RobotDevices devices = new RobotDevices(robot, hardware);
      checks.add(check("inertial sensor", devices::imu));
      checks.add(check("data-ready line", devices::imuReady));
      checks.add(check("barometer", devices::barometer));
      checks.add(check("airspeed", devices::airspeed));
      checks.add(check("range finder", devices::ranger));
      checks.add(check("battery monitor", () -> {
        var monitor = devices.battery();
        if (monitor != null) monitor.read();
      }));
      checks.add(check("magnetometer", devices::magnetometer));
      checks.add(check("left toe", () -> devices.toe(0)));
      checks.add(check("right toe", () -> devices.toe(1)));
      checks.add(check("soles", () -> {
        devices.sole(0);
        devices.sole(1);
      }));
      checks.add(check("elevator", () -> devices.servo(robot.wiring().elevator())));
      checks.add(check("rudder", () -> devices.servo(robot.wiring().rudder())));
      checks.add(check("left aileron", () -> devices.servo(robot.wiring().leftAileron())));
      checks.add(check("right aileron", () -> devices.servo(robot.wiring().rightAileron())));
      checks.add(check("ESC", devices::esc));
      checks.add(check("legs", () -> devices.legs().close()));
      checks.add(check("receiver", () -> devices.receiver().close()));
    }
    return checks;
  }

  private static Check check(String name, Opening opening) {
    try {
      opening.open();
      return Check.ok(name, "answers");
    } catch (DeviceFault e) {
      return new Check(name, FAILED, e.finding(), e.remedy());
    }
  }
}
