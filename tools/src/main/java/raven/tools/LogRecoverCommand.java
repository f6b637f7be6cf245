package raven.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.tools.log.McapRecovery;

/** {@code raven log recover}: a whole log from what is intact of a cut one. */
@Command(
    name = "recover",
    description =
        "Mends a log that was cut or damaged: keeps every complete chunk and writes a whole log beside it.")
final class LogRecoverCommand implements Callable<Integer> {
  @Parameters(paramLabel = "F.mcap", description = "The log; it stays as it is.")
  Path log;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the mended log goes; by default beside the log, as F-recovered.mcap.")
  @Nullable
  Path out;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Override
  public Integer call() {
    Path to = out != null ? out : beside(log);
    new NamedFiles().reads("F.mcap", log).writes("--out", to);
    try (McapRecovery recovery = new McapRecovery(log)) {
      if (recovery.sound()) {
        say(recovery, null, String.format("%s is whole, there is nothing to mend%n", log));
        return Main.DONE;
      }
      recovery.mustHoldMessages();
      try (SafeFile file = new SafeFile(to)) {
        try {
          recovery.write(file.out());
        } catch (IOException e) {
          throw file.unwritable(e);
        }
        file.commit();
      }
      String text = String.format(
          Locale.ROOT,
          "%d messages, up to %.3f s, are in %s%n",
          recovery.messages(),
          recovery.end(),
          to);
      for (String trouble : recovery.troubles()) text = log + ": " + trouble + "\n" + text;
      say(recovery, to, text);
      return Main.DONE;
    }
  }

  private void say(McapRecovery recovery, @Nullable Path to, String text) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("log", log.toString());
    result.put("recovered", to == null ? null : to.toString());
    result.put("messages", recovery.messages());
    result.put("to_s", recovery.end());
    result.put("troubles", List.copyOf(recovery.troubles()));
    System.out.print(json ? Json.of(result) + "\n" : text);
  }

  private static Path beside(Path log) {
    String name = String.valueOf(log.getFileName());
    int dot = name.lastIndexOf('.');
    return log.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-recovered.mcap");
  }
}
