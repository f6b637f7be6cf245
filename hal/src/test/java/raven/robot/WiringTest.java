package raven.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import raven.file.Document;
import raven.file.FileError;

final class WiringTest {
  @Test
  void addressesAreReadAsTheirDataSheetsWriteThem() {
    Wiring wiring = RobotFile.bundled().bind().wiring();
    assertEquals(new Wiring.Bmp388(1, 0x76), wiring.barometer());
    assertEquals("raven-i2c", wiring.providers().i2c());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rudder.line.pca9685.channel|0|wiring.rudder.line is at I2C bus 1 address 0x40 channel 0, where wiring.elevator.line is: move one of them, in the file or on the robot",
        "battery.ina226.address|0x40|wiring.battery is at I2C bus 1 address 0x40, where wiring.elevator.line.pca9685 is: move one of them, in the file or on the robot",
        "airspeed.sdp3x.address|0x76|wiring.airspeed is at I2C bus 1 address 0x76, where wiring.barometer is: move one of them, in the file or on the robot",
        "left_foot.sole.line|24|wiring.left_foot.sole is at GPIO chip 0 line 24, where wiring.imu.data_ready is: move one of them, in the file or on the robot",
        "right_foot.bus|3|wiring.right_foot.bus is at I2C bus 3 address 0x36, where wiring.left_foot.bus is: move one of them, in the file or on the robot",
        "pilot.port|/dev/serial/by-id/usb-mjbots_fdcanusb|wiring.pilot.port is at serial port /dev/serial/by-id/usb-mjbots_fdcanusb, where wiring.legs.port is: move one of them, in the file or on the robot",
        "legs.right_hip.id|1|wiring.legs.right_hip.id is at actuator 1 of the legs, where wiring.legs.left_hip.id is: move one of them, in the file or on the robot",
        "barometer.bmp388.address|0x99|wiring.barometer has address 0x99, expected 0x08 to 0x77",
        "elevator.line.pca9685.channel|16|wiring.elevator.line.pca9685.channel is 16, expected 0 to 15",
        "elevator.centre|900 us|wiring.elevator.centre is not between elevator.min and elevator.max",
        "rudder.travel|0 us/rad|wiring.rudder.travel is zero: the servo would not move",
        "esc.stop|2100 us|wiring.esc.stop is not below esc.full",
        "imu.up|minus_z|wiring.imu.up does not go with imu.forward and imu.left: the three make no right-handed frame; raven calibrate finds them",
        "magnetometer.mmc5983ma.left|minus_y|wiring.magnetometer.mmc5983ma.up does not go with magnetometer.mmc5983ma.forward and magnetometer.mmc5983ma.left: the three make no right-handed frame; raven calibrate finds them",
        "airspeed.sdp3x.address|0x30|wiring.magnetometer.mmc5983ma.bus is at I2C bus 1 address 0x30, where wiring.airspeed is: move one of them, in the file or on the robot",
        "pilot.go|5|wiring.pilot.go is the channel of pilot.arm too: arming and going are two acts",
        "pilot.arm|17|wiring.pilot.arm is 17, expected 1 to 16",
      })
  void whatCannotBePluggedInLikeThatSaysWhatToMove(String path, String value, String message) {
    Document<Robot> document = RobotFile.bundled();
    document.override("wiring." + path, value, "test");
    String said = assertThrows(FileError.class, document::bind).getMessage();
    assertEquals(message, said.substring(said.indexOf("wiring.")));
  }
}
