package raven.estimation;

import static raven.estimation.Kalman.TILT;

import raven.robot.Robot;
import us.ihmc.euclid.tuple3D.Vector3D;

/**
 * The ground at power-up is level, more or less, and both soles lie flat on it. Once, at the first rest, this tells tilt apart from the
 * accelerometer's bias, which standing alone cannot: without it a hop would add the bias to its velocity.
 */
final class LevelStart {
  /** A slope this many standard deviations steep is no level ground, and tells nothing. */
  private static final double GATE = 3;

  private final double slope;
  private final double footError;
  private final double heightError;
  private final double footLength;
  private final double hipSpacing;
  private final Vector3D d = new Vector3D();
  private boolean used;

  LevelStart(Robot robot, EstimationSettings settings) {
    slope = settings.startSlope();
    double joint = robot.sensors().joint().offset();
    double toe = robot.sensors().toe().offset();
    hipSpacing = robot.legs().hipSpacing();
    footError = Math.sqrt(2 * joint * joint + toe * toe);
    heightError = 2 * joint * robot.legs().thigh().length();
    footLength = robot.legs().foot().toeLength() + robot.legs().foot().halluxLength();
  }

  void reset() {
    used = false;
  }

  void update(Kalman x, LegGeometry[] legs) {
    if (used) {
      return;
    }
    used = true;

    // the sole rests on its hallux and the lowest of its tips; both feet lean with the same slope,
    // so that it counts once
    double lean = footLength * Math.sqrt(2 * slope * slope + footError * footError);
    for (LegGeometry leg : legs) {
      int tip = leg.lowest(LegGeometry.TIP, LegGeometry.BALL, x.R[6], x.R[7], x.R[8]);
      d.sub(leg.p_BF[tip], leg.p_BF[LegGeometry.HALLUX]);
      sameHeight(x, lean * lean);
    }

    // the left sole is as high as the right one
    int left = legs[0].lowest(0, LegGeometry.POINTS, x.R[6], x.R[7], x.R[8]);
    int right = legs[1].lowest(0, LegGeometry.POINTS, x.R[6], x.R[7], x.R[8]);
    d.sub(legs[0].p_BF[left], legs[1].p_BF[right]);
    double across = hipSpacing * slope;
    sameHeight(x, across * across + heightError * heightError);
  }

  /** 0 = ẑᵂ·R d. */
  private void sameHeight(Kalman x, double variance) {
    double a = x.R[6];
    double b = x.R[7];
    double c = x.R[8];
    // ∂/∂δθ = −ẑᵀ R [d]ₓ
    x.h[TILT] = -(b * d.getZ() - c * d.getY());
    x.h[TILT + 1] = -(c * d.getX() - a * d.getZ());
    x.h[TILT + 2] = -(a * d.getY() - b * d.getX());
    x.fixedToBody();
    x.fuse(-(a * d.getX() + b * d.getY() + c * d.getZ()), variance, GATE);
  }
}
