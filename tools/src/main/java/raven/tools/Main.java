package raven.tools;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;
import raven.file.FileError;
import raven.hal.link.LinkFault;
import raven.hal.pi.os.DeviceFault;

/** The command line. Exit code 0: done; 1: the mission or check failed; 2: the call or a file was wrong. */
@Command(
    name = "raven",
    description =
        "Flight and gait control of a bird-legged drone, and the simulator it is tested in.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_CALL = 2;

  /** They speak of all the others. */
  private static final Set<String> BUILT_IN = Set.of("help", "generate-completion");

  @CommandLine.Spec
  CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "On an error, also show where in the program it arose.")
  boolean debug;

  public static void main(String[] args) {
    int code = run(args);
    StopHook.programIsOver();
    System.exit(code);
  }

  /** Runs one command and returns its exit code; everything a user can do wrong ends in one line on standard error. */
  static int run(String... args) {
    Main main = new Main();
    int code = withCommands(new CommandLine(main), args)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::wrongCall)
        .setExecutionExceptionHandler((e, command, parsed) -> main.failed(e, command, parsed))
        .execute(args);

    // a print stream keeps its troubles to itself until asked
    if (!System.out.checkError()) return code;
    System.err.println("raven: cannot write to the standard output: what was to be said is lost");
    return WRONG_CALL;
  }

  /** The commands that a call can mean. */
  static CommandLine commandLine(String... args) {
    return withCommands(new CommandLine(new Main()), args);
  }

  /** Adds all commands, or only the one that is called: describing the others would cost a tenth of a second. */
  private static CommandLine withCommands(CommandLine line, String[] args) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("sim", SimCommand::new);
    commands.put("model", ModelCommand::new);
    commands.put("perf", PerfCommand::new);
    commands.put("run", RunCommand::new);
    commands.put("hil", HilCommand::new);
    commands.put("bench", BenchCommand::new);
    commands.put("calibrate", CalibrateCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("campaign", CampaignCommand::new);
    commands.put("tune", TuneCommand::new);
    commands.put("reproduce", ReproduceCommand::new);
    commands.put("view", ViewCommand::new);
    commands.put("estimate", EstimateCommand::new);
    commands.put("log", LogCommand::new);
    commands.put("replay", ReplayCommand::new);
    commands.put("help", HelpCommand::new);
    commands.put("generate-completion", GenerateCompletion::new);

    String called = args.length > 0 ? args[0] : "";
    boolean known = commands.containsKey(called) && !BUILT_IN.contains(called);
    if (known) commands.keySet().retainAll(Set.of(called));
    commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  private static int wrongCall(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String message = firstLine(e.getMessage()).replace("is not a long", "is not a whole number");
    StringBuilder line = new StringBuilder(message);
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      line.append("; did you mean ")
          .append(String.join(" or ", unmatched.getSuggestions()))
          .append('?');
    }
    String name = command.getCommandSpec().qualifiedName();
    error(command.getErr(), name + ": " + line + " (see " + name + " --help)");
    return WRONG_CALL;
  }

  private int failed(Exception e, CommandLine command, ParseResult parsed) {
    if (debug) e.printStackTrace(command.getErr());
    if (e instanceof FileError) {
      error(command.getErr(), "raven: " + firstLine(e.getMessage()));
      return WRONG_CALL;
    }
    if (e instanceof DeviceFault || e instanceof LinkFault) {
      error(command.getErr(), "raven: " + firstLine(e.getMessage()));
      return WRONG_CALL;
    }
    String hint = debug ? "" : " (--debug shows where)";
    error(command.getErr(), "raven: a fault of the program: " + firstLine(e.toString()) + hint);
    return FAILED;
  }

  private static void error(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }

  private static String firstLine(@Nullable String message) {
    String text = String.valueOf(message);
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end).strip();
  }

  /** The version, as the build wrote it into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"RAVEN " + number()};
    }

    static String number() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }
  }
}
