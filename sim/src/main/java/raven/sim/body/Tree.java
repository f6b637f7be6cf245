package raven.sim.body;

/**
 * A kinematic tree of rigid bodies joined by hinges, on a floating or a fixed base: the constant part of the dynamics. Bodies are numbered
 * so that a parent comes before its children; body 0 is the base. Body i &gt; 0 hangs on hinge i − 1.
 *
 * <p>Frames follow MuJoCo: a body frame has its place and orientation in the parent's frame at hinge angle zero; the hinge turns it about an
 * axis through its own origin. All arrays are flat and indexed by body.
 */
public final class Tree {
  /** Number of bodies. */
  public final int bodies;

  /** Number of hinges. */
  public final int hinges;

  public final boolean floating;

  final int[] parent;
  final double[] mass;

  /** Origin in the parent's frame, 3 per body [m]. */
  final double[] offset;

  /** Rotation from body to parent frame at hinge angle zero, row-major, 9 per body. */
  final double[] rotation;

  /** Rotation E exp([a] φ) to the parent's frame as the parts E a aᵀ, E − E a aᵀ (times cos φ), E [a] (times sin φ); 27 per body. */
  final double[] turning;

  /** Hinge axis in the body frame, 3 per body. */
  final double[] axis;

  /** Centre of mass in the body frame, 3 per body [m]. */
  final double[] centre;

  /** Inertia about the centre of mass in body axes: xx yy zz xy xz yz, 6 per body [kg m2]. */
  final double[] inertia;

  /** Rotor inertia reflected to the hinge [kg m2]. */
  final double[] armature;

  /** Spring of the hinge [N m/rad], the angle at which it is slack [rad], damper [N m s/rad]. */
  final double[] stiffness;

  final double[] rest;
  final double[] damping;

  private Tree(Builder b) {
    bodies = b.count;
    hinges = b.count - 1;
    floating = b.floating;
    parent = java.util.Arrays.copyOf(b.parent, bodies);
    mass = java.util.Arrays.copyOf(b.mass, bodies);
    offset = java.util.Arrays.copyOf(b.offset, 3 * bodies);
    rotation = java.util.Arrays.copyOf(b.rotation, 9 * bodies);
    axis = java.util.Arrays.copyOf(b.axis, 3 * bodies);
    centre = java.util.Arrays.copyOf(b.centre, 3 * bodies);
    inertia = java.util.Arrays.copyOf(b.inertia, 6 * bodies);
    armature = java.util.Arrays.copyOf(b.armature, bodies);
    stiffness = java.util.Arrays.copyOf(b.stiffness, bodies);
    rest = java.util.Arrays.copyOf(b.rest, bodies);
    damping = java.util.Arrays.copyOf(b.damping, bodies);
    turning = new double[27 * bodies];
    for (int i = 1; i < bodies; i++) {
      turn(i);
    }
  }

  private void turn(int i) {
    double x = axis[3 * i];
    double y = axis[3 * i + 1];
    double z = axis[3 * i + 2];
    for (int row = 0; row < 3; row++) {
      double e0 = rotation[9 * i + 3 * row];
      double e1 = rotation[9 * i + 3 * row + 1];
      double e2 = rotation[9 * i + 3 * row + 2];
      double along = e0 * x + e1 * y + e2 * z;
      int to = 27 * i + 3 * row;
      turning[to] = along * x;
      turning[to + 1] = along * y;
      turning[to + 2] = along * z;
      turning[to + 9] = e0 - along * x;
      turning[to + 10] = e1 - along * y;
      turning[to + 11] = e2 - along * z;
      turning[to + 18] = e1 * z - e2 * y;
      turning[to + 19] = e2 * x - e0 * z;
      turning[to + 20] = e0 * y - e1 * x;
    }
  }

  /** Number of position coordinates: 7 for a floating base and one per hinge. */
  public int positions() {
    return (floating ? 7 : 0) + hinges;
  }

  /** Number of velocity coordinates: 6 for a floating base and one per hinge. */
  public int velocities() {
    return (floating ? 6 : 0) + hinges;
  }

  public double mass(int body) {
    return mass[body];
  }

  /** Number of the body's parent, −1 for the base. */
  public int parent(int body) {
    return parent[body];
  }

  /** Component of the origin in the parent's frame [m]. */
  public double offset(int body, int k) {
    return offset[3 * body + k];
  }

  /** Writes the orientation in the parent's frame at hinge angle zero, w x y z. */
  public void orientation(int body, double[] quaternion) {
    Rotation.toQuaternion(rotation, 9 * body, quaternion);
  }

  /** Component of the hinge's axis in the body frame, a unit vector. */
  public double axis(int body, int k) {
    return axis[3 * body + k];
  }

  /** Component of the centre of mass in the body frame [m]. */
  public double centre(int body, int k) {
    return centre[3 * body + k];
  }

  /** Writes the inertia about the centre of mass in body axes: xx yy zz xy xz yz [kg m2]. */
  public void inertiaAtCentre(int body, double[] out) {
    System.arraycopy(inertia, 6 * body, out, 0, 6);
  }

  /** Rotor inertia reflected to the body's hinge [kg m2]. */
  public double armature(int body) {
    return armature[body];
  }

  /** Spring of the body's hinge [N m/rad]. */
  public double stiffness(int body) {
    return stiffness[body];
  }

  /** Angle at which that spring is slack [rad]. */
  public double slackAngle(int body) {
    return rest[body];
  }

  /** Damper of the body's hinge [N m s/rad]. */
  public double damping(int body) {
    return damping[body];
  }

  /** Total mass [kg]. */
  public double totalMass() {
    double sum = 0;
    for (double m : mass) {
      sum += m;
    }
    return sum;
  }

  /** Collects the bodies of a tree. */
  public static final class Builder {
    private static final int MOST = 64;
    private final boolean floating;
    private int count;
    private final int[] parent = new int[MOST];
    private final double[] mass = new double[MOST];
    private final double[] offset = new double[3 * MOST];
    private final double[] rotation = new double[9 * MOST];
    private final double[] axis = new double[3 * MOST];
    private final double[] centre = new double[3 * MOST];
    private final double[] inertia = new double[6 * MOST];
    private final double[] armature = new double[MOST];
    private final double[] stiffness = new double[MOST];
    private final double[] rest = new double[MOST];
    private final double[] damping = new double[MOST];

    /** Starts a tree with a free (floating) or a fixed base. */
    public Builder(boolean floating) {
      this.floating = floating;
    }

    /**
     * Adds a body and returns its number.
     *
     * @param parentBody number of the parent, −1 for the base
     * @param position origin in the parent's frame, x y z [m]
     * @param quaternion orientation in the parent's frame at hinge angle zero, w x y z
     * @param hingeAxis in the body frame; ignored for the base
     * @param centreOfMass in the body frame [m]
     * @param inertiaAtCentre xx yy zz xy xz yz about the centre of mass in body axes (matrix elements) [kg m2]
     */
    public int add(
        int parentBody,
        double[] position,
        double[] quaternion,
        double[] hingeAxis,
        double bodyMass,
        double[] centreOfMass,
        double[] inertiaAtCentre,
        double hingeArmature) {
      if (count == 0 ? parentBody != -1 : parentBody < 0 || parentBody >= count) {
        throw new IllegalArgumentException(
            "body " + count + " has parent " + parentBody + ": a parent comes before its children");
      }
      int i = count++;
      parent[i] = parentBody;
      mass[i] = bodyMass;
      System.arraycopy(position, 0, offset, 3 * i, 3);
      Rotation.fromQuaternion(
          quaternion[0], quaternion[1], quaternion[2], quaternion[3], rotation, 9 * i);
      double norm = Math.sqrt(
          hingeAxis[0] * hingeAxis[0] + hingeAxis[1] * hingeAxis[1] + hingeAxis[2] * hingeAxis[2]);
      for (int k = 0; k < 3; k++) {
        axis[3 * i + k] = norm > 0 ? hingeAxis[k] / norm : 0;
      }
      System.arraycopy(centreOfMass, 0, centre, 3 * i, 3);
      System.arraycopy(inertiaAtCentre, 0, inertia, 6 * i, 6);
      armature[i] = hingeArmature;
      return i;
    }

    /** Gives the hinge of a body a linear spring and damper: τ = −k (q − q₀) − d q̇ [N m/rad, rad, N m s/rad]. */
    public void spring(int body, double k, double slackAngle, double d) {
      stiffness[body] = k;
      rest[body] = slackAngle;
      damping[body] = d;
    }

    public Tree build() {
      return new Tree(this);
    }
  }
}
