package raven.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import raven.controller.Bytecode.Method;
import raven.file.Document;
import raven.file.FileError;
import raven.hal.SensorFrame;

final class SettingsTest {
  @Test
  void whatComesWithTheProgramMakesSense() {
    assertTrue(Settings.bundled().bind().walk().stride() > 0);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          take_off.spin_up                    | 0.9      | take_off.throttle                   | 0.5
          modes.contact.leaving               | 60 ms    | modes.contact.air                   | 50 ms
          modes.contact.touching              | 100 ms   | modes.contact.feet                  | 50 ms
          modes.flight.too_slow               | 1.6      | modes.flight.wing_borne             | 1.5
          estimation.trust.degraded_tilt      | 30 deg   | estimation.trust.lost_tilt          | 20 deg
          estimation.trust.degraded_velocity  | 30 m/s   | estimation.trust.lost_velocity      | 20 m/s
          flight.climb.slow_speed             | 9 m/s    | flight.climb.fast_speed             | 8 m/s
          flight.climb.alpha_from_stalls      | 1.2      | flight.climb.alpha_to_stalls        | 1.1
          flight.handover.refuse_stalls       | 1.8      | flight.handover.stalls              | 1.7
          walk.mark_tolerance                 | 45 mm    | hop.tolerance                       | 40 mm
          walk.mark_tolerance                 | 45 mm    | mount.tolerance                     | 44 mm
          """)
  void twoValuesOutOfOrderAreNamed(String less, String tooMuch, String more, String tooLittle) {
    Document<Settings> settings = Settings.bundled();
    // one that several are held against must not trip over another first
    settings.override("hop.tolerance", "0.25 m", "--set");
    settings.override(less, tooMuch, "--set " + less);
    settings.override(more, tooLittle, "--set " + more);
    FileError error = assertThrows(FileError.class, settings::bind);
    assertEquals(
        "--set " + less + ": " + less + " is more than " + more,
        String.valueOf(error.getMessage()));
  }

  @Test
  void everyParameterIsReadSomewhere() {
    Set<String> unread = new TreeSet<>();
    Set<String> read = readIn(new Bytecode(Settings.class, SensorFrame.class));
    collect(Settings.class, "", read, unread);

    // where the numbers come from is for people; tools read which robot they are for
    unread.removeIf(path -> path.startsWith("tuned"));
    // tools complete with these what a motion-capture lab tells (MotionCaptureFlightTest)
    unread.removeAll(Set.of("estimation.fix.deviation", "estimation.fix.headingDeviation"));
    assertEquals("", String.join("\n", unread), "parameters that nobody reads");
  }

  private record Forgotten(double kept, Inner inner) {
    private record Inner(double forgotten) {}
  }

  @Test
  void aParameterThatNobodyReadsIsFound() {
    double kept = new Forgotten(1, new Forgotten.Inner(2)).kept();
    assertEquals(1, kept);
    Set<String> unread = new TreeSet<>();
    collect(Forgotten.class, "", readIn(new Bytecode(SettingsTest.class)), unread);
    assertEquals(Set.of("inner", "inner.forgotten"), unread);
  }

  /** Accessors that are called and fields that are read, by owner and name. */
  private static Set<String> readIn(Bytecode code) {
    Set<String> read = new HashSet<>();
    for (Method method : code.all()) {
      for (Instruction instruction : code.instructions(method)) {
        note(method, instruction, read);
      }
    }
    return read;
  }

  private static void note(Method method, Instruction instruction, Set<String> read) {
    switch (instruction) {
      case InvokeInstruction call ->
        read.add(call.owner().asInternalName() + "." + call.name().stringValue());
      case InvokeDynamicInstruction indy ->
        indy.bootstrapArgs().forEach(argument -> {
          // a method reference; the getters of a record's own toString are not
          if (argument instanceof DirectMethodHandleDesc handle
              && handle.kind() != DirectMethodHandleDesc.Kind.GETTER) {
            String owner = handle.owner().descriptorString();
            read.add(owner.substring(1, owner.length() - 1) + "." + handle.methodName());
          }
        });
      case FieldInstruction field -> {
        // a record's own methods read its fields; the accessor of that name does not count
        boolean accessor = field.name().stringValue().equals(method.name());
        if (field.opcode() == Opcode.GETFIELD && !accessor)
          read.add(field.owner().asInternalName() + "." + field.name().stringValue());
      }
      default -> {}
    }
  }

  private static void collect(Class<?> type, String path, Set<String> read, Set<String> unread) {
    for (RecordComponent component : type.getRecordComponents()) {
      String key = path + component.getName();
      String name = type.getName().replace('.', '/') + "." + component.getName();
      if (!read.contains(name)) unread.add(key);
      if (component.getType().isRecord()) collect(component.getType(), key + ".", read, unread);
    }
  }
}
