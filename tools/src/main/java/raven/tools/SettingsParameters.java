package raven.tools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ObjIntConsumer;
import raven.controller.Settings;
import raven.file.Document;
import raven.file.FileError;
import raven.file.Value;
import raven.hal.link.Parameters;
import raven.tools.log.SettingChange;

/**
 * The controller's settings as MAVLink parameters, in the units of SI. A change makes new settings, and is told with its number; whoever flies
 * takes them up while the drivers are off. Belongs to the telemetry thread.
 */
final class SettingsParameters implements Parameters {
  private static final int LONGEST = 16;

  private final Document<Settings> document;
  private final ObjIntConsumer<Settings> changed;
  private final List<SettingChange> changes = new CopyOnWriteArrayList<>();
  private final List<Value> values;
  private final List<String> names = new ArrayList<>();

  SettingsParameters(Document<Settings> document, ObjIntConsumer<Settings> changed) {
    this.document = document;
    this.changed = changed;
    values = new ArrayList<>(document.values());
    Set<String> taken = new HashSet<>();
    for (Value value : values) names.add(unique(value.path(), taken));
  }

  /** {@code flight.energy.most_climb} is {@code FL_EN_MOST_CLIMB}; what is cut to the same name gets a number at its end. */
  private static String unique(String path, Set<String> taken) {
    String[] parts = path.split("\\.");
    StringBuilder name = new StringBuilder();
    for (int i = 0; i + 1 < parts.length; i++) {
      name.append(parts[i], 0, Math.min(2, parts[i].length())).append('_');
    }
    name.append(parts[parts.length - 1]);
    String whole = name.toString().toUpperCase(Locale.ROOT);
    String cut = whole.substring(0, Math.min(LONGEST, whole.length()));
    for (int n = 2; !taken.add(cut); n++) {
      String number = Integer.toString(n);
      int kept = Math.min(LONGEST - number.length(), whole.length());
      cut = whole.substring(0, kept) + number;
    }
    return cut;
  }

  /** What was set so far, oldest first; may be read by any thread. */
  List<SettingChange> changes() {
    return changes;
  }

  @Override
  public int count() {
    return values.size();
  }

  @Override
  public String name(int index) {
    return names.get(index);
  }

  @Override
  public double value(int index) {
    return values.get(index).si();
  }

  @Override
  public String set(int index, double wanted) {
    Value before = values.get(index);
    if (!(wanted >= before.min() && wanted <= before.max())) {
      return "expected " + before.range();
    }
    String value = before.siUnit().isEmpty() ? "" + wanted : wanted + " " + before.siUnit();
    try {
      document.override(before.path(), value, before.path());
      Settings fresh = document.bind();
      values.set(index, document.values().get(index));
      changes.add(new SettingChange(changes.size() + 1, before.path(), value));
      changed.accept(fresh, changes.size());
      return "";
    } catch (FileError e) {
      document.override(before.path(), before.number() + " " + before.unit(), before.path());
      return String.valueOf(e.getMessage());
    }
  }
}
