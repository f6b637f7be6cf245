package raven.mission;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.file.Document;
import raven.file.FileError;

/** The mission file: where it is found, and whether its script fits its course. */
public final class MissionFile {
  /** Missions that come with RAVEN. */
  public static final List<String> BUNDLED = List.of(
      "tour", "walk", "gap", "step", "mount", "takeoff", "standing-takeoff", "falling-takeoff");

  /** Beyond these no study of RAVEN ever landed [m]. */
  private static final double WIDEST_GAP = 0.2;

  private static final double HIGHEST_STEP = 0.28;

  private MissionFile() {}

  /** A bundled mission by name, or a file by its path (it has a slash or ends in .yaml or .yml). */
  public static Document<Mission> open(String mission) {
    if (BUNDLED.contains(mission)) {
      String file = mission.concat(".yaml");
      return Document.resource(
          file, "/raven/missions/".concat(file), Mission.class, MissionFile::check);
    }
    if (mission.indexOf('/') >= 0 || mission.endsWith(".yaml") || mission.endsWith(".yml")) {
      try {
        return Document.load(Path.of(mission), Mission.class, MissionFile::check);
      } catch (InvalidPathException e) {
        throw new FileError(mission.replace('\0', '?') + ": is no file name", e);
      }
    }
    throw new FileError("there is no mission " + mission + ": choose one of "
        + String.join(", ", BUNDLED) + ", or give the path of a YAML file");
  }

  /** A mission from the text of a file, as a log holds it. */
  public static Document<Mission> parse(String name, String text) {
    return Document.parse(name, text, Mission.class, MissionFile::check);
  }

  static void check(Mission mission, Document<Mission> document) {
    if (mission.course().segments().isEmpty()) {
      throw document.error("course.segments", "is empty, expected at least one ground");
    }
    if (mission.script().isEmpty()) {
      throw document.error(
          "script", "is empty, expected at least one of walk, hop, mount, take_off");
    }
    new Rehearsal(mission, document).run();
  }

  /** Goes through the script on paper: where it would be after each task, and what lies ahead. */
  private static final class Rehearsal {
    private final Mission mission;
    private final Document<Mission> document;

    /** Where the robot stands [m], and the segment it stands on. */
    private double x;

    private int segment;

    /** Where that segment begins [m]. */
    private double begin;

    private boolean aloft;

    Rehearsal(Mission mission, Document<Mission> document) {
      this.mission = mission;
      this.document = document;
      this.begin = mission.course().start();
    }

    void run() {
      // the robot starts at x = 0, on ground
      if (!(here() instanceof Course.Segment.Ground) || begin > 0) {
        throw document.error("course.segments.0", "is no ground, expected ground to start on");
      }
      if (end() <= x) {
        throw document.error(
            "course.segments.0.ground", "ends before x = 0, where the robot starts");
      }
      for (int i = 0; i < mission.script().size(); i++) {
        perform(mission.script().get(i), "script.".concat(Integer.toString(i)));
      }
    }

    private void perform(Task task, String path) {
      if (aloft && !(task instanceof Task.Cruise)) {
        throw document.error(path, "comes after take_off, expected cruise or nothing");
      }
      if (task instanceof Task.Walk walk) {
        walk(walk, path.concat(".walk"));
      } else if (task instanceof Task.Hop) {
        hop(path);
      } else if (task instanceof Task.Mount) {
        mount(path);
      } else if (task instanceof Task.TakeOff) {
        aloft = true;
      } else if (!aloft) {
        throw document.error(path, "is a cruise on the ground, expected take_off before it");
      }
    }

    private void walk(Task.Walk walk, String path) {
      if (walk.until() == Task.Walk.Until.OBSTACLE) {
        if (walk.distance() > 0) {
          throw document.error(
              path + ".distance", "has no meaning with until: obstacle, leave one of them out");
        }
        if (ahead() == null) {
          throw document.error(
              path + ".until", "waits for an obstacle, but the course has none left");
        }
        x = end();
        return;
      }
      if (walk.distance() <= 0) {
        throw document.error(
            path, "says neither how far nor until what, expected distance or until: obstacle");
      }
      x += walk.distance();
      if (x > end()) {
        String what = ahead() == null ? "the course ends" : "an obstacle lies";
        throw document.error(
            path + ".distance",
            "is too far: " + what + " " + centimetres(end() - x + walk.distance()) + " ahead");
      }
    }

    private void hop(String path) {
      if (!(ahead() instanceof Course.Segment.Gap gap)) {
        throw document.error(path, "is a hop, but what lies ahead is " + describe(ahead()));
      }
      if (gap.width() > WIDEST_GAP) {
        throw document.error(
            "course.segments." + index() + ".gap.width",
            "asks for a " + centimetres(gap.width()) + " gap; RAVEN hops at most "
                + centimetres(WIDEST_GAP));
      }
      cross(path);
    }

    private void mount(String path) {
      if (!(ahead() instanceof Course.Segment.Step step) || step.height() <= 0) {
        throw document.error(path, "is a mount, but what lies ahead is " + describe(ahead()));
      }
      if (step.height() > HIGHEST_STEP) {
        throw document.error(
            "course.segments." + index() + ".step.height",
            "asks for a " + centimetres(step.height()) + " step; RAVEN mounts at most "
                + centimetres(HIGHEST_STEP));
      }
      cross(path);
    }

    /** To the ground behind the obstacle ahead. */
    private void cross(String path) {
      double beyond = end();
      int obstacle = index();
      if (mission.course().segments().get(obstacle) instanceof Course.Segment.Gap gap) {
        beyond += gap.width();
      }
      if (obstacle + 1 >= mission.course().segments().size()
          || !(mission.course().segments().get(obstacle + 1) instanceof Course.Segment.Ground)) {
        throw document.error(path, "has no ground to land on behind course.segments." + obstacle);
      }
      segment = obstacle + 1;
      begin = beyond;
      x = beyond;
    }

    private Course.Segment here() {
      return mission.course().segments().get(segment);
    }

    /** Where ground ends and something else begins, or the course. */
    private double end() {
      double end = begin;
      for (int i = segment; i < mission.course().segments().size(); i++) {
        if (!(mission.course().segments().get(i) instanceof Course.Segment.Ground ground)) {
          return end;
        }
        end += ground.length();
      }
      return end;
    }

    /** Index of the first segment ahead that is no ground; the number of segments when there is none. */
    private int index() {
      int i = segment;
      while (i < mission.course().segments().size()
          && mission.course().segments().get(i) instanceof Course.Segment.Ground) {
        i++;
      }
      return i;
    }

    private Course.@Nullable Segment ahead() {
      return index() < mission.course().segments().size()
          ? mission.course().segments().get(index())
          : null;
    }

    private static String describe(Course.@Nullable Segment segment) {
      if (segment instanceof Course.Segment.Gap gap) {
        return "a gap of " + centimetres(gap.width());
      }
      if (segment instanceof Course.Segment.Step step) {
        return (step.height() > 0 ? "a step up of " : "a step down of ")
            + centimetres(Math.abs(step.height()));
      }
      return "plain ground";
    }

    private static String centimetres(double metres) {
      double shown = Math.round(1000 * metres) / 10.0;
      return (shown == Math.rint(shown) ? Long.toString((long) shown) : Double.toString(shown))
          + " cm";
    }
  }
}
