package raven.tools;

/** The command line. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.err.println("raven: no commands yet");
    System.exit(2);
  }
}
