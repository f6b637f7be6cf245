package raven.estimation;

/** A motion of body and feet that is known exactly, for as long as one asks. All angles nose-up; the heading is zero. */
interface Motion {
  /** Position of the body origin [m]: x, z. */
  double x(double t);

  double z(double t);

  default double y(double t) {
    return 0;
  }

  /** Pitch, positive nose up [rad]. */
  double pitch(double t);

  /** Roll, positive right side down: zero while a foot is loaded, since the legs work in a plane. */
  default double roll(double t) {
    return 0;
  }

  /** The foot bears load, and its ball is at this place with this pitch. */
  boolean loaded(int leg, double t);

  double ballX(int leg, double t);

  default double ballZ(int leg, double t) {
    return 0;
  }

  default double footPitch(int leg, double t) {
    return 0;
  }

  /** Force of a shock on top of the motion, that the accelerometer feels and the motion averages away [m/s2]. */
  default double shock(double t) {
    return 0;
  }
}
