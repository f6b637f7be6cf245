package raven.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import raven.tools.estimate.Estimation;
import raven.tools.estimate.Recording;

/** {@code raven estimate}: the state estimator over a recorded data set. */
@Command(
    name = "estimate",
    description = {
      "Estimates attitude, and with legs also position and velocity, over recorded data, as if they came live.",
      "The header tells what the recording holds; docs/estimator.md says the columns."
    })
final class EstimateCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "IN.csv", description = "The recording, plain or gzipped.")
  Path in;

  @Parameters(index = "1", paramLabel = "OUT.csv", description = "The estimate, one row for each.")
  Path out;

  @Override
  public Integer call() {
    new NamedFiles().reads("IN.csv", in).writes("OUT.csv", out);
    try (Recording recording = new Recording(in);
        SafeFile file = new SafeFile(out)) {
      Estimation estimation = new Estimation(recording);
      try {
        estimation.run(file.out());
      } catch (IOException e) {
        throw file.unwritable(e);
      }
      file.commit();
      String survived = estimation.survived();
      if (!survived.isEmpty()) System.err.println("raven: " + in + ": " + survived);
      System.err.println("ns_per_update=" + estimation.nanosPerUpdate());
    }
    return Main.DONE;
  }
}
