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

  /** A pulse as long as its period never ends, and the kernel refuses a longer one in mid-flight. */
  @Test
  void pulsesHaveAGapBehindThem() {
    Document<Robot> document = RobotFile.bundled();
    document.override("wiring.pulse_rate", "400 Hz", "test");
    assertEquals(400, document.bind().wiring().pulseRate());
    document.override("wiring.esc.full", "2400 us", "test");
    String said = assertThrows(FileError.class, document::bind).getMessage();
    assertEquals(
        "wiring.esc.full is 2400 us, which leaves no gap between pulses at wiring.pulse_rate: expected a"
            + " rate up to 395 Hz",
        said.substring(said.indexOf("wiring.")));
    document.override("wiring.esc.full", "2000 us", "test");
    document.override("wiring.rudder.max", "2450 us", "test");
    said = assertThrows(FileError.class, document::bind).getMessage();
    assertEquals(
        "wiring.rudder.max is 2450 us", said.substring(said.indexOf("wiring."), said.indexOf(",")));
  }

  @Test
  void aServoChainRunsAtASpeedThatItHas() {
    Document<Robot> document = RobotFile.parse(
        "mine.yaml",
        RobotFile.bundled()
            .dump()
            .replaceAll(
                "(?s)actuator:\\s+moteus:.*?left_hip:",
                "actuator: {dynamixel: {baud: 96, current_limit: 1 A}}\n    left_hip:"));
    String said = assertThrows(FileError.class, document::bind).getMessage();
    assertEquals(
        "wiring.legs.actuator.dynamixel.baud is 96, expected 9600 to 4000000",
        said.substring(said.indexOf("wiring.")));
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
        "barometer.bmp388.bus|-1|wiring.barometer is at I2C bus -1, expected 0 to 255",
        "left_foot.bus|300|wiring.left_foot is at I2C bus 300, expected 0 to 255",
        "magnetometer.mmc5983ma.bus|-3|wiring.magnetometer is at I2C bus -3, expected 0 to 255",
        "elevator.line.pca9685.bus|-3|wiring.elevator.line is at I2C bus -3, expected 0 to 255",
        "right_foot.sole.line|-1|wiring.right_foot.sole is at GPIO line -1, expected 0 to 1023",
        "imu.data_ready.gpio.chip|-1|wiring.imu.data_ready is at GPIO chip -1, expected 0 to 255",
        "imu.spi|7|wiring.imu is at SPI bus 7, expected 0 to 6",
        "imu.chip_select|-1|wiring.imu is at chip select -1, expected 0 to 15",
        "esc.line.pwm.chip|-1|wiring.esc.line is at PWM chip -1, expected 0 to 255",
        "esc.line.pwm.channel|64|wiring.esc.line is at PWM channel 64, expected 0 to 63",
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
