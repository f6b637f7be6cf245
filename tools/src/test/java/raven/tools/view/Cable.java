package raven.tools.view;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line between browser and program that can be pulled out and put in again. */
public final class Cable implements AutoCloseable {
  private final ServerSocket here;
  private final int there;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean plugged = true;

  /** {@code there}: port of the program. */
  public Cable(int there) throws IOException {
    this.there = there;
    here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return here.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket browser = here.accept();
        if (!plugged) {
          browser.close();
          continue;
        }
        Socket program = new Socket(InetAddress.getLoopbackAddress(), there);
        sockets.add(browser);
        sockets.add(program);
        Thread.ofVirtual().start(() -> carry(browser, program));
        Thread.ofVirtual().start(() -> carry(program, browser));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // pulled out, or one end is gone
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  public void pull() throws IOException {
    plugged = false;
    for (Socket socket : sockets) socket.close();
  }

  public void plug() {
    plugged = true;
  }

  @Override
  public void close() throws IOException {
    here.close();
    pull();
  }
}
