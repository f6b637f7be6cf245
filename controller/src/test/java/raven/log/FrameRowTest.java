package raven.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import raven.hal.ActuatorFrame;
import raven.hal.AutopilotFrame;
import raven.hal.PilotCommand;
import raven.hal.SensorFrame;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/** Whoever adds a field to a frame adds it to the log, or these tests say that a replay would not see it. */
final class FrameRowTest {

  @Test
  void everyFieldOfTheSensorFrameIsReadBack() {
    everyFieldReturns(SensorFrame::new, FrameRow::sensors, 60);
  }

  @Test
  void everyFieldOfThePilotCommandIsReadBack() {
    everyFieldReturns(PilotCommand::new, FrameRow::pilot, 5);
  }

  @Test
  void everyFieldOfTheAutopilotFrameIsReadBack() {
    everyFieldReturns(AutopilotFrame::new, FrameRow::autopilot, 17);
  }

  @Test
  void everyFieldOfTheActuatorFrameIsReadBack() {
    everyFieldReturns(ActuatorFrame::new, FrameRow::actuators, 26);
  }

  @Test
  void aColumnThatTheLogDoesNotHaveIsTold() {
    LogSchema old = new LogSchema();
    old.put("pilot_armed", true);
    RecordedRow row = new RecordedRow(old);
    PilotCommand pilot = new PilotCommand();
    pilot.go = true;
    row.begin(new double[] {1});
    FrameRow.pilot(pilot, row);
    assertTrue(pilot.armed && pilot.go);
    assertEquals(List.of("pilot_go", "pilot_valid", "pilot_age", "pilot_fresh"), row.missing());
  }

  private static <F> void everyFieldReturns(
      Supplier<F> frames, BiConsumer<F, LogRow> statements, int atLeast) {
    int fields = scalars(frames.get()).size();
    assertTrue(fields >= atLeast, "only " + fields + " fields found");
    for (int i = 0; i < fields; i++) {
      F written = frames.get();
      Scalar changed = scalars(written).get(i);
      changed.change();
      LogSchema schema = new LogSchema();
      statements.accept(frames.get(), schema);
      TickLog log = new TickLog(schema.size(), 1);
      log.begin();
      statements.accept(written, log);
      log.end();
      assertNotEquals(changed.before(), changed.value(), "writing changes " + changed.name());

      F read = frames.get();
      RecordedRow row = new RecordedRow(schema);
      log.drain(values -> {
        row.begin(Arrays.copyOf(values, values.length));
        statements.accept(read, row);
      });
      assertEquals(changed.value(), scalars(read).get(i).value(), changed.name());
    }
  }

  /** One number, truth value or name somewhere in a frame. */
  private static final class Scalar {
    private final String name;
    private final Object owner;
    private final Field field;
    private final Object before;

    Scalar(String name, Object owner, Field field) {
      this.name = name;
      this.owner = owner;
      this.field = field;
      before = value();
    }

    String name() {
      return name;
    }

    Object before() {
      return before;
    }

    Object value() {
      try {
        int place = name.charAt(name.length() - 1) - 'w';
        if (owner instanceof Vector3D vector) return vector.getElement(place - 1);
        return owner instanceof Quaternion q ? part(q, place) : field.get(owner);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }

    private static double part(Quaternion q, int place) {
      return place == 0 ? q.getS() : place == 1 ? q.getX() : place == 2 ? q.getY() : q.getZ();
    }

    void change() {
      try {
        if (owner instanceof Vector3D vector) {
          vector.setElement(name.charAt(name.length() - 1) - 'x', Math.PI);
        } else if (owner instanceof Quaternion q) {
          double[] parts = {q.getS(), q.getX(), q.getY(), q.getZ()};
          parts[name.charAt(name.length() - 1) - 'w'] = Math.PI;
          q.setUnsafe(parts[1], parts[2], parts[3], parts[0]);
        } else if (field.getType().isEnum()) {
          Object[] all = field.getType().getEnumConstants();
          field.set(owner, all[all.length - 1]);
        } else if (field.getType() == int.class) {
          field.setInt(owner, 7);
        } else if (field.getType() == boolean.class) {
          field.setBoolean(owner, !field.getBoolean(owner));
        } else {
          field.setDouble(owner, Math.PI);
        }
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static List<Scalar> scalars(Object frame) {
    List<Scalar> scalars = new ArrayList<>();
    collect("", frame, scalars);
    return scalars;
  }

  private static void collect(String path, Object owner, List<Scalar> scalars) {
    for (Field field : owner.getClass().getFields()) {
      if (Modifier.isStatic(field.getModifiers())) continue;
      String name = path + "/" + field.getName();
      Class<?> type = field.getType();
      try {
        if (type == double.class || type == boolean.class || type == int.class || type.isEnum()) {
          scalars.add(new Scalar(name, owner, field));
        } else if (type == Vector3D.class) {
          for (char axis = 'x'; axis <= 'z'; axis++) {
            scalars.add(new Scalar(name + axis, field.get(owner), field));
          }
        } else if (type == Quaternion.class) {
          for (char part = 'w'; part <= 'z'; part++) {
            scalars.add(new Scalar(name + part, field.get(owner), field));
          }
        } else if (type.isArray()) {
          Object array = field.get(owner);
          for (int i = 0; i < Array.getLength(array); i++) {
            collect(name + i, Array.get(array, i), scalars);
          }
        } else {
          collect(name, field.get(owner), scalars);
        }
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
  }
}
