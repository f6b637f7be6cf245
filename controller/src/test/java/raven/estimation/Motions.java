package raven.estimation;

/** The motions of a tour, in the small. */
final class Motions {
  private Motions() {}

  /** Stands at mid height and sways fore and aft. */
  static Motion sway(double amplitude) {
    return new Motion() {
      @Override
      public double x(double t) {
        return amplitude * Math.sin(4 * t) * rise(t, 0.4, 0.8);
      }

      @Override
      public double z(double t) {
        return 0.2;
      }

      @Override
      public double pitch(double t) {
        return 0.5 + 3 * amplitude * Math.sin(4 * t) * rise(t, 0.4, 0.8);
      }

      @Override
      public boolean loaded(int leg, double t) {
        return true;
      }

      @Override
      public double ballX(int leg, double t) {
        return 0.04;
      }
    };
  }

  /** Walks as the studied gait: four steps a second of 9 cm, 46 deg nose-up, heaving and nodding, no flight phase. */
  static Motion walk() {
    double speed = 0.37;
    double stride = 0.5;
    double duty = 0.7;
    return new Motion() {
      private double distance(double t) {
        // ∫ of the rising speed
        double a = 0.8;
        double s = Math.max(0, Math.min(1, (t - 0.5) / a));
        return t < 0.5
            ? 0
            : speed * (a * (s * s * s - 0.5 * s * s * s * s) + Math.max(0, t - 0.5 - a));
      }

      @Override
      public double x(double t) {
        return distance(t);
      }

      @Override
      public double z(double t) {
        return 0.165 + 0.002 * Math.sin(2 * Math.PI * 4 * t) * rise(t, 0.5, 0.5);
      }

      @Override
      public double pitch(double t) {
        return Math.toRadians(46) + 0.02 * Math.sin(2 * Math.PI * 4 * t + 1) * rise(t, 0.5, 0.5);
      }

      private double phase(int leg, double t) {
        return Math.max(0, t - 0.5) / stride + (leg == 0 ? 0 : 0.5);
      }

      @Override
      public boolean loaded(int leg, double t) {
        double p = phase(leg, t);
        return t < 0.5 || p - Math.floor(p) < duty;
      }

      private double landing(int leg, double t) {
        // the ball is planted so that mid-stance is under the hip
        double p = Math.floor(phase(leg, t));
        double begin = 0.5 + (p - (leg == 0 ? 0 : 0.5)) * stride;
        return begin < 0.5 + 1e-9 && p < 1 ? 0.04 : 0.05 + distance(begin + 0.5 * duty * stride);
      }

      @Override
      public double ballX(int leg, double t) {
        double p = phase(leg, t);
        double s = p - Math.floor(p);
        double here = landing(leg, t);
        if (t < 0.5 || s < duty) {
          return here;
        }
        double next = landing(leg, t + stride * (1.0001 - s));
        double u = (s - duty) / (1 - duty);
        return here + (next - here) * u * u * (3 - 2 * u);
      }

      @Override
      public double ballZ(int leg, double t) {
        double p = phase(leg, t);
        double s = p - Math.floor(p);
        double u = (s - duty) / (1 - duty);
        return t < 0.5 || s < duty ? 0 : 0.026 * Math.sin(Math.PI * u) * Math.sin(Math.PI * u);
      }
    };
  }

  /** Stands, pushes off over the toe tips, flies for 0.4 s, lands with a shock and stands. */
  static Motion hop(double shock) {
    double push = 1.0;
    double off = 1.17;
    double flight = 0.4;
    double on = off + flight;
    double stop = on + 0.12;
    double vx = 0.9;
    double vz = 0.5 * 9.81 * flight;
    return new Motion() {
      @Override
      public double x(double t) {
        double away = ramp(t, push, off, vx) + vx * Math.max(0, Math.min(t, on) - off);
        return away + brake(t, on, stop, vx);
      }

      @Override
      public double z(double t) {
        double u = Math.max(0, Math.min(t, on) - off);
        return 0.13
            + ramp(t, push, off, vz)
            + vz * u
            - 0.5 * 9.81 * u * u
            + brake(t, on, stop, -vz);
      }

      @Override
      public double pitch(double t) {
        return 0.6 + 0.5 * (rise(t, push, 0.3) - rise(t, push + 0.3, 0.4));
      }

      @Override
      public boolean loaded(int leg, double t) {
        return t < off || t >= on;
      }

      @Override
      public double ballX(int leg, double t) {
        double foot = footPitch(leg, t);
        if (t < off) {
          // the tip stays, the ball lifts
          return 0.05 + 0.06 * (1 - Math.cos(foot));
        }
        double land = x(on) + 0.10;
        double u = Math.max(0, Math.min(1, (t - off) / (on - off)));
        double from = 0.05 + 0.06 * (1 - Math.cos(foot));
        return from + (land - from) * u * u * (3 - 2 * u);
      }

      @Override
      public double ballZ(int leg, double t) {
        double foot = footPitch(leg, t);
        double u = Math.max(0, Math.min(1, (t - off) / (on - off)));
        return -0.06 * Math.sin(foot) + 0.3 * u * (1 - u) * (t > off && t < on ? 1 : 0);
      }

      @Override
      public double footPitch(int leg, double t) {
        // toes down during the last of the push, flat again before touch-down
        return -0.6 * (rise(t, off - 0.07, 0.1) - rise(t, off + 0.1, 0.2));
      }

      @Override
      public double shock(double t) {
        return t >= on && t < on + 0.004 ? shock : t >= on + 0.004 && t < on + 0.008 ? -shock : 0;
      }
    };
  }

  /** Stands with still body on feet that roll from hallux to tip and back. */
  static Motion rocking() {
    return new Motion() {
      private static final double HALLUX = 0.03;
      private static final double TIP = 0.06;

      @Override
      public double x(double t) {
        return 0;
      }

      @Override
      public double z(double t) {
        return 0.2;
      }

      @Override
      public double pitch(double t) {
        return 0.5;
      }

      @Override
      public boolean loaded(int leg, double t) {
        return true;
      }

      @Override
      public double footPitch(int leg, double t) {
        return 0.15 * Math.sin(2 * Math.PI * 2 * t) * rise(t, 1, 0.5);
      }

      @Override
      public double ballX(int leg, double t) {
        double foot = footPitch(leg, t);
        return 0.04 + (foot > 0 ? HALLUX * (Math.cos(foot) - 1) : TIP * (1 - Math.cos(foot)));
      }

      @Override
      public double ballZ(int leg, double t) {
        double foot = footPitch(leg, t);
        return foot > 0 ? HALLUX * Math.sin(foot) : -TIP * Math.sin(foot);
      }
    };
  }

  /** Stands, then climbs away: steep at first, faster and flatter later, banking a little. */
  static Motion climb() {
    return new Motion() {
      private static final double OFF = 1;

      @Override
      public double x(double t) {
        return along(t, 10, 3);
      }

      private double along(double t, double speed, double tau) {
        double u = Math.max(0, t - OFF);
        return speed * (u - tau * (1 - Math.exp(-u / tau)));
      }

      @Override
      public double y(double t) {
        return 2 * rise(t, OFF + 2, 6);
      }

      @Override
      public double z(double t) {
        return 0.2 + 6 * rise(t, OFF, 5);
      }

      @Override
      public double pitch(double t) {
        return 1.2 - 1.0 * rise(t, OFF, 4);
      }

      @Override
      public double roll(double t) {
        return 0.3 * Math.sin(2 * (t - OFF)) * rise(t, OFF + 0.5, 2);
      }

      @Override
      public boolean loaded(int leg, double t) {
        return t < OFF;
      }

      @Override
      public double ballX(int leg, double t) {
        return x(t) + 0.02 - 0.2 * rise(t, OFF, 0.5);
      }

      @Override
      public double ballZ(int leg, double t) {
        return z(t) - 0.2;
      }
    };
  }

  /** The same without banking: what banks for minutes and does not turn slips through the air, as no aircraft does. */
  static Motion straight(Motion motion) {
    return new Motion() {
      @Override
      public double x(double t) {
        return motion.x(t);
      }

      @Override
      public double z(double t) {
        return motion.z(t);
      }

      @Override
      public double pitch(double t) {
        return motion.pitch(t);
      }

      @Override
      public boolean loaded(int leg, double t) {
        return motion.loaded(leg, t);
      }

      @Override
      public double ballX(int leg, double t) {
        return motion.ballX(leg, t);
      }

      @Override
      public double ballZ(int leg, double t) {
        return motion.ballZ(leg, t);
      }
    };
  }

  /** From 0 to 1 in a time, with zero slope and curvature at both ends. */
  static double rise(double t, double from, double duration) {
    double u = Math.max(0, Math.min(1, (t - from) / duration));
    return u * u * u * (10 - 15 * u + 6 * u * u);
  }

  /** Distance gained while speeding up from 0 to v with a smooth force. */
  private static double ramp(double t, double from, double to, double v) {
    double u = Math.max(0, Math.min(1, (t - from) / (to - from)));
    return v * (to - from) * (u * u * u - 0.5 * u * u * u * u);
  }

  /** Distance gained while slowing down from v to 0. */
  private static double brake(double t, double from, double to, double v) {
    double u = Math.max(0, Math.min(1, (t - from) / (to - from)));
    return v * (to - from) * (u - u * u * u + 0.5 * u * u * u * u);
  }
}
