package raven.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.pi.Hardware;
import raven.hal.pi.PiHardware;
import raven.hal.pi.RobotDevices;
import raven.hal.pi.device.LegBus;
import raven.hal.pi.device.Servo;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.robot.Robot;

/**
 * Actuators in the loop: chosen devices follow the targets of the flight code while the physics stays simulated. The propeller is none of them.
 */
final class LoopActuators {
  @Option(
      names = "--actuators",
      split = ",",
      paramLabel = "NAME",
      description =
          "Devices that follow the targets, wired as the robot file says: left-hip, left-ankle,"
              + " right-hip, right-ankle, elevator, rudder, left-aileron, right-aileron.")
  List<String> names = List.of();

  @Option(
      names = "--simulated-actuators",
      description = "They are simulated chips behind the real drivers.")
  boolean simulated;

  /** Devices that were opened; they let go when this is closed. */
  static final class Open implements AutoCloseable {
    private final Hardware hardware;
    private final boolean[] joints = new boolean[JointId.COUNT];
    private final List<Map.Entry<String, Servo>> servos = new ArrayList<>();
    private final @Nullable LegBus legs;
    private final ActuatorFrame told = new ActuatorFrame();

    private Open(List<String> names, Robot robot, Hardware hardware) {
      this.hardware = hardware;
      RobotDevices devices = new RobotDevices(robot, hardware);
      boolean any = false;
      for (String name : names) {
        JointId joint = PartNames.joint(name);
        if (joint == null) {
          servos.add(Map.entry(name, devices.servo(PartNames.servo(name, robot.wiring()))));
        } else {
          joints[joint.ordinal()] = true;
          any = true;
        }
      }
      legs = any ? devices.legs() : null;
    }

    /** Every chosen device gets its target; the other joints on the same bus stay limp. */
    void follow(ActuatorFrame frame) {
      for (Map.Entry<String, Servo> servo : servos) {
        double angle = switch (servo.getKey()) {
          case "elevator" -> frame.elevator;
          case "rudder" -> frame.rudder;
          default -> frame.aileron;
        };
        servo.getValue().angle(frame.enabled ? angle : 0);
        servo.getValue().flush();
      }
      if (legs == null) return;
      for (int i = 0; i < JointId.COUNT; i++) {
        legs.command(i, frame.enabled && joints[i], frame.joints[i]);
      }
      legs.send();
      legs.collect(hardware.now_ns());
    }

    /** What simulated chips were told; null for real ones. */
    @Nullable
    ActuatorFrame told() {
      if (!(hardware instanceof SimulatedHardware chips)) return null;
      chips.told(told);
      return told;
    }

    @Override
    public void close() {
      told.clear();
      follow(told);
      if (legs != null) legs.close();
      hardware.close();
    }
  }

  /** Null when none was chosen. */
  @Nullable
  Open open(Robot robot) {
    if (names.isEmpty()) {
      if (simulated) throw new FileError("--simulated-actuators: expected --actuators with it");
      return null;
    }
    for (String name : names) {
      if (PartNames.joint(name) == null) PartNames.servo(name, robot.wiring());
    }
    Hardware hardware =
        simulated ? new SimulatedHardware(robot) : new PiHardware(robot.wiring().providers());
    return new Open(names, robot, hardware);
  }
}
