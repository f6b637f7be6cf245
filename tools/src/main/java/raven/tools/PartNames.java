package raven.tools;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import raven.file.FileError;
import raven.hal.JointId;
import raven.robot.Wiring;

/** What calls say when they mean a joint or a surface. */
final class PartNames {
  static final List<String> SERVOS = List.of("elevator", "rudder", "left-aileron", "right-aileron");

  private PartNames() {}

  /** The joint of this name, or null. */
  static @Nullable JointId joint(String name) {
    for (JointId joint : JointId.values()) {
      if (of(joint).equals(name)) return joint;
    }
    return null;
  }

  static String of(JointId joint) {
    return joint.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The surface's servo of this name; anything else is an error. */
  static Wiring.Servo servo(String name, Wiring wiring) {
    return switch (name) {
      case "elevator" -> wiring.elevator();
      case "rudder" -> wiring.rudder();
      case "left-aileron" -> wiring.leftAileron();
      case "right-aileron" -> wiring.rightAileron();
      default ->
        throw new FileError("there is no servo \"" + name
            + "\", expected one of left-hip, left-ankle, right-hip, right-ankle, "
            + String.join(", ", SERVOS));
    };
  }
}
