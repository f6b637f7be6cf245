package raven.tools;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import raven.file.FileError;
import raven.tools.campaign.Plan;

/** The folder of a campaign: the files that were flown, the runs, and the report. It belongs to one campaign, and to one program at a time. */
final class CampaignFolder implements AutoCloseable {
  private static final String WORDS = "campaign.txt";

  private final Path folder;
  private final FileChannel lock;
  private final boolean resumed;

  /** Opens the folder of a campaign that goes on, or makes a new one. */
  CampaignFolder(Path folder, Plan plan) {
    this.folder = folder;
    Map<String, String> files = new LinkedHashMap<>();
    files.put("mission.yaml", plan.mission());
    files.put("robot.yaml", plan.robot());
    files.put("settings.yaml", plan.settings());
    files.put("spread.yaml", plan.spread());

    // the words come last: a folder without them was cut off while it was made, and holds no runs
    files.put(WORDS, plan.words());
    make();
    lock = lock();
    try {
      resumed = Files.exists(folder.resolve(WORDS));
      if (resumed) {
        files.forEach(this::mustBe);
      } else {
        mustBeEmpty(files);
        files.forEach((name, text) -> SafeFile.write(folder.resolve(name), text));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void make() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new FileError("--out " + folder + ": is a file, expected a folder");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FileError("--out " + folder + ": cannot be made: " + SafeFile.why(e), e);
    }
  }

  private FileChannel lock() {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(
          folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) return channel;
      channel.close();
    } catch (IOException e) {
      throw new FileError("--out " + folder + ": cannot be written: " + SafeFile.why(e), e);
    } catch (java.nio.channels.OverlappingFileLockException e) {
      // this very program holds it
    }
    throw new FileError(
        "--out " + folder + ": another campaign is writing there, wait for it or choose another");
  }

  private void mustBe(String name, String text) {
    Path file = folder.resolve(name);
    String there;
    try {
      there = Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new FileError(file + ": cannot be read: " + e.getMessage(), e);
    }
    if (there.equals(text)) return;
    String was = unlike(there, text);
    String is = unlike(text, there);
    if (was.startsWith(Plan.BUILD)) {
      throw new FileError("--out " + folder + ": was flown by another build of RAVEN ("
          + was.substring(Plan.BUILD.length()) + ", this is " + is.substring(Plan.BUILD.length())
          + "), whose flights may differ: choose another folder");
    }
    throw new FileError("--out " + folder + ": holds another campaign, " + name
        + " differs (\"" + was + "\" there, \"" + is
        + "\" here): repeat that call, or choose another folder");
  }

  /** The first line of a text that the other does not have in its place. */
  private static String unlike(String text, String other) {
    List<String> lines = text.lines().toList();
    List<String> others = other.lines().toList();
    int at = 0;
    while (at < lines.size() && at < others.size() && lines.get(at).equals(others.get(at))) at++;
    return at < lines.size() ? lines.get(at).strip() : "";
  }

  private void mustBeEmpty(Map<String, String> files) {
    try (var entries = Files.list(folder)) {
      var other = entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith(".") && !files.containsKey(name))
          .findFirst();
      if (other.isEmpty()) return;
      throw new FileError("--out " + folder + ": is not empty and holds no campaign (" + other.get()
          + "), choose another folder");
    } catch (IOException e) {
      throw new FileError("--out " + folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** A campaign of the same files was here before. */
  boolean resumed() {
    return resumed;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // the system gives the lock back with the program
    }
  }
}
