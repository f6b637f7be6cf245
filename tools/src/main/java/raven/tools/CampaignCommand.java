package raven.tools;

import java.nio.file.Path;
import java.util.ArrayList;
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
import raven.tools.campaign.Answer;
import raven.tools.campaign.Axis;
import raven.tools.campaign.CampaignEngine;
import raven.tools.campaign.Plan;
import raven.tools.campaign.RunFile;

/** {@code raven campaign}: many flights of one mission, and what they say together. */
@Command(
    name = "campaign",
    description = "Flies a mission with many seeds, or over a grid of designs, on all cores.")
final class CampaignCommand implements Callable<Integer> {
  /** Rows of all runs of a campaign. */
  private static final String RUNS = "runs.csv";

  private static final String REPORT = "report.html";

  @Parameters(
      arity = "1",
      paramLabel = "MISSION",
      description = "tour, walk, gap, step, takeoff, standing-takeoff, falling-takeoff, or a file.")
  String mission = "";

  @Mixin
  RobotOptions robot = new RobotOptions();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings of the controller; by default the bundled settings.yaml.")
  @Nullable
  Path settings;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "100",
      description = "Flights, with --vary of every design; default: ${DEFAULT-VALUE}.")
  int runs;

  @Option(
      names = "--seed",
      paramLabel = "FIRST",
      defaultValue = "1",
      description = "Seed of the first flight, the others follow; default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--spread",
      paramLabel = "full|FILE",
      description = "Also draws how each true robot and course differ from the files:"
          + " full, rough, or a spread file.")
  @Nullable
  String spread;

  @Option(
      names = "--vary",
      paramLabel = "PATH=FROM:TO:COUNT",
      description = "Flies so many values of PATH, evenly spaced; several make a grid.")
  List<String> vary = List.of();

  @Mixin
  CampaignEngineOptions engine = new CampaignEngineOptions();

  @Option(
      names = "--until-half-width",
      paramLabel = "SHARE",
      description = "Stops when the 95 %% interval of the success rate is no wider than this to"
          + " either side, such as 1%%.")
  @Nullable
  String halfWidth;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the results. The same call goes on with an interrupted campaign.")
  Path out = Path.of("");

  @Option(names = "--json", description = "Prints one JSON object instead of a table.")
  boolean json;

  @Override
  public Integer call() {
    Plan plan = plan();
    int most = most(plan);
    double enough = halfWidth == null ? 0 : share(halfWidth);
    RunFlyer flyer = new RunFlyer(plan);
    flyer.check();

    long begin_ns = System.nanoTime();
    try (CampaignEngine engine = this.engine.open();
        CampaignFolder folder = new CampaignFolder(out, plan);
        RunFile file = new RunFile(folder.file(RUNS), flyer.columns())) {
      double start = (System.nanoTime() - begin_ns) / 1e9;
      Campaign campaign = new Campaign(plan, flyer.columns(), file, most, enough);
      CampaignProgress progress = new CampaignProgress(
          System.err, Boolean.getBoolean("raven.watched"), most, campaign.before());
      Thread told = new Thread(() -> System.err.println("raven: interrupted; what was flown is kept"
          + " in " + out + ", the same call goes on with it"));
      Runtime.getRuntime().addShutdownHook(told);
      try {
        campaign.fly(engine, progress);
      } finally {
        Runtime.getRuntime().removeShutdownHook(told);
        progress.close();
      }
      double elapsed = progress.elapsed();
      campaign.close();
      int flown = campaign.tally().all().runs();
      Answer answer = new Answer(flyer.columns(), flown);
      RunFile.read(folder.file(RUNS), answer);
      show(
          plan,
          new CampaignAnswer(
              mission,
              plan,
              single(),
              campaign.tally(),
              answer,
              answer.influences(),
              start,
              elapsed,
              campaign.before()));
      return campaign.tally().all().faults() > 0 ? Main.FAILED : Main.DONE;
    }
  }

  /** Whatever can be wrong with the call is found here, before anything is flown or written. */
  private Plan plan() {
    NamedFiles.named("MISSION", mission);
    NamedFiles.named("--out", out);
    if (spread != null) NamedFiles.named("--spread", spread);
    engine.check();
    Document<Robot> robotFile = robot.open();
    Document<Mission> missionFile = MissionFile.open(mission);
    Document<Settings> settingsFile = settings == null
        ? Settings.bundled()
        : Settings.load(NamedFiles.named("--settings", settings));
    Overrides.apply(robot.overrides, List.of(robotFile, missionFile, settingsFile));
    return new Plan(
        Build.words(),
        missionFile.dump(),
        robotFile.dump(),
        settingsFile.dump(),
        spread == null ? "" : Spread.open(spread).dump(),
        axes(),
        seed);
  }

  private List<Axis> axes() {
    List<Axis> axes = new ArrayList<>();
    for (String text : vary) {
      Axis axis = Axis.of(text);
      if (axes.stream().anyMatch(other -> other.path().equals(axis.path()))) {
        throw new FileError("--vary " + text + ": varies " + axis.path() + " a second time");
      }
      axes.add(axis);
    }
    return axes;
  }

  private int most(Plan plan) {
    if (runs < 1) throw new FileError("--runs " + runs + ": expected 1 or more");
    try {
      return Math.multiplyExact(runs, plan.points());
    } catch (ArithmeticException e) {
      throw new FileError("--runs " + runs + ": more than 2^31 flights over this grid", e);
    }
  }

  /** {@code 1%} or {@code 0.01}. */
  private static double share(String text) {
    String number = text.strip();
    boolean percent = number.endsWith("%");
    try {
      double value =
          Double.parseDouble(percent ? number.substring(0, number.length() - 1) : number);
      double share = percent ? value / 100 : value;
      if (share > 0 && share < 0.5) return share;
    } catch (NumberFormatException e) {
      // said below
    }
    throw new FileError(
        "--until-half-width " + text + ": expected more than 0 and less than 50%," + " such as 1%");
  }

  private void show(Plan plan, CampaignAnswer answer) {
    SafeFile.write(out.resolve(REPORT), new CampaignPage(answer).html());
    if (json) {
      Map<String, Object> object = answer.json();
      object.put("runs_file", out.resolve(RUNS).toString());
      object.put("report_file", out.resolve(REPORT).toString());
      System.out.println(Json.of(object));
      return;
    }
    System.out.print(answer.text());
    System.out.printf(
        Locale.ROOT,
        "%n%s, %d runs from seed %d in %s: %s, %s%n",
        mission,
        answer.tally().all().runs(),
        plan.firstSeed(),
        CampaignProgress.time(answer.elapsed()),
        out.resolve(RUNS),
        out.resolve(REPORT));
  }

  /** How {@code raven sim} flies a run, its seed and its point of the grid apart. */
  private String single() {
    StringBuilder call = new StringBuilder("./raven sim ").append(quoted(mission));
    if (robot.robot != null) call.append(" --robot ").append(quoted(robot.robot.toString()));
    if (settings != null) call.append(" --settings ").append(quoted(settings.toString()));
    if (spread != null) call.append(" --spread ").append(quoted(spread));
    for (String assignment : robot.overrides) call.append(" --set ").append(quoted(assignment));
    return call.toString();
  }

  /** A word as a shell takes it. */
  static String quoted(String word) {
    return word.matches("[\\w./:=+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
