package raven.tools.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may look and who may act. Pages of other origins may do neither: their requests say where they come from, and a name that somebody
 * bent to this machine's address (DNS rebinding) is none that this machine has. To act takes the session's token.
 */
final class Gate {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.%]+]");
  private static final Pattern PORT = Pattern.compile(":[0-9]+$");

  private final String token;
  private final boolean loopback;

  /** {@code loopback}: only this machine itself can connect. */
  Gate(boolean loopback) {
    this.loopback = loopback;
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    token = HexFormat.of().formatHex(random);
  }

  String token() {
    return token;
  }

  /** Why a request is turned away before anything is looked at; null when it is not. */
  @Nullable
  String stranger(Headers headers) {
    String host = headers.getFirst("Host");
    if (host == null || !ours(PORT.matcher(host).replaceFirst(""))) {
      return "this page is not served under the name " + host;
    }
    String origin = headers.getFirst("Origin");
    if (origin != null && !origin.equals("http://" + host)) {
      return "pages of " + origin + " have no business here";
    }
    String site = headers.getFirst("Sec-Fetch-Site");
    boolean visit = "navigate".equals(headers.getFirst("Sec-Fetch-Mode"));
    boolean same = site == null || site.equals("same-origin") || site.equals("none");
    return same || visit ? null : "pages of other origins have no business here";
  }

  /** Whether somebody shows the token. */
  boolean knows(Headers headers) {
    String shown = headers.getFirst("X-Raven-Token");
    return shown != null && MessageDigest.isEqual(shown.getBytes(UTF_8), token.getBytes(UTF_8));
  }

  private boolean ours(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("localhost") || lower.equals("127.0.0.1") || lower.equals("[::1]")) {
      return true;
    }
    return !loopback && (ADDRESS.matcher(lower).matches() || names().contains(lower));
  }

  private static Set<String> names() {
    try {
      String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      return Set.of(name, name + ".local");
    } catch (UnknownHostException e) {
      // a machine without a name is reached by its address
      return Set.of();
    }
  }
}
