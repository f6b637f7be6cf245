package raven.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.tools.log.FlightRecording;
import raven.tools.log.McapReader;

/** {@code raven log info}: what was flown and what the log holds. */
@Command(name = "info", description = "Says what was flown, how it ended and what the log holds.")
final class LogInfoCommand implements Callable<Integer> {
  @Parameters(paramLabel = "F.mcap", description = "A log of raven sim or raven run.")
  Path log;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Override
  public Integer call() {
    new NamedFiles().reads("F.mcap", log);
    try (FlightRecording flight = new FlightRecording(log)) {
      Map<String, Object> info = info(flight);
      System.out.print(json ? Json.of(info) + "\n" : text(info));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Main.DONE;
  }

  private Map<String, Object> info(FlightRecording flight) throws IOException {
    McapReader mcap = flight.mcap();
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("log", log.toString());
    info.putAll(new TreeMap<>(flight.about()));
    info.put("result", new TreeMap<>(flight.result()));
    info.put("files", List.copyOf(flight.files()));
    info.put(
        "settings_changed",
        flight.settingChanges().stream()
            .map(change -> change.path() + "=" + change.value())
            .toList());
    info.put("from_s", mcap.start_ns() / 1e9);
    info.put("to_s", mcap.end_ns() / 1e9);
    info.put("bytes", mcap.size());
    info.put("chunks", mcap.chunks());
    info.put("whole", mcap.whole());
    info.put("troubles", mcap.troubles());
    double seconds = (mcap.end_ns() - mcap.start_ns()) / 1e9;
    List<Object> topics = new ArrayList<>();
    for (McapReader.Channel channel : mcap.channels()) {
      Map<String, Object> topic = new LinkedHashMap<>();
      topic.put("topic", channel.topic());
      topic.put("type", channel.schema());
      topic.put("messages", mcap.count(channel));
      double rate = mcap.count(channel) / seconds;
      topic.put("per_s", Math.round(rate * 10) / 10.0);
      topics.add(topic);
    }
    info.put("topics", topics);
    return info;
  }

  private static String text(Map<String, Object> info) {
    TextTable words = new TextTable();
    TextTable topics = new TextTable().row("topic", "type", "messages", "per second");
    info.forEach((name, value) -> {
      switch (value) {
        case List<?> list
        when name.equals("topics") -> {
          for (Object one : list) {
            Map<?, ?> topic = (Map<?, ?>) one;
            topics.row(
                String.valueOf(topic.get("topic")),
                String.valueOf(topic.get("type")),
                String.valueOf(topic.get("messages")),
                String.valueOf(topic.get("per_s")));
          }
        }
        case List<?> list -> words.row(name, joined(list));
        case Map<?, ?> map ->
          words.row(
              name,
              joined(map.entrySet().stream()
                  .filter(entry -> !String.valueOf(entry.getValue()).isEmpty())
                  .map(entry -> entry.getKey() + " " + entry.getValue())
                  .toList()));
        case Double number -> words.row(name, String.format(Locale.ROOT, "%.3f", number));
        default -> words.row(name, value.toString());
      }
    });
    return words + "\n" + topics;
  }

  private static String joined(List<?> list) {
    return list.isEmpty()
        ? "-"
        : String.join(", ", list.stream().map(String::valueOf).toList());
  }
}
