package raven.hal.link;

import raven.hal.AutopilotFrame.Doing;
import raven.hal.AutopilotRequest.Wish;

/** What ArduPlane and PX4 mean by their custom modes (their developers' documentation), and which of them we ask for. */
enum AutopilotDialect {
  ARDUPLANE(3) {
    private static final int MANUAL = 0;
    private static final int STABILIZE = 2;
    private static final int FBWA = 5;
    private static final int FBWB = 6;
    private static final int CRUISE = 7;
    private static final int AUTO = 10;
    private static final int LOITER = 12;
    private static final int TAKEOFF = 13;
    private static final int GUIDED = 15;

    @Override
    Doing doing(long mode) {
      return switch ((int) mode) {
        case MANUAL, STABILIZE, FBWA -> Doing.STANDING_BY;
        case TAKEOFF -> Doing.LAUNCHING;
        case FBWB, CRUISE, AUTO, LOITER, GUIDED -> Doing.FLYING;
        default -> Doing.UNKNOWN;
      };
    }

    @Override
    double mode(Wish wish) {
      return switch (wish) {
        case STAND_BY -> FBWA;
        case LAUNCH -> TAKEOFF;
        case TAKE -> CRUISE;
      };
    }

    @Override
    double subMode(Wish wish) {
      return 0;
    }
  },
  PX4(12) {
    private static final int MANUAL = 1;
    private static final int AUTO = 4;
    private static final int STABILIZED = 7;
    private static final int TAKEOFF = 2;
    private static final int LOITER = 3;
    private static final int MISSION = 4;

    @Override
    Doing doing(long mode) {
      int main = (int) (mode >> 16) & 0xff;
      int sub = (int) (mode >> 24) & 0xff;
      if (main == MANUAL || main == STABILIZED) return Doing.STANDING_BY;
      if (main != AUTO) return Doing.UNKNOWN;
      return switch (sub) {
        case TAKEOFF -> Doing.LAUNCHING;
        case LOITER, MISSION -> Doing.FLYING;
        default -> Doing.UNKNOWN;
      };
    }

    @Override
    double mode(Wish wish) {
      return wish == Wish.STAND_BY ? STABILIZED : AUTO;
    }

    @Override
    double subMode(Wish wish) {
      return switch (wish) {
        case STAND_BY -> 0;
        case LAUNCH -> TAKEOFF;
        case TAKE -> LOITER;
      };
    }
  };

  /** MAV_AUTOPILOT. */
  final int number;

  AutopilotDialect(int number) {
    this.number = number;
  }

  abstract Doing doing(long mode);

  /** param2 of DO_SET_MODE. */
  abstract double mode(Wish wish);

  /** param3 of DO_SET_MODE. */
  abstract double subMode(Wish wish);
}
