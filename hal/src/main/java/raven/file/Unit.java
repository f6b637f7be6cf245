package raven.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The unit that a value of a file must carry, and the closed range in which it must lie, in that unit. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Unit {
  /** SI unit of the component, for example {@code "N m/rad"}; empty for a pure number. Files may use a scaled unit (mm, g, deg). */
  String value();

  double min() default Double.NEGATIVE_INFINITY;

  double max() default Double.POSITIVE_INFINITY;
}
