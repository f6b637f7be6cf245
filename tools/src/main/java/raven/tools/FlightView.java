package raven.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import raven.hal.PilotCommand;
import raven.log.TickLog;
import raven.mode.Mode;
import raven.mode.ModeMachine;
import raven.mode.Transition;
import raven.mode.Transitions;
import raven.robot.Robot;
import raven.tools.FlightResult.ModeChange;
import raven.tools.log.LogRecorder;
import raven.tools.view.Feed;
import raven.tools.view.Remote;
import raven.tools.view.ViewServer;

/**
 * Shows a flight on the page while it goes on. The flight's thread appends to a ring, which neither allocates nor waits; a thread of its own
 * makes of it what viewers see.
 */
final class FlightView implements AutoCloseable {
  /** A row every so many ticks: a hundred a second. */
  private static final int ROW_TICKS = 5;

  /** Rows that may wait: two seconds. */
  private static final int WAITING_ROWS = 200;

  private static final long PAUSE_NS = 15_000_000;

  private static final Mode[] MODES = Mode.values();

  private final ViewRow.Sections sections;
  private final TickLog ring;
  private final int mode;
  private final int modeRow;
  private final Feed feed;
  private final @Nullable Remote remote;
  private final ViewServer server;
  private final Thread thread;
  private volatile boolean open = true;
  private volatile Outcome outcome = new Outcome("running", "");
  private Outcome told = new Outcome("", "");
  private String order = "";
  private double modeBefore = -1;
  private long ticks;

  private record Outcome(String word, String why) {}

  /**
   * @param title words that tell this flight from others
   * @param ground vertices of the ground: all x, all z [m]
   * @param logged what a log would keep of every tick, the robot's own rows first
   * @param commanded the page has the buttons that hold the robot back
   */
  FlightView(
      Robot robot,
      String title,
      double[][] ground,
      List<LogRecorder.Section> logged,
      ViewOptions options,
      boolean commanded) {
    remote = commanded ? new Remote() : null;
    sections = new ViewRow.Sections(logged);
    ring = new TickLog(sections.schema().size(), WAITING_ROWS);
    mode = sections.schema().indexOf("mode");
    modeRow = sections.schema().indexOf("mode_row");
    feed = new Feed(sections.schema().size(), Feed.ROWS);
    feed.scene(new ViewScene(title, true, commanded, robot, ground, sections.schema()).json());
    server = options.serve(feed, remote);
    thread = Thread.ofPlatform().daemon().name("view").start(this::work);
  }

  ViewServer server() {
    return server;
  }

  /** Lets the page hold the robot back; called after the pilot's switches were read. */
  void restrain(PilotCommand pilot) {
    if (remote != null) remote.restrain(pilot);
  }

  /** One tick is over; {@code changed}: the robot took up another mode in it. */
  void tick(boolean changed) {
    if (ticks++ % ROW_TICKS != 0 && !changed) return;
    ring.begin();
    sections.write(ring);
    ring.end();
  }

  /** The flight is over: what came of it. */
  void over(String word, String why) {
    outcome = new Outcome(word.toLowerCase(Locale.ROOT), why);
  }

  private void work() {
    while (open) {
      ring.drain(this::row);
      state();
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  private void row(double[] values) {
    feed.row(values);
    if (values[mode] == modeBefore) return;
    modeBefore = values[mode];
    int taken = (int) values[modeRow];
    Transition row =
        taken == ModeMachine.POWER_UP_ROW ? Transition.POWER_UP : Transitions.TABLE.get(taken);
    String name = MODES[(int) values[mode]].name().toLowerCase(Locale.ROOT);
    feed.event(Json.of(new ModeChange(name, values[0], row.why()).json()));
  }

  private void state() {
    Outcome now = outcome;
    String inForce = remote == null ? "" : remote.words();
    if (now.equals(told) && inForce.equals(order)) return;
    told = now;
    order = inForce;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outcome", now.word());
    json.put("why", now.why());
    json.put("order", inForce);
    feed.state(Json.of(json));
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
    server.close();
  }
}
