package raven.tools;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.sim.spread.Spread;

/** {@code raven tune}: optimises parameters of a behaviour in simulation. */
@Command(
    name = "tune",
    description = "Optimises a behaviour's parameters over several dispersed plants (CMA-ES).")
final class TuneCommand implements Callable<Integer> {
  /** Seeds from here on are for reporting; nothing is tuned on them. */
  private static final long REPORTED = 10_000;

  @Parameters(
      arity = "1",
      paramLabel = "BEHAVIOUR",
      description =
          "walk, gap, step, jump (their pushes, the last into flight), gap-landing, step-landing, or a file that says what to tune.")
  String behaviour = "";

  @Mixin
  RobotOptions robot = new RobotOptions();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings to start from; by default the bundled settings.yaml.")
  @Nullable
  Path settings;

  @Option(
      names = "--generations",
      paramLabel = "N",
      defaultValue = "20",
      description = "Generations of the search; default: ${DEFAULT-VALUE}.")
  int generations;

  @Option(
      names = "--population",
      paramLabel = "N",
      defaultValue = "0",
      description = "Candidates of a generation; by default 4 + 3 ln of the number of values.")
  int population;

  @Option(
      names = "--plants",
      paramLabel = "K",
      defaultValue = "0",
      description = "Plants that each candidate flies; by default what the task says.")
  int plants;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "First plant's seed, and the search's; default: ${DEFAULT-VALUE}."
          + " All stay below 10000: those are for reporting.")
  long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Settings file to write; by default tuned-BEHAVIOUR.yaml.")
  @Nullable
  Path out;

  @Option(names = "--resume", description = "Goes on with an interrupted tune of the same call.")
  boolean resume;

  @Option(names = "--json", description = "Prints one JSON object instead of a table.")
  boolean json;

  @Override
  public Integer call() {
    NamedFiles.named("BEHAVIOUR", behaviour);
    Document<TuneTask> taskFile = TuneTask.open(behaviour);
    TuneTask task = taskFile.bind();
    if (plants > 0) {
      task = task.withPlants(plants);
    }
    int candidates =
        population > 0 ? population : 4 + (int) (3 * Math.log(task.variables().size()));
    check(task);
    Path target = out == null ? Path.of("tuned-" + task.name() + ".yaml") : out;
    new NamedFiles()
        .reads("--robot", robot.robot)
        .reads("--settings", settings)
        .writes("--out", target);

    Document<Robot> robotFile = robot.open();
    Document<Mission> missionFile = MissionFile.open(task.mission());
    Document<Settings> settingsFile =
        settings == null ? Settings.bundled() : Settings.load(settings);
    Overrides.apply(robot.overrides, List.of(robotFile, missionFile, settingsFile));
    SettingsFile.mustSuit(settingsFile, robotFile);
    Document<Spread> spreadFile = Spread.open(task.spread());

    Path journalFile = target.resolveSibling(target.getFileName() + ".journal");
    String run = "raven tune "
        + Integer.toHexString(String.join(
                "\n",
                robotFile.dump(),
                missionFile.dump(),
                settingsFile.dump(),
                spreadFile.dump(),
                taskFile.dump(),
                Main.Version.number())
            .hashCode())
        + " seed " + seed + " population " + candidates + " plants " + task.plants();
    Thread told =
        new Thread(() -> System.err.println("raven: interrupted; what was flown is kept in "
            + journalFile + ", the same call with --resume goes on"));
    try (Journal journal = new Journal(journalFile, run, resume);
        Fleet fleet =
            new Fleet(robotFile, missionFile, spreadFile, task.springsKnown(), task.until())) {
      Runtime.getRuntime().addShutdownHook(told);
      int exam = task.exam();
      Tuner tuner = new Tuner(task, settingsFile, fleet, journal, seed);
      tuner.run(generations, candidates, seed, progress -> watch(progress, exam));
      Map<String, String> values = tuner.adopt();
      record(settingsFile, robotFile, task, tuner, candidates);
      SafeFile.write(target, settingsFile.dump().replace(" (set)", ""));
      Runtime.getRuntime().removeShutdownHook(told);
      journal.done();
      show(task, tuner, values, target);
    } catch (RuntimeException e) {
      Runtime.getRuntime().removeShutdownHook(told);
      throw e;
    }
    return Main.DONE;
  }

  private void check(TuneTask task) {
    if (generations < 1)
      throw new FileError("--generations " + generations + ": expected 1 or more");
    if (population < 0 || population == 1)
      throw new FileError("--population " + population + ": expected 2 or more");
    if (plants < 0) throw new FileError("--plants " + plants + ": expected 1 or more");
    if (seed < 0 || seed + task.seeds(generations) > REPORTED) {
      throw new FileError("--seed " + seed + ": with " + task.seeds(generations)
          + " plants this leaves 0 to 9999; seeds from 10000 on are for reporting, not for tuning");
    }
  }

  /** A line per generation. */
  private static void watch(Tuner.Progress now, int exam) {
    System.err.printf(
        Locale.ROOT,
        "generation %d, %d candidates flown: best in the exam so far %.3f points%s%n",
        now.generation(),
        now.evaluations(),
        now.best(),
        now.completed() < 0
            ? ""
            : String.format(Locale.ROOT, ", %d of %d completed", now.completed(), exam));
  }

  private void record(
      Document<Settings> to, Document<Robot> of, TuneTask task, Tuner tuner, int candidates) {
    String origin = "raven tune";
    to.override("tuned.robot", of.bind().name(), origin);
    to.override("tuned.behaviour", task.name(), origin);
    to.override("tuned.objective", task.words(), origin);
    to.override(
        "tuned.plants",
        "mission " + task.mission() + ", spread " + task.spread()
            + (task.springsKnown() ? ", springs known" : "")
            + (task.until() == TuneTask.Until.LIFT_OFF ? ", until lift-off" : "")
            + ", seeds " + seed + " to " + (seed + task.seeds(generations) - 1) + ", the first "
            + task.exam() + " as exam",
        origin);
    to.override(
        "tuned.search",
        "CMA-ES, " + generations + " generations of " + candidates + ", seed " + seed + ", "
            + task.variables().size() + " values",
        origin);
    to.override("tuned.score", String.format(Locale.ROOT, "%.4g points", tuner.best()), origin);
    to.override("tuned.version", Main.Version.number(), origin);
  }

  private void show(TuneTask task, Tuner tuner, Map<String, String> values, Path target) {
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("behaviour", task.name());
      object.put("objective", task.words());
      object.put("score", tuner.best());
      object.put("first_score", tuner.first());
      object.put("evaluations", tuner.evaluations());
      object.put("generations", generations);
      object.put("plants", task.plants());
      object.put("values", values);
      object.put("settings_file", target.toString());
      System.out.println(Json.of(object));
      return;
    }
    TextTable table = new TextTable().row("value", "tuned");
    values.forEach((path, value) -> table.row(path, value));
    System.out.print(table);
    System.out.printf(
        Locale.ROOT,
        "%n%s: %.3f points, %.3f at first; written to %s%n",
        task.name(),
        tuner.best(),
        tuner.first(),
        target);
  }
}
