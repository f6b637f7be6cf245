package raven.flight;

import raven.robot.Robot;
import raven.robot.Tail;
import raven.robot.Wing;

/**
 * Moment per radian of each surface over dynamic pressure, apart for the share that lies in the slipstream and the rest; worked out once
 * from the robot file. Inside the jet a surface wider than the jet is long turns it only by the jet's own aspect ratio.
 */
record ControlPower(
    double elevatorIn,
    double elevatorOut,
    double rudderIn,
    double rudderOut,
    double aileronIn,
    double aileronOut) {

  /** Slopes of the wing and of its flap, and what the stabilator does for the fin as its end plate. */
  private static final double WING_SLOPE = 4.7;

  private static final double FLAP_SLOPE = 4.6 * 0.45;
  private static final double END_PLATE = 1.5;

  /** Slices of the half span. */
  private static final int SLICES = 200;

  static ControlPower of(Robot robot, Airframe airframe) {
    double radius = robot.propeller().diameter() / 2;
    double hubX = robot.propeller().hub().x();
    double hubZ = robot.propeller().hub().z();

    // stabilator: chord of the jet's circle at its height
    Tail.Surface stabilator = robot.tail().stabilator();
    double jet = contracted(radius, hubX - stabilator.x());
    double below = stabilator.z() - hubZ;
    double half = Math.sqrt(Math.max(0, jet * jet - below * below));
    double share = Math.min(1, half / (stabilator.span() / 2));
    double slope = slope(stabilator, 1);
    double lever = (airframe.x() - stabilator.x()) * stabilator.area() * slope;
    double elevatorIn = share * lever * factor(jet, stabilator.area() / stabilator.span(), slope);
    double elevatorOut = (1 - share) * lever;

    // fin: the jet's axis is at its lower end
    Tail.Surface fin = robot.tail().fin();
    jet = contracted(radius, hubX - fin.x());
    double top = Math.min(fin.z() + fin.span(), hubZ + jet);
    double bottom = Math.max(fin.z(), hubZ - jet);
    share = Math.max(0, top - bottom) / fin.span();
    slope = slope(fin, END_PLATE);
    lever = (airframe.x() - fin.x()) * fin.area() * slope;
    double rudderIn = share * lever * factor(jet, fin.area() / fin.span(), slope);
    double rudderOut = (1 - share) * lever;

    // ailerons: both halves of the wing, slice by slice
    Wing wing = robot.wing();
    jet = contracted(radius, hubX - wing.quarterChordX());
    below = wing.z() - hubZ;
    double reach = Math.sqrt(Math.max(0, jet * jet - below * below));
    double aileronIn = 0;
    double aileronOut = 0;
    double width = wing.span() / 2 / SLICES;
    for (int i = 0; i < SLICES; i++) {
      double y = (i + 0.5) * width;
      double eta = 2 * y / wing.span();
      double chord = 4 / Math.PI * wing.area() / wing.span() * Math.sqrt(1 - eta * eta);
      double moment = 2 * y * chord * width * FLAP_SLOPE;
      if (y < reach) aileronIn += moment * factor(jet, chord, WING_SLOPE);
      else aileronOut += moment;
    }
    return new ControlPower(elevatorIn, elevatorOut, rudderIn, rudderOut, aileronIn, aileronOut);
  }

  /** Static jet at a distance behind the disc: Rₛ² (1 + s/√(s² + R²)) = R². */
  private static double contracted(double radius, double s) {
    return radius / Math.sqrt(1 + s / Math.sqrt(s * s + radius * radius));
  }

  private static double factor(double jet, double chord, double slope) {
    return Math.min(1, Math.PI * jet / (chord * slope));
  }

  /** a = 2πA/(2 + √(A² + 4)). */
  private static double slope(Tail.Surface surface, double endPlate) {
    double aspect = endPlate * surface.span() * surface.span() / surface.area();
    return 2 * Math.PI * aspect / (2 + Math.sqrt(aspect * aspect + 4));
  }
}
