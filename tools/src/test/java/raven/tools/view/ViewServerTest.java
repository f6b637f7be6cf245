package raven.tools.view;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import raven.file.FileError;
import raven.hal.PilotCommand;

/** Who is let in, and what for; spoken to over plain sockets, for a client library would not lie. */
final class ViewServerTest {
  private static final int TIMES = 100;

  private final Feed feed = new Feed(2, 1000);
  private final Remote remote = new Remote();
  private ViewServer server;
  private String token;
  private int port;

  @BeforeEach
  void open() {
    feed.scene("{\"title\": \"test\"}");
    server = new ViewServer(feed, remote, InetAddress.getLoopbackAddress(), 0);
    URI url = URI.create(server.url());
    port = url.getPort();
    token = url.getFragment();
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** The whole answer to a request with headers besides. */
  private String ask(String request, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String host =
          String.join("\n", headers).contains("Host:") ? "" : "Host: 127.0.0.1:" + port + "\r\n";
      String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
      String text = request + " HTTP/1.1\r\n" + host + more
          + "Connection: close\r\nContent-Length: 0\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static void code(int expected, String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 " + expected), answer);
  }

  private boolean armed() {
    PilotCommand pilot = new PilotCommand();
    pilot.armed = pilot.go = true;
    remote.restrain(pilot);
    return pilot.armed;
  }

  @Test
  void thePageAndItsLibrariesComeFromTheProgramAlone() throws IOException {
    String page = ask("GET /");
    code(200, page);
    assertFalse(page.contains("//cdn") || page.contains("https:"), page);
    for (String file : new String[] {
      "style.css",
      "main.js",
      "lib/three.module.min.js",
      "lib/three.core.min.js",
      "lib/OrbitControls.js",
      "lib/uPlot.esm.js",
      "lib/uPlot.min.css"
    }) {
      code(200, ask("GET /" + file));
    }
    code(404, ask("GET /../pom.xml"));
    code(404, ask("GET /lib/other.js"));
  }

  @Test
  void otherOriginsAndBentNamesAreTurnedAway() throws IOException {
    code(403, ask("GET /scene", "Origin: http://evil.example"));
    code(403, ask("GET /stream?row=0&event=0", "Host: evil.example"));
    code(403, ask("GET /scene", "Host: 10.0.0.1:" + port));
    code(403, ask("GET /scene", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"));
    code(403, ask("POST /order/kill", "Origin: http://127.0.0.1:1", "X-Raven-Token: " + token));
    code(200, ask("GET /scene", "Origin: http://127.0.0.1:" + port));
    code(200, ask("GET /scene", "Host: localhost:9999"));
    assertTrue(armed());
  }

  @Test
  void onlyTheTokenActs() throws IOException {
    code(403, ask("POST /order/kill"));
    code(403, ask("POST /order/kill", "X-Raven-Token: " + token.replace(token.charAt(0), 'x')));
    code(405, ask("GET /order/kill", "X-Raven-Token: " + token));
    code(404, ask("POST /order/explode", "X-Raven-Token: " + token));
    assertTrue(armed());
    code(200, ask("POST /order/kill", "X-Raven-Token: " + token));
    assertFalse(armed());
    code(200, ask("POST /order/arm", "X-Raven-Token: " + token));
    assertTrue(armed());
  }

  @Test
  void stopOpensTheGoSwitchAndLeavesTheRobotArmed() throws IOException {
    code(200, ask("POST /order/stop", "X-Raven-Token: " + token));
    PilotCommand pilot = new PilotCommand();
    pilot.armed = pilot.go = true;
    remote.restrain(pilot);
    assertTrue(pilot.armed);
    assertFalse(pilot.go);
  }

  @Test
  void aSilentTransmitterKeepsNobodyFromStopping() {
    remote.order(Remote.Order.KILL);
    PilotCommand pilot = new PilotCommand();
    pilot.armed = true;
    remote.restrain(pilot);
    assertTrue(pilot.valid);
    assertFalse(pilot.armed);
  }

  @Test
  void armingGivesNothingThatThePilotHolds() {
    remote.order(Remote.Order.ARM);
    PilotCommand pilot = new PilotCommand();
    remote.restrain(pilot);
    assertFalse(pilot.armed || pilot.go);
  }

  @Test
  void aPortInUseIsSaidInOneLine() {
    FileError error = assertThrows(
        FileError.class,
        () -> new ViewServer(feed, null, InetAddress.getLoopbackAddress(), port).close());
    assertTrue(error.getMessage().contains("port " + port), error.getMessage());
    assertTrue(error.getMessage().contains("--view-port"), error.getMessage());
  }

  @Test
  void anAddressOfAnotherMachineIsSaidWithThoseOfThisOne() throws IOException {
    // from the block that is for documentation only (RFC 5737)
    InetAddress other = InetAddress.getByName("203.0.113.77");
    FileError error =
        assertThrows(FileError.class, () -> new ViewServer(feed, null, other, 0).close());
    assertTrue(error.getMessage().contains("it is no address of this machine, which has "));
    assertTrue(error.getMessage().contains("127.0.0.1"), error.getMessage());
    assertTrue(error.getMessage().contains("--view-address"), error.getMessage());
  }

  @Test
  void aBrowserComesAndGoesAHundredTimes() throws IOException, InterruptedException {
    int threads = Thread.activeCount();
    for (int i = 0; i < TIMES; i++) {
      feed.row(new double[] {i, i});
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        String text = "GET /stream?row=0&event=0 HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        assertTrue(socket.getInputStream().read() == 'H', "visit " + i);
      }
    }
    // whoever left is noticed when he is sent something
    for (int i = 0; i < TIMES && server.viewers() > 0; i++) {
      feed.row(new double[] {TIMES + i, 0});
      Thread.sleep(50);
    }
    assertEquals(0, server.viewers());
    assertTrue(Thread.activeCount() <= threads + 4, Thread.activeCount() + " threads");
    code(200, ask("GET /scene"));
  }
}
