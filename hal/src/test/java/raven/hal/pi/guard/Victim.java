package raven.hal.pi.guard;

import java.util.List;

/** A program that flies until it is killed: arguments are the file of the ESC's pulse and whether it goes deaf instead, or never gives a sign. */
public final class Victim {
  private Victim() {}

  public static void main(String[] arguments) throws InterruptedException {
    Guard guard = new Guard(List.of(new SafeAct.Write(arguments[0], 1_000_000)));
    long end = switch (arguments[1]) {
      case "hang" -> System.nanoTime() + 300_000_000L;
      case "wait" -> System.nanoTime();
      default -> Long.MAX_VALUE;
    };
    System.out.println("flying");
    while (System.nanoTime() < end) {
      guard.beat();
      Thread.sleep(10);
    }
    System.out.println("hanging");
    Thread.sleep(60_000);
  }
}
