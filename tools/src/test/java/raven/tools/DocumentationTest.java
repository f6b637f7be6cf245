package raven.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the pages say of files, classes and commands is so. */
final class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  /** A class by its whole name. */
  private static final Pattern CLASS =
      Pattern.compile("`(raven(?:\\.[a-z0-9]+)+\\.[A-Z][A-Za-z0-9]+)");

  private static final Pattern COMMAND = Pattern.compile("\\./raven ([^`\\n#]+)");

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      List<Path> pages = new ArrayList<>(
          docs.filter(page -> page.toString().endsWith(".md")).sorted().toList());
      pages.add(ROOT.resolve("README.md"));
      return pages;
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  /** The anchor that a heading gets. */
  private static Set<String> anchors(String text) {
    Set<String> anchors = new TreeSet<>();
    for (String heading : all(Pattern.compile("(?m)^#+ (.*)$"), text)) {
      anchors.add(
          heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'));
    }
    return anchors;
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages()) {
      for (String link : all(LINK, Files.readString(page))) {
        if (link.startsWith("http")) continue;
        String[] parts = link.split("#", 2);
        Path to = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        boolean there = Files.exists(to)
            && (parts.length == 1 || anchors(Files.readString(to)).contains(parts[1]));
        if (!there) dead.add(page.getFileName() + ": " + link);
      }
    }
    assertEquals(List.of(), dead);
  }

  @Test
  void everyPageIsReachedFromTheReadme() throws IOException {
    Set<Path> reached = new TreeSet<>();
    List<Path> open = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    while (!open.isEmpty()) {
      Path page = open.removeLast();
      if (!reached.add(page)) continue;
      for (String link : all(LINK, Files.readString(page))) {
        Path to = page.resolveSibling(link.split("#", 2)[0]).normalize();
        if (link.contains(".md") && !link.startsWith("http")) open.add(to);
      }
    }
    for (Path page : pages())
      assertTrue(reached.contains(page.normalize()), page + " is an orphan");
  }

  @Test
  void everyClassThatIsNamedExists() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (Path page : pages()) {
      for (String name : all(CLASS, Files.readString(page))) {
        String file = name.replace('.', '/') + ".java";
        boolean there = Stream.of("hal", "controller", "sim", "tools")
            .anyMatch(module -> Files.exists(ROOT.resolve(module + "/src/main/java/" + file)));
        if (!there) unknown.add(page.getFileName() + ": " + name);
      }
    }
    assertEquals(List.of(), unknown);
  }

  @Test
  void everyCommandAndOptionThatIsShownExists() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (Path page : pages()) {
      for (String call : all(COMMAND, Files.readString(page))) {
        // the first of several commands, without the remark behind it
        String[] words = call.split("\\s{2,}| && | \\|\\||[;)]")[0].trim().split("\\s+");
        String wrong = wrong(words);
        if (!wrong.isEmpty()) unknown.add(page.getFileName() + ": " + call.trim() + ": " + wrong);
      }
    }
    assertEquals(List.of(), unknown);
  }

  private static String wrong(String[] words) {
    CommandLine command = Main.commandLine(words);
    for (String word : words) {
      if (command.getSubcommands().containsKey(word)) {
        command = command.getSubcommands().get(word);
      } else if (word.startsWith("--")) {
        String name = word.split("=", 2)[0].replaceAll("[^a-z-]", "");
        if (command.getCommandSpec().findOption(name) == null) return "no option " + name;
      } else if (word.equals(words[0]) && word.matches("[a-z-]+")) {
        return "no command";
      }
    }
    return "";
  }
}
