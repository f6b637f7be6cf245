package raven.hal.pi.provider;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.platform.Platform;
import com.pi4j.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Every Pi4J provider on the class path. Pi4J's own search keeps one of each kind, that of the highest priority or the first that it meets,
 * so that the others could not be chosen.
 */
final class KnownProviders implements PluginService, AutoCloseable {
  private final Context context =
      Pi4J.newContextBuilder().noAutoDetect().setShutdownHook(false).build();
  private final List<Plugin> plugins = new ArrayList<>();
  private final Map<String, Provider<?, ?, ?>> all = new TreeMap<>();

  KnownProviders() {
    for (Plugin plugin : ServiceLoader.load(Plugin.class)) {
      plugin.initialize(this);
      plugins.add(plugin);
    }
  }

  /** Those with these identifiers, as far as there are any. */
  Provider<?, ?, ?>[] named(List<String> ids) {
    return ids.stream()
        .distinct()
        .map(all::get)
        .filter(Objects::nonNull)
        .toArray(Provider<?, ?, ?>[]::new);
  }

  /** Identifiers of all that are of a kind, separated by commas. */
  String ids(Class<?> type) {
    return String.join(
        ", ", all.keySet().stream().filter(id -> type.isInstance(all.get(id))).toList());
  }

  @Override
  public Context context() {
    return context;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Pi4J has it
  public PluginService register(Provider... providers) {
    for (Provider<?, ?, ?> provider : providers) all.putIfAbsent(provider.getId(), provider);
    return this;
  }

  @Override
  public PluginService register(Platform... platforms) {
    return this;
  }

  @Override
  public void close() {
    for (Plugin plugin : plugins) plugin.shutdown(context);
    context.shutdown();
  }
}
