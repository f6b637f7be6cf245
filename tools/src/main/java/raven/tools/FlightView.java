package raven.tools;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import raven.controller.Raven;
import raven.hal.ActuatorFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import raven.log.LogRow;
import raven.log.LogSchema;
import raven.robot.Robot;
import raven.sim.World;
import raven.tools.FlightResult.ModeChange;
import raven.tools.view.Feed;
import raven.tools.view.Remote;
import raven.tools.view.ViewServer;

/** Shows a flight in simulation on the page while it goes on, at the pace of a clock. Used by the thread that flies. */
final class FlightView implements AutoCloseable {
  /** A row every so many ticks: a hundred a second. */
  private static final int ROW_TICKS = 5;

  /** Sleep shorter than this is not worth it [ns]. */
  private static final long NAP_NS = 1_000_000;

  /** A flight that is so much late lets the time go [ns]. */
  private static final long LATE_NS = 200_000_000;

  private final Robot robot;
  private final String title;
  private final TruthRow truth = new TruthRow();
  private final LogSchema schema = new LogSchema();
  private final Feed feed;
  private final Remote remote = new Remote();
  private final ViewServer server;
  private final ViewRow.Values values;

  /** The slowest tick since the row before, and as the row shows it [s]. */
  private double worst;

  private double tick;
  private long ticks;
  private long start_ns;
  private String remoteWords = "";

  /**
   * @param title words that tell this flight from others
   * @param like a flight of the same kind, for the columns
   */
  FlightView(Robot robot, String title, ViewOptions options, Flight like) {
    this.robot = robot;
    this.title = title;
    like.write(this, schema);
    feed = new Feed(schema.size(), Feed.ROWS);
    values = new ViewRow.Values(schema);
    server = options.serve(feed, remote);
  }

  ViewServer server() {
    return server;
  }

  /** Begins to show. */
  void begin(double[][] ground) {
    feed.scene(new ViewScene(title, true, robot, ground, schema).json());
    state("running", "");
    start_ns = System.nanoTime();
  }

  /** Lets the page hold the robot back. */
  void restrain(PilotCommand pilot) {
    remote.restrain(pilot);
    if (remoteWords.equals(remote.words())) return;
    state("running", "");
  }

  /** One tick is over, which took some time; returns when the next one is due. */
  void tick(Flight flight, long took_ns) {
    worst = Math.max(worst, took_ns / 1e9);
    if (ticks++ % ROW_TICKS == 0) {
      tick = worst;
      worst = 0;
      flight.write(this, values.begin());
      feed.row(values.row);
    }
    pace();
  }

  private void pace() {
    long ahead = start_ns + Math.round(ticks * World.TICK * 1e9) - System.nanoTime();
    if (ahead > NAP_NS) LockSupport.parkNanos(ahead);
    if (ahead < -LATE_NS) start_ns -= ahead;
  }

  void write(Raven raven, World world, SensorFrame sensors, ActuatorFrame actuators, LogRow row) {
    ViewRow view = new ViewRow(row);
    raven.log(sensors, actuators, view);
    truth.write(world, view.named(ViewRow.TRUE));
    view.named(ViewRow.LOOP);
    view.put("decide", "s", tick);
  }

  void mode(ModeChange change) {
    feed.event(Json.of(change.json()));
  }

  /** The flight is over: what came of it. */
  void over(String outcome, String why) {
    state(outcome, why);
  }

  private void state(String outcome, String why) {
    remoteWords = remote.words();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outcome", outcome.toLowerCase(Locale.ROOT));
    json.put("why", why);
    json.put("order", remoteWords);
    feed.state(Json.of(json));
  }

  @Override
  public void close() {
    server.close();
  }
}
