package raven.tools.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One viewer's end of a {@link Feed}: everything from a row on, then what is new, thirty times a second, until he is gone. He who is slow
 * is not waited for; he finds thinner rows.
 *
 * <p>Messages are kind (1 byte), three bytes of nothing, length (4 bytes, little endian) and contents. Rows are the number of the next row as
 * a double, then 32-bit floats; everything else is JSON.
 */
final class Viewing {
  static final byte HELLO = 0;
  static final byte ROWS = 1;
  static final byte EVENT = 2;
  static final byte STATE = 3;

  private static final int PERIOD_MS = 33;
  private static final int HEAD = 8;

  /** A sign of life at least so often, in periods. */
  private static final int SILENCE = 30;

  private static final int BATCH = 1 << 18;

  private final Feed feed;
  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(BATCH).order(ByteOrder.LITTLE_ENDIAN);
  private long row;
  private int event;
  private @Nullable String state;

  /**
   * @param row number of the first row that is wanted
   * @param event place of the first event that is wanted
   */
  Viewing(Feed feed, OutputStream out, long row, int event) {
    this.feed = feed;
    this.out = out;
    this.row = row;
    this.event = event;
  }

  /** Sends as long as there is somebody and {@code open} holds. */
  void run(BooleanSupplier open) throws IOException, InterruptedException {
    words(HELLO, "{\"session\": \"" + feed.session() + "\"}");
    int silent = 0;
    while (open.getAsBoolean()) {
      boolean said = rows();
      for (String json : feed.events(event)) {
        words(EVENT, json);
        event++;
        said = true;
      }
      String now = feed.state();
      if (!now.equals(state) || silent >= SILENCE) {
        words(STATE, now);
        state = now;
        said = true;
      }
      if (said) out.flush();
      silent = said ? 0 : silent + 1;
      Thread.sleep(PERIOD_MS);
    }
  }

  /** All that are new, in as many messages as it takes. */
  private boolean rows() throws IOException {
    boolean any = false;
    while (true) {
      buffer.clear().position(HEAD + Double.BYTES);
      long next = feed.rows(row, buffer);
      if (next == row) return any;
      row = next;
      any = true;
      int length = buffer.position() - HEAD;
      buffer.put(0, ROWS).putInt(4, length).putDouble(HEAD, next);
      out.write(buffer.array(), 0, HEAD + length);
    }
  }

  private void words(byte kind, String json) throws IOException {
    byte[] text = json.getBytes(UTF_8);
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    head.put(0, kind).putInt(4, text.length);
    out.write(head.array());
    out.write(text);
  }
}
