package raven.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import raven.file.FileError;
import raven.tools.RunFlyer;
import raven.tools.campaign.CampaignEngine;
import raven.tools.campaign.EngineProvider;

/** {@code --engine spark}: reaches a Spark master, and gives its workers the classes that fly. */
public final class SparkEngine implements EngineProvider {
  private static final String STANDALONE = "spark://";
  private static final int CONNECT_MS = 5000;

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public CampaignEngine open(String master) {
    SparkConf conf = new SparkConf().setAppName("raven campaign");
    if (!master.isEmpty()) conf.setMaster(master);
    if (!conf.contains("spark.master")) {
      throw new FileError(
          "--engine spark: needs --master URL, such as 'local[2]' or" + " spark://HOST:7077");
    }
    String url = conf.get("spark.master");
    if (url.startsWith(STANDALONE)) mustAnswer(url);
    // pages and progress are RAVEN's own; a worker that dies takes a task down more than once
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.task.maxFailures", "10");
    // what Spark remembers of its tasks for pages that nobody opens
    for (String kept : List.of("Tasks", "Jobs", "Stages")) {
      conf.setIfMissing("spark.ui.retained" + kept, "100");
    }
    if (url.startsWith("local")) {
      // also where a machine's own name leads nowhere
      conf.setIfMissing("spark.driver.host", "localhost");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else {
      ship(conf);
    }
    try {
      return new SparkRunner(new JavaSparkContext(conf));
    } catch (Exception e) {
      // Scala throws whatever it likes, checked or not
      String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new FileError(
          "--master " + url + ": Spark cannot begin there: " + said
              + "; expected 'local[N]', spark://HOST:PORT, yarn or k8s://...",
          e);
    }
  }

  /** Spark itself would try for a minute and then speak of something else. */
  private static void mustAnswer(String url) {
    String trouble = "";
    for (String address : url.substring(STANDALONE.length()).split(",")) {
      int colon = address.lastIndexOf(':');
      try (Socket socket = new Socket()) {
        int port = Integer.parseInt(address.substring(colon + 1));
        socket.connect(
            new InetSocketAddress(address.substring(0, Math.max(0, colon)), port), CONNECT_MS);
        return;
      } catch (NumberFormatException e) {
        throw new FileError("--master " + url + ": expected spark://HOST:PORT", e);
      } catch (IOException | IllegalArgumentException e) {
        trouble = e instanceof java.net.UnknownHostException
            ? "unknown host"
            : String.valueOf(e.getMessage());
      }
    }
    throw new FileError("--master " + url + ": does not answer (" + trouble
        + "): is the master running, and is that its address?");
  }

  /** Jars that fly, for machines that have only Spark. */
  private static void ship(SparkConf conf) {
    Set<String> jars = new LinkedHashSet<>();
    String known = conf.get("spark.jars", "");
    if (!known.isEmpty()) jars.addAll(Arrays.asList(known.split(",")));
    List<Path> own = new ArrayList<>(List.of(source(RunFlyer.class), source(SparkEngine.class)));
    File[] beside = own.getFirst().resolveSibling("lib").toFile().listFiles();
    // workers have these, and two of them would quarrel
    Stream.of(beside == null ? new File[0] : beside)
        .filter(jar -> !jar.getName().matches("(slf4j|zstd|commons-math|three|uplot).*"))
        .sorted()
        .forEach(jar -> own.add(jar.toPath()));
    for (Path jar : own) jars.add(jar.toUri().toString());
    conf.setJars(jars.toArray(String[]::new));
  }

  private static Path source(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException("the jar of " + type + " has no path", e);
    }
  }
}
