package raven.hal.link;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** A host and a port, as a user gives them. */
public record Endpoint(String host, int port) {
  /** {@code option} says in an error what was being read. */
  public static Endpoint parse(String option, String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1).strip());
      String host = text.substring(0, Math.max(0, colon)).strip();
      if (colon > 0 && !host.isEmpty() && port >= 0 && port <= 0xffff)
        return new Endpoint(host, port);
    } catch (NumberFormatException e) {
      // said below
    }
    throw new LinkFault(option + " " + text
        + ": expected HOST:PORT with a port up to 65535, such as 127.0.0.1:4560");
  }

  /** Looks the host up. */
  InetSocketAddress address() {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new LinkFault(
          this + ": there is no host " + host + "; give its name or its address", e);
    }
  }

  boolean loopback() {
    return address().getAddress().isLoopbackAddress();
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
