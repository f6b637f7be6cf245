package raven.tools;
import picocli.CommandLine.Command;
@Command(name = "calibrate")
final class CalibrateCommand implements Runnable { @Override public void run() {} }
