package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.tools.log.FlightRecording;
import raven.tools.log.FlightRecording.ModeEvent;

/** {@code raven log modes}: what the robot did when, and why. */
@Command(name = "modes", description = "Says what the robot did when, for how long, and why.")
final class LogModesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "F.mcap", description = "A log of raven sim or raven run.")
  Path log;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Override
  public Integer call() {
    new NamedFiles().reads("F.mcap", log);
    try (FlightRecording flight = new FlightRecording(log)) {
      List<ModeEvent> modes = flight.modes();
      double end = flight.mcap().end_ns() / 1e9;
      List<Object> list = new ArrayList<>();
      TextTable table = new TextTable().row("at", "for", "mode", "why");
      for (int i = 0; i < modes.size(); i++) {
        ModeEvent event = modes.get(i);
        double lasted = (i + 1 < modes.size() ? modes.get(i + 1).time() : end) - event.time();
        table.row(seconds(event.time()), seconds(lasted), event.mode(), event.why());
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("mode", event.mode());
        one.put("at_s", event.time());
        one.put("for_s", Math.round(lasted * 1e9) / 1e9);
        one.put("why", event.why());
        list.add(one);
      }
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("log", log.toString());
      result.put("modes", list);
      result.put("result", flight.result());
      String how = flight.result().getOrDefault("outcome", "");
      String why = flight.result().getOrDefault("why", "");
      String ended = how.isEmpty()
          ? "the log ends before the mission did"
          : "mission " + how + (why.isEmpty() ? "" : ": " + why);
      System.out.print(json ? Json.of(result) + "\n" : table + "\n" + ended + "\n");
      LogCommand.tellDamage(log, flight);
    }
    return Main.DONE;
  }

  private static String seconds(double time) {
    return String.format(Locale.ROOT, "%.3f s", time);
  }
}
