package raven.file;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record expects of its section: one key per component, in order. */
final class Shape {
  enum Kind {
    QUANTITY,
    COUNT,
    FLAG,
    TEXT,
    CHOICE,
    SECTION,
    ONE_OF,
    LIST
  }

  /** A key: the kind of what stands behind it, its unit and range when it is a quantity, and its default when it may be left out. */
  static final class Key {
    final String name;
    final Class<?> type;
    final Kind kind;

    /** Of a list, what it holds. */
    final Class<?> element;

    final String unit;
    final Scale scale;
    final double min;
    final double max;
    final @Nullable String absent;

    private Key(RecordComponent component, Class<?> record) {
      Unit annotation = component.getAnnotation(Unit.class);
      Default otherwise = component.getAnnotation(Default.class);
      name = Names.file(component.getName());
      type = component.getType();
      kind = kind(type, record);
      element = kind == Kind.LIST
          ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
          : type;
      unit = annotation == null ? "" : annotation.value();
      scale = Scale.of(unit);
      min = annotation == null ? Double.NEGATIVE_INFINITY : annotation.min();
      max = annotation == null ? Double.POSITIVE_INFINITY : annotation.max();
      absent = otherwise == null ? null : otherwise.value();
    }

    /** What a user should write here. */
    String expected() {
      return switch (kind) {
        case QUANTITY -> unit.isEmpty() ? "a plain number" : "a number with a unit such as " + unit;
        case COUNT -> "a whole number";
        case FLAG -> "true or false";
        case TEXT -> "a text";
        case CHOICE -> "one of " + String.join(", ", constants(type));
        case SECTION -> "a section with " + String.join(", ", of(type).names());
        case ONE_OF -> "one of " + String.join(", ", variants(type).keySet());
        case LIST -> "a list";
      };
    }
  }

  private static final Map<Class<?>, Shape> SHAPES = new LinkedHashMap<>();

  final Key[] keys;
  private final Constructor<?> constructor;

  private Shape(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    keys = new Key[components.length];
    for (int i = 0; i < components.length; i++) {
      keys[i] = new Key(components[i], record);
      types[i] = components[i].getType();
    }
    try {
      constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  static synchronized Shape of(Class<?> record) {
    Shape shape = SHAPES.get(record);
    if (shape == null) {
      shape = new Shape(record);
      SHAPES.put(record, shape);
    }
    return shape;
  }

  /** Calls the constructor; what it refuses comes out as IllegalArgumentException. */
  Object make(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Key key : keys) {
      names.add(key.name);
    }
    return names;
  }

  /** The key that a bare value stands for: the only one without a default. */
  @Nullable
  Key shorthand() {
    Key only = null;
    for (Key key : keys) {
      if (key.absent == null) {
        if (only != null) {
          return null;
        }
        only = key;
      }
    }
    return only;
  }

  /** True when every key can be left out. */
  boolean optional() {
    for (Key key : keys) {
      if (key.absent == null) {
        return false;
      }
    }
    return true;
  }

  /** True when all keys are quantities of one unit, so that they may be written as one row of numbers. */
  boolean row() {
    for (Key key : keys) {
      if (key.kind != Kind.QUANTITY || !key.unit.equals(keys[0].unit)) {
        return false;
      }
    }
    return keys.length > 1;
  }

  /** The records that a sealed interface permits, by the name that files give them. */
  static Map<String, Class<?>> variants(Class<?> sealed) {
    Map<String, Class<?>> variants = new LinkedHashMap<>();
    for (Class<?> variant : sealed.getPermittedSubclasses()) {
      variants.put(Names.file(variant.getSimpleName()), variant);
    }
    return variants;
  }

  static List<String> constants(Class<?> choice) {
    List<String> names = new ArrayList<>();
    for (Object constant : choice.getEnumConstants()) {
      names.add(Names.file(((Enum<?>) constant).name()));
    }
    return names;
  }

  private static Kind kind(Class<?> type, Class<?> record) {
    if (type == double.class) {
      return Kind.QUANTITY;
    } else if (type == int.class) {
      return Kind.COUNT;
    } else if (type == boolean.class) {
      return Kind.FLAG;
    } else if (type == String.class) {
      return Kind.TEXT;
    } else if (type.isEnum()) {
      return Kind.CHOICE;
    } else if (type.isRecord()) {
      return Kind.SECTION;
    } else if (type.isSealed()) {
      return Kind.ONE_OF;
    } else if (type == List.class) {
      return Kind.LIST;
    }
    throw new IllegalStateException(record.getName() + " has a component of type " + type.getName()
        + ", which no file can hold");
  }
}
