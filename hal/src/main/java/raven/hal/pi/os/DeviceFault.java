package raven.hal.pi.os;

/** A device that does not do what it should, in one line: which, what happened, the likely cause and the remedy. */
public final class DeviceFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The error number of the call that failed; 0 when the operating system saw nothing wrong. */
  private final int errno;

  private final String remedy;

  public DeviceFault(String device, String what, String remedy) {
    super(device + ": " + what + "; " + remedy);
    this.remedy = remedy;
    errno = 0;
  }

  public DeviceFault(String device, String what, int errno, String remedy) {
    super(device + ": " + what + " (" + Errno.words(errno) + "); " + remedy);
    this.remedy = remedy;
    this.errno = errno;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** Which device, and what happened, without the remedy. */
  public String finding() {
    String message = String.valueOf(getMessage());
    return message.substring(0, message.length() - remedy.length() - "; ".length());
  }

  public int errno() {
    return errno;
  }
}
