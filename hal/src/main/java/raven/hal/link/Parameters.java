package raven.hal.link;

/** Numbers that the ground may read and, while the robot is disarmed, set. Belongs to the telemetry thread. */
public interface Parameters {
  int count();

  /** Name of a parameter, up to sixteen characters. */
  String name(int index);

  double value(int index);

  /** Sets a parameter. Returns an empty text, or why not: out of its range, or not now. */
  String set(int index, double value);

  /** Nothing to read. */
  Parameters NONE = new Parameters() {
    @Override
    public int count() {
      return 0;
    }

    @Override
    public String name(int index) {
      return "";
    }

    @Override
    public double value(int index) {
      return 0;
    }

    @Override
    public String set(int index, double value) {
      return "there is none";
    }
  };
}
