package raven.tools;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import raven.file.FileError;
import raven.tools.view.Feed;
import raven.tools.view.Remote;
import raven.tools.view.ViewServer;

/** Where the page is served. */
final class ViewOptions {
  private static final int LAST_PORT = 65535;

  @Option(
      names = "--view-port",
      defaultValue = "7286",
      paramLabel = "N",
      description = "Port of the page, 0 for any that is free; default: ${DEFAULT-VALUE}.")
  int port;

  @Option(
      names = "--view-address",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "Address that the page is served on, 0.0.0.0 for all of this machine;"
          + " default: ${DEFAULT-VALUE}, for this machine only.")
  String address = "127.0.0.1";

  /** Opens the page. */
  ViewServer serve(Feed feed, @Nullable Remote remote) {
    if (port < 0 || port > LAST_PORT) {
      throw new FileError("--view-port " + port + ": expected 0 to " + LAST_PORT);
    }
    try {
      return new ViewServer(feed, remote, InetAddress.getByName(address), port);
    } catch (UnknownHostException e) {
      throw new FileError("--view-address " + address + ": is no address of this machine", e);
    }
  }

  /** Says where the page is. */
  static void say(ViewServer server) {
    System.err.println("raven: look at " + server.url());
  }

  /** Keeps the page until the user ends the program. */
  static void linger() {
    System.err.println("raven: the page stays until Ctrl-C");
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
