package raven.tools;

import java.util.function.BiFunction;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.mission.Mission;
import raven.mission.MissionFile;
import raven.robot.Robot;
import raven.robot.RobotFile;
import raven.tools.log.FlightRecording;

/** The files that a logged flight was flown with. What this program does not understand of them, another version of it wrote. */
final class LoggedFiles {
  private final FlightRecording flight;
  private final String needed;

  /** {@code needed} says what cannot be done without a file. */
  LoggedFiles(FlightRecording flight, String needed) {
    this.flight = flight;
    this.needed = needed;
  }

  Document<Robot> robot() {
    return read("robot.yaml", RobotFile::parse, "");
  }

  Document<Mission> mission() {
    return read("mission.yaml", MissionFile::parse, "");
  }

  Document<Settings> settings() {
    return read("settings.yaml", Settings::parse, ", or give settings of this version by --with");
  }

  private <T extends Record> Document<T> read(
      String name, BiFunction<String, String, Document<T>> parse, String otherwise) {
    String text = flight.file(name);
    if (text == null) {
      // damage may be why
      LogCommand.tellDamage(flight.path(), flight);
      throw new FileError(
          flight.path() + ": does not hold the " + name + " it was flown with, so " + needed);
    }
    try {
      Document<T> document = parse.apply(name + " of " + flight.path(), text);
      document.bind();
      return document;
    } catch (FileError e) {
      throw new FileError(
          e.getMessage() + ": another version of RAVEN wrote this log, use that one" + otherwise,
          e);
    }
  }
}
