package raven.hal.pi.os;

/** A device that does not do what it should, in one line: which, what happened, the likely cause and the remedy. */
public final class DeviceFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The error number of the call that failed; 0 when the operating system saw nothing wrong. */
  private final int errno;

  public DeviceFault(String device, String what, String remedy) {
    super(device + ": " + what + "; " + remedy);
    errno = 0;
  }

  public DeviceFault(String device, String what, int errno, String remedy) {
    super(device + ": " + what + " (" + Errno.words(errno) + "); " + remedy);
    this.errno = errno;
  }

  public int errno() {
    return errno;
  }
}
