package raven.tools;

import java.io.IOException;
import java.io.InputStream;

/** Somebody's finger on a key: any key, and a terminal that is gone, says stop. */
final class StopKey {
  private volatile boolean pressed;
  private volatile String why = "";

  StopKey(InputStream keys) {
    Thread.ofPlatform().daemon().name("stop key").start(() -> watch(keys));
  }

  private void watch(InputStream keys) {
    try {
      why = keys.read() < 0 ? "the terminal is gone" : "a key was pressed";
    } catch (IOException e) {
      why = "the terminal is gone";
    }
    pressed = true;
  }

  boolean pressed() {
    return pressed;
  }

  String why() {
    return why;
  }
}
