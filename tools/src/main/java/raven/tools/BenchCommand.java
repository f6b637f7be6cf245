package raven.tools;
import picocli.CommandLine.Command;
@Command(name = "bench")
final class BenchCommand implements Runnable { @Override public void run() {} }
