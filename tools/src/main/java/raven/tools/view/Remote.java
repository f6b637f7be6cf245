package raven.tools.view;

import java.util.Locale;
import raven.hal.PilotCommand;

/**
 * The page's hold on the robot: it can keep back what the pilot's switches allow and let go of it again, and can do no more. Thread-safe.
 *
 * <p>Stop opens the go switch: the robot finishes what keeps it safe and stands or glides. Emergency stop opens the arm switch as well: legs
 * limp, propeller stopped. Both stay until the page arms again.
 */
public final class Remote {
  /** What a button asks for. */
  public enum Order {
    ARM,
    STOP,
    KILL;

    /** An order by the name that the page uses. */
    static Order named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  private volatile Order last = Order.ARM;

  void order(Order order) {
    last = order;
  }

  /** The order in force, in lower case. */
  public String words() {
    return last.name().toLowerCase(Locale.ROOT);
  }

  /** Holds back what it has to; called after the pilot's switches were read. */
  public void restrain(PilotCommand pilot) {
    Order order = last;
    if (order == Order.ARM) return;
    // a silent transmitter keeps nobody from stopping the robot
    pilot.valid = true;
    pilot.go = false;
    pilot.armed &= order != Order.KILL;
  }
}
