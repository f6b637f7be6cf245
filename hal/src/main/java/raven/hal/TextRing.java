package raven.hal;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hands texts from one thread to another without locks or garbage; what finds no room is lost and counted. */
public final class TextRing {
  private final @Nullable String[] texts;
  private final int[] kinds;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private volatile long lost;
  private int kind;

  public TextRing(int capacity) {
    texts = new @Nullable String[capacity];
    kinds = new int[capacity];
  }

  /** Only ever called by one thread. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  public void put(int ofKind, String text) {
    long at = written.getPlain();
    if (at - read.getAcquire() >= texts.length) {
      lost++;
      return;
    }
    texts[(int) (at % texts.length)] = text;
    kinds[(int) (at % texts.length)] = ofKind;
    written.setRelease(at + 1);
  }

  /** The next text, or null. Only ever called by one thread. */
  public @Nullable String take() {
    long at = read.getPlain();
    if (at == written.getAcquire()) return null;
    String text = texts[(int) (at % texts.length)];
    kind = kinds[(int) (at % texts.length)];
    read.setRelease(at + 1);
    return text;
  }

  /** What the text that was taken last is about. */
  public int kind() {
    return kind;
  }

  public long lost() {
    return lost;
  }
}
