package raven.flight;

import raven.robot.Inertia;
import raven.robot.Legs;
import raven.robot.Robot;

/** Mass, centre of mass and principal inertia of the aircraft with its legs trailing straight aft, summed from the robot file's parts. */
record Airframe(double mass, double x, double z, double ixx, double iyy, double izz) {

  static Airframe of(Robot robot) {
    Legs legs = robot.legs();
    double segment = legs.thigh().length();

    // pairs of thighs, tarsi, feet: masses and distances aft of the hip axis
    double thighs = 2 * legs.thigh().mass();
    double tarsi = 2 * legs.tarsus().mass();
    double feet = 2 * legs.foot().mass();
    double thighX = -legs.thigh().centreOfMass();
    double tarsusX = -segment - legs.tarsus().centreOfMass();
    double footX = -segment - legs.tarsus().length();
    double half = legs.hipSpacing() / 2;

    double trunk = robot.body().mass();
    double trunkX = robot.body().centreOfMass().x();
    double trunkZ = robot.body().centreOfMass().z();
    double mass = robot.partsMass();
    double x = (trunk * trunkX + thighs * thighX + tarsi * tarsusX + feet * footX) / mass;
    double z = trunk * trunkZ / mass;

    // parallel axes
    double pairs = thighs + tarsi + feet;
    double across =
        thighs * square(thighX - x) + tarsi * square(tarsusX - x) + feet * square(footX - x);
    double own =
        2 * (legs.thigh().inertia() + legs.tarsus().inertia() + legs.foot().inertia());
    double dx2 = square(trunkX - x);
    double dz2 = square(trunkZ - z);
    Inertia body = robot.body().inertia();
    double ixx = body.xx() + trunk * dz2 + pairs * (half * half + z * z);
    double iyy = body.yy() + trunk * (dx2 + dz2) + across + pairs * z * z + own;
    double izz = body.zz() + trunk * dx2 + across + pairs * half * half + own;
    return new Airframe(mass, x, z, ixx, iyy, izz);
  }

  private static double square(double a) {
    return a * a;
  }
}
