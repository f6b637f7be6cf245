package raven.tools;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.zip.CRC32;
import raven.controller.Raven;
import raven.robot.Robot;
import raven.sim.World;

/** Which build of RAVEN this is: flights of another may differ. */
final class Build {
  private Build() {}

  /** Version, and a checksum of RAVEN's jars; of classes that lie in folders the version alone is known. */
  static String words() {
    CRC32 sum = new CRC32();
    for (Class<?> member : List.of(Robot.class, Raven.class, World.class, Build.class)) {
      CodeSource source = member.getProtectionDomain().getCodeSource();
      if (source == null) continue;
      try {
        Path jar = Path.of(source.getLocation().toURI());
        if (Files.isRegularFile(jar)) sum.update(Files.readAllBytes(jar));
      } catch (IOException | URISyntaxException e) {
        // a class that came another way has no jar to compare
      }
    }
    return Main.Version.number() + " " + Long.toHexString(sum.getValue());
  }
}
