package raven.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.hal.link.Endpoint;
import raven.hal.link.Signing;

/** Whether a ground station listens and may command, and how it is known. */
final class TelemetryOptions {
  @Option(
      names = "--telemetry",
      paramLabel = "HOST:PORT",
      description =
          "Sends MAVLink telemetry there over UDP and takes commands, as QGroundControl at"
              + " 127.0.0.1:14550 does.")
  @Nullable
  String telemetry;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "Key of MAVLink signing, 64 hexadecimal digits: commands without a good signature are"
              + " refused. Without a key only this machine is heard.")
  @Nullable
  Path key;

  @Option(
      names = "--wait",
      description = "Stays disarmed until a ground station arms the robot and starts the mission.")
  boolean waits;

  /** Finds what is wrong with the options before anything moves. */
  void check() {
    if (telemetry != null) Endpoint.parse("--telemetry", telemetry);
    if (telemetry == null && (waits || key != null)) {
      throw new FileError(
          (waits ? "--wait" : "--key") + ": expected --telemetry HOST:PORT with it");
    }
    key();
  }

  byte @Nullable [] key() {
    if (key == null) return null;
    String file = NamedFiles.named("--key", key).toString();
    try {
      byte[] bytes = HexFormat.of().parseHex(Files.readString(key).strip());
      if (bytes.length == Signing.KEY_SIZE) return bytes;
    } catch (IllegalArgumentException e) {
      // said below
    } catch (IOException e) {
      throw new FileError("--key " + file + ": cannot be read", e);
    }
    throw new FileError(
        "--key " + file + ": expected 64 hexadecimal digits; openssl rand -hex 32 makes some");
  }
}
