package raven.sim.mujoco;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import raven.sim.body.Candidates;
import raven.sim.body.Contact.Group;
import raven.sim.body.Touch;

/** What MuJoCo found to touch in its last step. */
public final class MujocoTouch implements Touch {
  /** More contacts than the robot's points and links can make. */
  private static final int MOST = 128;

  private final MujocoModel model;

  /** Group by geom; geoms of the ground have none. */
  private final Group[] groupOfGeom;

  private final int[] bodyOfGeom;

  private final MemorySegment six = Arena.ofAuto().allocate(JAVA_DOUBLE, 6);
  private final Group[] group = new Group[MOST];
  private final double[] normalForce = new double[MOST];
  private final double[] force = new double[3 * MOST];
  private final double[] normal = new double[3 * MOST];
  private final double[] position = new double[3 * MOST];
  private int active;

  /** Geoms come in the order in which {@link Mjcf} writes them: those of the ground, then by body the candidates. */
  public MujocoTouch(MujocoModel model, Candidates candidates) {
    this.model = model;
    int geoms = model.geoms();
    bodyOfGeom = new int[geoms];
    groupOfGeom = new Group[geoms];
    Arrays.fill(groupOfGeom, Group.BELLY);
    int[] next = new int[candidates.count() + 1];
    for (int g = 0; g < geoms; g++) {
      int body = model.bodyOfGeom(g);
      bodyOfGeom[g] = body;
      if (body < 0) continue;
      // the next candidate of this body
      int k = next[body];
      while (candidates.body(k) != body) k++;
      groupOfGeom[g] = candidates.group(k);
      next[body] = k + 1;
    }
  }

  /** Reads the contacts of the last step. */
  public void read() {
    int count = Math.min(MOST, model.contacts());
    active = 0;
    MemorySegment contacts =
        model.d.get(ADDRESS, Offsets.CONTACT).reinterpret(count * Offsets.CONTACT_SIZE);
    for (int c = 0; c < count; c++) {
      long at = c * Offsets.CONTACT_SIZE;
      if (contacts.get(JAVA_INT, at + Offsets.CONTACT_ADDRESS) < 0) continue;
      int geom1 = contacts.get(JAVA_INT, at + Offsets.CONTACT_GEOM1);
      int geom2 = contacts.get(JAVA_INT, at + Offsets.CONTACT_GEOM2);

      // the normal points from the first to the second geom; ours points out of the ground
      boolean groundFirst = bodyOfGeom[geom1] < 0;
      double sign = groundFirst ? 1 : -1;
      group[active] = groupOfGeom[groundFirst ? geom2 : geom1];
      model.contactForce(c, six);
      normalForce[active] = six.getAtIndex(JAVA_DOUBLE, 0);
      for (int k = 0; k < 3; k++) {
        double sum = 0;
        for (int row = 0; row < 3; row++) {
          double axis = contacts.get(JAVA_DOUBLE, at + Offsets.CONTACT_FRAME + 8 * (3 * row + k));
          sum += axis * six.getAtIndex(JAVA_DOUBLE, row);
        }
        int i = 3 * active + k;
        force[i] = sign * sum;
        normal[i] = sign * contacts.get(JAVA_DOUBLE, at + Offsets.CONTACT_FRAME + 8 * k);
        position[i] = contacts.get(JAVA_DOUBLE, at + Offsets.CONTACT_POS + 8 * k);
      }
      active++;
    }
  }

  @Override
  public int active() {
    return active;
  }

  @Override
  public Group group(int k) {
    return group[k];
  }

  @Override
  public double normalForce(int k) {
    return normalForce[k];
  }

  @Override
  public double forceOn(int k, int component) {
    return force[3 * k + component];
  }

  @Override
  public double normal(int k, int component) {
    return normal[3 * k + component];
  }

  @Override
  public double position(int k, int component) {
    return position[3 * k + component];
  }

  @Override
  public double load(Group what) {
    double sum = 0;
    for (int k = 0; k < active; k++) {
      if (group[k] == what) sum += normalForce[k];
    }
    return sum;
  }
}
