package raven.tools;

import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.robot.Robot;

/** Settings are tuned for one robot. */
final class SettingsFile {
  private SettingsFile() {}

  /** Settings of another robot would move this one wrongly. */
  static void mustSuit(Document<Settings> settings, Document<Robot> robot) {
    String name = robot.bind().name();
    if (settings.bind().tuned().suits(name)) return;
    throw new FileError(settings.name() + ": is for the robot "
        + settings.bind().tuned().robot() + ", this one is " + name
        + ": give the settings of this robot, or set tuned.robot=any to try them anyway");
  }
}
