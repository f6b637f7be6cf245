package raven.tools.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that the page consists of, its own and those of its libraries, out of the class path. */
final class Assets {
  /** One file. */
  record Asset(String type, byte[] bytes) {}

  private static final String OWN = "/raven/view/";
  private static final String JARS = "/META-INF/resources/webjars/";
  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9]+(\\.[a-zA-Z0-9]+)*");

  /** Libraries under the names that the page calls them by. */
  private static final Map<String, String> LIBRARIES = Map.of(
      "lib/three.module.min.js", "three/*/build/three.module.min.js",
      "lib/three.core.min.js", "three/*/build/three.core.min.js",
      "lib/OrbitControls.js", "three/*/examples/jsm/controls/OrbitControls.js",
      "lib/uPlot.esm.js", "uplot/*/dist/uPlot.esm.js",
      "lib/uPlot.min.css", "uplot/*/dist/uPlot.min.css");

  private final Map<String, Asset> known = new ConcurrentHashMap<>();

  /** A file by the path it is asked for, without the leading slash; null when there is none. */
  @Nullable
  Asset find(String path) {
    String name = path.isEmpty() ? "index.html" : path;
    Asset asset = known.get(name);
    if (asset == null) {
      asset = load(name);
      if (asset != null) known.put(name, asset);
    }
    return asset;
  }

  private static @Nullable Asset load(String name) {
    String library = LIBRARIES.get(name);
    if (library == null) {
      return PLAIN.matcher(name).matches() ? read(OWN + name, name) : null;
    }
    String jar = library.substring(0, library.indexOf('/'));
    Asset asset = read(JARS + library.replace("*", version(jar)), name);
    if (asset == null || !name.endsWith("OrbitControls.js")) return asset;

    // a browser wants to know where a library lies that is imported by its bare name
    String text = new String(asset.bytes, UTF_8);
    return new Asset(
        asset.type, text.replace("from 'three'", "from './three.module.min.js'").getBytes(UTF_8));
  }

  private static @Nullable Asset read(String resource, String name) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      return in == null ? null : new Asset(type(name), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a library, as its jar tells it. */
  private static String version(String jar) {
    String file = "/META-INF/maven/org.webjars.npm/" + jar + "/pom.properties";
    try (InputStream in = Assets.class.getResourceAsStream(file)) {
      if (in == null) throw new IllegalStateException("not on the class path: " + jar);
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "application/octet-stream";
    };
  }
}
