package raven.tools;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.tools.campaign.Answer;
import raven.tools.campaign.CampaignEngine;
import raven.tools.campaign.Means;
import raven.tools.campaign.Plan;
import raven.tools.campaign.RunFile;

/** {@code raven campaign}: many flights of one mission, and what they say together. */
@Command(
    name = "campaign",
    description =
        "Flies a mission with many seeds, or over a grid of designs, on all cores or a cluster.")
final class CampaignCommand implements Callable<Integer> {
  /** Rows of all runs of a campaign. */
  private static final String RUNS = "runs.csv";

  private static final String REPORT = "report.html";
  private static final String DESIGNS = "designs.svg";

  @Mixin
  CampaignCall what = new CampaignCall();

  @Mixin
  CampaignEngineOptions who = new CampaignEngineOptions();

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
    NamedFiles.named("--out", out);
    who.check();
    Plan plan = what.plan();
    double enough = halfWidth == null ? 0 : share(halfWidth);
    int most = what.most(plan, enough);
    RunFlyer flyer = new RunFlyer(plan);
    flyer.check();

    long begin_ns = System.nanoTime();
    try (CampaignEngine engine = who.open();
        CampaignFolder folder = new CampaignFolder(out, plan);
        RunFile file = new RunFile(folder.file(RUNS), flyer.columns())) {
      double start = (System.nanoTime() - begin_ns) / 1e9;
      Campaign campaign = new Campaign(plan, flyer.columns(), file, most, enough);
      double elapsed = fly(campaign, engine, most);
      campaign.close();

      int runs = campaign.tally().all().runs();
      Answer answer = new Answer(flyer.columns(), runs);
      Means means = new Means(plan, flyer.columns(), what.figures());
      RunFile.read(folder.file(RUNS), (run, values) -> {
        if (run >= runs) return;
        answer.row(run, values);
        means.row(run, values);
      });
      show(
          plan,
          new CampaignAnswer(
              what.mission(),
              what.title(),
              plan,
              what.single(),
              campaign.tally(),
              answer,
              answer.influences(),
              means,
              start,
              elapsed,
              campaign.before(),
              campaign.beyond(),
              enough));
      return campaign.tally().all().faults() > 0 ? Main.FAILED : Main.DONE;
    }
  }

  /** Returns the time that it took [s]. */
  private double fly(Campaign campaign, CampaignEngine engine, int most) {
    CampaignProgress progress = new CampaignProgress(
        System.err, Boolean.getBoolean("raven.watched"), most, campaign.before());
    Thread told = new Thread(() -> System.err.println("raven: interrupted; what was flown is kept"
        + " in " + out + ", the same call goes on with it"));
    Runtime.getRuntime().addShutdownHook(told);
    try {
      campaign.fly(engine, progress);
      return progress.elapsed();
    } finally {
      Runtime.getRuntime().removeShutdownHook(told);
      progress.close();
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
        "--until-half-width " + text + ": expected more than 0 and less than 50%, such as 1%");
  }

  private void show(Plan plan, CampaignAnswer answer) {
    String picture = answer.picture();
    if (picture != null) SafeFile.write(out.resolve(DESIGNS), picture);
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
        what.mission(),
        answer.tally().all().runs(),
        plan.firstSeed(),
        CampaignProgress.time(answer.elapsed()),
        out.resolve(RUNS),
        out.resolve(REPORT));
  }
}
