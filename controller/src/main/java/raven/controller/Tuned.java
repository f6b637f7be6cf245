package raven.controller;

import raven.file.Default;

/** Where the numbers of a settings file come from: the record that {@code raven tune} leaves, for people; only the robot is checked. */
public record Tuned(
    /** Name of the robot that the settings are for; {@code any} when nobody said. */
    @Default("any") String robot,
    @Default("nothing") String behaviour,
    @Default("nothing") String objective,
    @Default("none") String plants,
    @Default("none") String search,
    @Default("none") String score,
    @Default("none") String version) {

  /** These settings are not meant for a robot of another name. */
  public boolean suits(String name) {
    return robot.equals("any") || robot.equals(name);
  }
}
