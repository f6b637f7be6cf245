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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
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
    description =
        "Optimises a behaviour's parameters over several dispersed plants by CMA-ES or response surfaces.")
final class TuneCommand implements Callable<Integer> {
  /** Seeds from here on are for reporting; nothing is tuned on them. */
  private static final long REPORTED = 10_000;

  /** How it is searched. */
  enum Method {
    CMA,
    SURFACE
  }

  @Spec
  CommandSpec spec;

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
      names = "--method",
      paramLabel = "cma|surface",
      defaultValue = "cma",
      description =
          "How it is searched: cma, evolution by CMA-ES, or surface,"
              + " response surfaces over many flights, for objectives of figures; default: ${DEFAULT-VALUE}.")
  Method method = Method.CMA;

  @Mixin
  CmaOptions cma = new CmaOptions();

  @Mixin
  SurfaceOptions surface = new SurfaceOptions();

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
    TuneMethod search = method == Method.CMA ? cma : surface;
    refuseOptionsOf(method == Method.CMA ? surface : cma);
    TuneTask task = search.of(taskFile.bind());
    check(search.seeds(task));
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
    String call = "raven tune "
        + Integer.toHexString(String.join(
                "\n",
                robotFile.dump(),
                missionFile.dump(),
                settingsFile.dump(),
                spreadFile.dump(),
                taskFile.dump(),
                Main.Version.number())
            .hashCode())
        + " seed " + seed + " ";
    TunedValues values = new TunedValues(task, settingsFile);
    call += search.journal(task, values.count());
    Thread told =
        new Thread(() -> System.err.println("raven: interrupted; what was flown is kept in "
            + journalFile + ", the same call with --resume goes on"));
    try (Journal journal = new Journal(journalFile, call, resume);
        Fleet fleet =
            new Fleet(robotFile, missionFile, spreadFile, task.springsKnown(), task.until())) {
      Runtime.getRuntime().addShutdownHook(told);
      TuneRun run = new TuneRun(task, values, fleet, journal, seed);
      Judge judge = new Judge(run);
      search.search(run, judge, System.err::println);
      Map<String, String> texts = judge.adopt();
      record(settingsFile, robotFile, run, search, judge);
      SafeFile.write(target, settingsFile.dump().replace(" (set)", ""));
      Runtime.getRuntime().removeShutdownHook(told);
      journal.done();
      show(run, search, judge, texts, target);
    } catch (RuntimeException e) {
      Runtime.getRuntime().removeShutdownHook(told);
      throw e;
    }
    return Main.DONE;
  }

  private void refuseOptionsOf(TuneMethod other) {
    for (String option : other.options()) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new FileError(
            option + ": is no option of --method " + method.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private void check(long seeds) {
    if (seed < 0 || seed + seeds > REPORTED) {
      throw new FileError("--seed " + seed + ": with " + seeds
          + " plants, expected "
          + (seeds > REPORTED ? "fewer plants" : "0 to " + (REPORTED - seeds))
          + "; seeds from 10000 on are for reporting, not for tuning");
    }
  }

  private void record(
      Document<Settings> to, Document<Robot> of, TuneRun run, TuneMethod search, Judge judge) {
    TuneTask task = run.task();
    int values = run.values().count();
    String origin = "raven tune";
    to.override("tuned.robot", of.bind().name(), origin);
    to.override("tuned.behaviour", task.name(), origin);
    to.override("tuned.objective", task.words(), origin);
    to.override(
        "tuned.plants",
        "mission " + task.mission() + ", spread " + task.spread()
            + (task.springsKnown() ? ", springs known" : "")
            + (task.until() == TuneTask.Until.LIFT_OFF ? ", until lift-off" : "")
            + ", seeds " + seed + " to " + (seed + search.seeds(task) - 1) + ", the first "
            + task.exam() + " as exam",
        origin);
    to.override(
        "tuned.search",
        search.words(task, values) + ", seed " + seed + ", " + values + " values",
        origin);
    to.override("tuned.score", String.format(Locale.ROOT, "%.4g points", judge.best()), origin);
    to.override("tuned.version", Main.Version.number(), origin);
  }

  private void show(
      TuneRun run, TuneMethod search, Judge judge, Map<String, String> values, Path target) {
    TuneTask task = run.task();
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("behaviour", task.name());
      object.put("objective", task.words());
      object.put("score", judge.best());
      object.put("first_score", judge.first());
      object.putAll(search.json(task, values.size()));
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
        judge.best(),
        judge.first(),
        target);
  }
}
