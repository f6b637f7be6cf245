package raven.tools;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import raven.sim.EngineChoice;

/** Engines by the names that the command line gives them. */
final class EngineName implements ITypeConverter<EngineChoice> {
  static String of(EngineChoice engine) {
    return engine.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public EngineChoice convert(String name) {
    for (EngineChoice engine : EngineChoice.values()) {
      if (of(engine).equals(name)) return engine;
    }
    throw new TypeConversionException("'" + name + "' is no engine, expected raven or mujoco");
  }
}
