package raven.tools.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import raven.file.FileError;

/** Serves the page, what it shows and what it asks, to browsers on this machine or, when told so, on the network. */
public final class ViewServer implements AutoCloseable {
  /** Viewers at the same time. */
  private static final int VIEWERS = 32;

  private static final Pattern FROM = Pattern.compile("row=([0-9]{1,15})&event=([0-9]{1,9})");

  /** Nothing from elsewhere, not even by mistake; nobody may put the page into his own. */
  private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
      + " img-src 'self' data: blob:; media-src 'self' blob:; frame-ancestors 'none'";

  private final Feed feed;
  private final @Nullable Remote remote;
  private final Gate gate;
  private final Assets assets = new Assets();
  private final HttpServer http;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger viewers = new AtomicInteger();
  private volatile boolean open = true;

  /**
   * @param remote what the buttons act on; null for a flight that is over
   * @param port 0 for any that is free
   */
  public ViewServer(Feed feed, @Nullable Remote remote, InetAddress address, int port) {
    this.feed = feed;
    this.remote = remote;
    gate = new Gate(address.isLoopbackAddress());

    // small messages are sent at once instead of waiting for more
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      http = HttpServer.create(new InetSocketAddress(address, port), 0);
    } catch (BindException e) {
      String advice = local(address)
          ? "choose another with --view-port (0 takes any)"
          : "it is no address of this machine, which has " + String.join(", ", addresses())
              + "; give one of them with --view-address, or 0.0.0.0 for all";
      throw new FileError(
          "cannot show the page on " + address.getHostAddress() + " port " + port + ": "
              + e.getMessage() + "; " + advice,
          e);
    } catch (IOException e) {
      throw new FileError("cannot show the page: " + e.getMessage(), e);
    }
    http.setExecutor(workers);
    http.createContext("/", this::answer);
    http.start();
  }

  private static boolean local(InetAddress address) {
    try {
      return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }

  private static List<String> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .map(InetAddress::getHostAddress)
          .sorted()
          .toList();
    } catch (SocketException e) {
      return List.of("127.0.0.1");
    }
  }

  /** Where the page is; what stands behind the # is the token, and goes to no server. */
  public String url() {
    InetSocketAddress at = http.getAddress();
    InetAddress address = at.getAddress();
    String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
    String plain =
        "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + at.getPort() + "/";
    return remote == null ? plain : plain + "#" + gate.token();
  }

  /** How many look at the moment. */
  public int viewers() {
    return viewers.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String stranger = gate.stranger(exchange.getRequestHeaders());
      if (stranger != null) {
        say(exchange, 403, stranger);
        return;
      }
      String path = exchange.getRequestURI().getPath().substring(1);
      boolean get = exchange.getRequestMethod().equals("GET");
      if (path.startsWith("order/")) {
        order(exchange, path.substring("order/".length()));
      } else if (!get) {
        say(exchange, 405, "there is nothing here but to be looked at");
      } else if (path.equals("scene")) {
        send(exchange, "application/json", feed.scene().getBytes(UTF_8));
      } else if (path.equals("stream")) {
        stream(exchange);
      } else {
        Assets.Asset asset = assets.find(path);
        if (asset == null) say(exchange, 404, "there is no " + path);
        else send(exchange, asset.type(), asset.bytes());
      }
    }
  }

  private void order(HttpExchange exchange, String name) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      say(exchange, 405, "orders are posted");
    } else if (!gate.knows(exchange.getRequestHeaders())) {
      say(
          exchange,
          403,
          "the token is missing or not this session's: open the address that" + " raven printed");
    } else if (remote == null) {
      say(exchange, 409, "this flight is over");
    } else {
      try {
        remote.order(Remote.Order.named(name));
        say(exchange, 200, remote.words());
      } catch (IllegalArgumentException e) {
        say(exchange, 404, "there is no order " + name);
      }
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    Matcher from = FROM.matcher(query == null ? "" : query);
    if (!from.matches()) {
      say(exchange, 400, "expected row=N&event=N");
      return;
    }
    if (viewers.incrementAndGet() > VIEWERS) {
      viewers.decrementAndGet();
      say(exchange, 503, "too many viewers: " + VIEWERS + " are looking already");
      return;
    }
    try {
      head(exchange, "application/octet-stream");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      long row = Long.parseLong(from.group(1));
      new Viewing(feed, out, row, Integer.parseInt(from.group(2))).run(() -> open);
    } catch (IOException e) {
      // the viewer is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      viewers.decrementAndGet();
    }
  }

  private static void head(HttpExchange exchange, String type) {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
  }

  private static void say(HttpExchange exchange, int code, String words) throws IOException {
    head(exchange, "text/plain; charset=utf-8");
    byte[] text = (words + "\n").getBytes(UTF_8);
    exchange.sendResponseHeaders(code, text.length);
    exchange.getResponseBody().write(text);
  }

  private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
    head(exchange, type);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Turns everybody out. */
  @Override
  public void close() {
    open = false;
    http.stop(0);
    workers.shutdownNow();
  }
}
