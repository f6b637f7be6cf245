package raven.hal.pi.guard;

import java.util.HexFormat;

/** One thing that makes the robot safe without its program: a number into a file of sysfs, or bytes to an I2C device. */
public sealed interface SafeAct {
  /** As one line of text. */
  String line();

  /** {@code value} into a file that is opened beforehand. */
  record Write(String path, long value) implements SafeAct {
    @Override
    public String line() {
      return "write " + value + " " + path;
    }
  }

  /** Bytes to a device. */
  record I2c(int bus, int address, byte[] bytes) implements SafeAct {
    @Override
    public String line() {
      return "i2c " + bus + " " + address + " " + HexFormat.of().formatHex(bytes);
    }
  }

  /** Back from {@link #line}. */
  static SafeAct parse(String line) {
    String[] words = line.split(" ", 4);
    return switch (words[0]) {
      case "write" ->
        new Write(
            line.substring("write ".length() + words[1].length() + 1), Long.parseLong(words[1]));
      case "i2c" ->
        new I2c(
            Integer.parseInt(words[1]),
            Integer.parseInt(words[2]),
            HexFormat.of().parseHex(words[3]));
      default -> throw new IllegalArgumentException(line);
    };
  }
}
