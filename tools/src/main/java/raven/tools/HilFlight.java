package raven.tools;

import java.util.List;
import org.jspecify.annotations.Nullable;
import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.hal.link.HilFlightEnd;
import raven.mode.Itinerary.Outcome;
import raven.mode.Mode;
import raven.tools.log.LogRecorder;

/** The flight code's end of a hardware-in-the-loop session at work: a tick for every frame that comes. Not thread-safe. */
final class HilFlight {
  /** Who wants to know of a mode. */
  interface Changes {
    void changed(MindReport x, double time);
  }

  private final LocalMind mind;
  private final Changes watcher;
  private final SensorFrame sensors = new SensorFrame();
  private final ActuatorFrame out = new ActuatorFrame();
  private LoopActuators.@Nullable Open followers;
  private @Nullable Watch watch;
  private long ticks;

  HilFlight(LocalMind mind, Changes watcher) {
    this.mind = mind;
    this.watcher = watcher;
  }

  /** Devices follow the targets. */
  void followedBy(LoopActuators.@Nullable Open devices) {
    followers = devices;
  }

  /** Every tick goes into a log and onto a page, which may hold the robot back. */
  void watchedBy(Watch onlooker) {
    watch = onlooker;
    FlightView page = onlooker.page();
    if (page != null) mind.restrainedBy(page::restrain);
  }

  /** What log and page have of every tick. */
  List<LogRecorder.Section> sections() {
    return List.of(
        new LogRecorder.Section("/tick", "Tick", row -> mind.log(sensors, out, row)),
        new LogRecorder.Section("/loop", "Loop", row -> {
          row.put("time", "s", sensors.time);
          mind.logTime(row);
        }));
  }

  /** Ticks for as long as frames come. */
  void fly(HilFlightEnd end) {
    MindReport x = mind.report();
    watcher.changed(x, 0);
    end.say(true, x.why);
    while (end.read(sensors)) {
      Mode before = x.mode;
      Outcome outcome = x.outcome;
      mind.tick(sensors, out);
      boolean changed = x.mode != before;
      if (changed) {
        watcher.changed(x, sensors.time);
        end.say(true, x.why);
      }
      if (x.outcome != outcome) end.say(false, x.end);
      x.pack(end.report());
      end.write(out);
      if (followers != null) followers.follow(out);
      if (watch != null) watch.tick(changed);
      ticks++;
    }
  }

  /** How many frames came. */
  long ticks() {
    return ticks;
  }
}
