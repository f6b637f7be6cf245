package raven.tools.view;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What there is to be seen of one flight: the scene that stays, rows of numbers, events, and how things stand. Whoever flies or reads a log
 * puts in, any number of viewers take out. Thread-safe.
 *
 * <p>Words are JSON objects, written by those who know what they mean.
 */
public final class Feed {
  /** Ten minutes at a hundred rows a second, before older ones thin out. */
  public static final int ROWS = 60_000;

  private final String session = UUID.randomUUID().toString();
  private final int columns;
  private final History rows;
  private final List<String> events = new ArrayList<>();
  private String scene = "{}";
  private String state = "{}";

  /**
   * @param columns numbers per row, the first one the time [s]
   * @param capacity rows that are kept
   */
  public Feed(int columns, int capacity) {
    this.columns = columns;
    rows = new History(columns, capacity);
  }

  /** Tells flights apart: a viewer that comes back sees whether it is still the same. */
  String session() {
    return session;
  }

  int columns() {
    return columns;
  }

  public synchronized void scene(String json) {
    scene = json;
  }

  public synchronized void row(double[] values) {
    rows.append(values);
  }

  /** Something happened that stays worth knowing, as a change of mode. */
  public synchronized void event(String json) {
    events.add(json);
  }

  /** How things stand, until the next call. */
  public synchronized void state(String json) {
    state = json;
  }

  synchronized String scene() {
    return scene;
  }

  synchronized String state() {
    return state;
  }

  /** The events from a place on. */
  synchronized List<String> events(int from) {
    return from >= events.size()
        ? List.of()
        : List.copyOf(events.subList(Math.max(0, from), events.size()));
  }

  /** As {@link History#copy}. */
  synchronized long rows(long from, ByteBuffer into) {
    return rows.copy(from, into);
  }
}
