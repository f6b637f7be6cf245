package raven.hal.link;

/** The other end of a link cannot be reached, or is gone, in words for a user. */
public final class LinkFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LinkFault(String message) {
    super(message);
  }

  public LinkFault(String message, Throwable cause) {
    super(message, cause);
  }
}
