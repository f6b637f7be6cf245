package raven.sim.body;

/** Centre of mass, momentum and energy of a whole tree (Orin, Goswami and Lee, Centroidal dynamics of a humanoid robot, 2013). */
public final class Centroid {
  /** Place of the centre of mass, world axes [m]. */
  public final double[] place = new double[3];

  /** Its velocity, world axes [m/s]. */
  public final double[] velocity = new double[3];

  /** Angular momentum about the centre of mass, world axes [kg m2/s]. */
  public final double[] spin = new double[3];

  /** Moment of inertia of the pose about the centre of mass and the world's y axis [kg m2]. */
  public double pitchInertia;

  /** Kinetic energy with that of the rotors [J]. */
  public double kineticEnergy;

  /** Energy of height over z = 0 [J]. */
  public double heightEnergy;

  /** Energy in the springs of the tree's hinges [J]; needs positions and so is set by {@link #springs} only. */
  public double springEnergy;

  private double relativeEnergy;

  /** Reads a state that was set. */
  public void read(Kinematics body) {
    double m = 0;
    double cx = 0;
    double cy = 0;
    double cz = 0;
    double yy = 0;
    spin[0] = spin[1] = spin[2] = 0;
    velocity[0] = velocity[1] = velocity[2] = 0;
    relativeEnergy = 0;
    for (int i = 0; i < body.n; i++) {
      int k = 10 * i;
      m += body.inertia[k + 9];
      cx += body.inertia[k + 6];
      cy += body.inertia[k + 7];
      cz += body.inertia[k + 8];
      yy += body.inertia[k + 1];
      addMomentum(body, i);
      relativeEnergy += 0.5 * body.tree.armature[i] * body.rate[i] * body.rate[i];
    }
    cx /= m;
    cy /= m;
    cz /= m;

    // so far about O and in the frame that moves with it: L = L_O − c × p, v = v_O + p/m
    double px = velocity[0];
    double py = velocity[1];
    double pz = velocity[2];
    spin[0] -= cy * pz - cz * py;
    spin[1] -= cz * px - cx * pz;
    spin[2] -= cx * py - cy * px;
    double ox = body.originVelocity(0);
    double oy = body.originVelocity(1);
    double oz = body.originVelocity(2);
    velocity[0] = ox + px / m;
    velocity[1] = oy + py / m;
    velocity[2] = oz + pz / m;
    place[0] = body.origin(0) + cx;
    place[1] = body.origin(1) + cy;
    place[2] = body.origin(2) + cz;
    pitchInertia = yy - m * (cx * cx + cz * cz);
    kineticEnergy =
        relativeEnergy + ox * px + oy * py + oz * pz + 0.5 * m * (ox * ox + oy * oy + oz * oz);
    heightEnergy = m * ArticulatedBody.GRAVITY * place[2];
  }

  private void addMomentum(Kinematics body, int i) {
    double[] j = body.inertia;
    int k = 10 * i;
    double wx = body.v[6 * i];
    double wy = body.v[6 * i + 1];
    double wz = body.v[6 * i + 2];
    double lx = body.v[6 * i + 3];
    double ly = body.v[6 * i + 4];
    double lz = body.v[6 * i + 5];
    double hx = j[k + 6];
    double hy = j[k + 7];
    double hz = j[k + 8];
    double m = j[k + 9];
    double ax = j[k] * wx + j[k + 3] * wy + j[k + 4] * wz + hy * lz - hz * ly;
    double ay = j[k + 3] * wx + j[k + 1] * wy + j[k + 5] * wz + hz * lx - hx * lz;
    double az = j[k + 4] * wx + j[k + 5] * wy + j[k + 2] * wz + hx * ly - hy * lx;
    double px = m * lx + wy * hz - wz * hy;
    double py = m * ly + wz * hx - wx * hz;
    double pz = m * lz + wx * hy - wy * hx;
    spin[0] += ax;
    spin[1] += ay;
    spin[2] += az;
    velocity[0] += px;
    velocity[1] += py;
    velocity[2] += pz;
    relativeEnergy += 0.5 * (wx * ax + wy * ay + wz * az + lx * px + ly * py + lz * pz);
  }

  /** Reads the springs of the tree at positions. */
  public void springs(Tree tree, double[] qpos) {
    springEnergy = 0;
    int hinge = tree.floating ? 7 : 0;
    for (int j = 0; j < tree.hinges; j++) {
      double stretch = qpos[hinge + j] - tree.rest[j + 1];
      springEnergy += 0.5 * tree.stiffness[j + 1] * stretch * stretch;
    }
  }
}
