package raven.tools;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.tools.campaign.CampaignEngine;
import raven.tools.campaign.EngineProvider;

/** Who flies the runs of a campaign. */
final class CampaignEngineOptions {
  /** Threads of this machine. */
  private static final String OWN = "own";

  @Option(
      names = "--engine",
      paramLabel = "own|spark",
      defaultValue = OWN,
      description = "Who flies: the threads of this machine, or Apache Spark; default:"
          + " ${DEFAULT-VALUE}.")
  String engine = OWN;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Where Spark is: 'local[2]', spark://HOST:7077, yarn ...; by default what spark-submit says.")
  @Nullable
  String master;

  @Option(
      names = "--jobs",
      paramLabel = "J",
      description = "Flights at once on this machine; by default one per processor.")
  @Nullable
  Integer jobs;

  /** Refuses what does not go together. */
  void check() {
    if (master != null) NamedFiles.named("--master", master);
    if (jobs != null && jobs < 1) throw new FileError("--jobs " + jobs + ": expected 1 or more");
    if (engine.equals(OWN)) {
      if (master != null) {
        throw new FileError("--master " + master + ": is for --engine spark, add that");
      }
    } else if (jobs != null) {
      throw new FileError("--jobs " + jobs + ": how many fly at once is said by --master with"
          + " --engine " + engine + ", such as --master 'local[" + jobs + "]'");
    }
  }

  CampaignEngine open() {
    if (engine.equals(OWN)) {
      return new OwnRunner(jobs == null ? Runtime.getRuntime().availableProcessors() : jobs);
    }
    for (EngineProvider provider : ServiceLoader.load(EngineProvider.class)) {
      if (provider.name().equals(engine)) return provider.open(master == null ? "" : master);
    }
    throw new FileError(
        engine.equals("spark")
            ? "--engine spark: Spark is not on the class path: start with ./raven, or add"
                + " spark/target/raven-spark.jar to it"
            : "--engine " + engine + ": expected own or spark");
  }
}
