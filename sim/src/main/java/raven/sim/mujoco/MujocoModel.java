package raven.sim.mujoco;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import raven.file.FileError;
import raven.sim.body.Tree;

/**
 * A model compiled by MuJoCo and one state of it. What is read and written lies in MuJoCo's own memory, at the places that the headers of
 * version 2.2.2 give; that they are right is checked against the tree that the model was written from. Not thread-safe.
 */
public final class MujocoModel {
  private static final int ERROR_SIZE = 1000;

  /** MuJoCo compiles the model with the same arithmetic; a wrong place or a misread number is far off. */
  private static final double SAME = 1e-12;

  private final MujocoLibrary library;
  private final long model;
  private final long data;
  final MemorySegment m;
  final MemorySegment d;
  final int nq;
  final int nv;
  private final int bodies;

  private final MemorySegment qpos;
  private final MemorySegment qvel;
  private final MemorySegment qacc;
  private final MemorySegment applied;
  private final MemorySegment armature;

  /** Has MuJoCo compile the text; tree and step are what it was written from. */
  public MujocoModel(MujocoLibrary library, String mjcf, Tree tree, double timestep) {
    this.library = library;
    model = load(library, mjcf);

    // owners that free MuJoCo's memory with this object
    Arena arena = Arena.ofAuto();
    m = MemorySegment.ofAddress(model)
        .reinterpret(Offsets.MODEL_SIZE, arena, s -> delete(library, model, true));
    nq = m.get(JAVA_INT, Offsets.NQ);
    nv = m.get(JAVA_INT, Offsets.NV);
    bodies = m.get(JAVA_INT, Offsets.NBODY);
    if (nq != tree.positions() || nv != tree.velocities() || bodies != tree.bodies + 1) {
      throw new IllegalStateException("MuJoCo's model has " + nq + " positions, " + nv
          + " velocities and " + bodies + " bodies, expected " + tree.positions() + ", "
          + tree.velocities() + " and " + (tree.bodies + 1));
    }
    data = makeData(library, model);
    d = MemorySegment.ofAddress(data)
        .reinterpret(Offsets.DATA_SIZE, arena, s -> delete(library, data, false));
    qpos = doubles(d, Offsets.QPOS, nq);
    qvel = doubles(d, Offsets.QVEL, nv);
    qacc = doubles(d, Offsets.QACC, nv);
    applied = doubles(d, Offsets.QFRC_APPLIED, nv);
    armature = doubles(m, Offsets.DOF_ARMATURE, nv);
    check(tree);
    same("time step", 0, m.get(JAVA_DOUBLE, Offsets.TIMESTEP), timestep, 0);
  }

  private static long load(MujocoLibrary library, String mjcf) {
    try (Arena arena = Arena.ofConfined()) {
      Path file = Files.createTempFile("raven", ".xml");
      try {
        Files.writeString(file, mjcf);
        MemorySegment error = arena.allocate(ERROR_SIZE);
        long model = (long) library.loadXml.invokeExact(
            arena.allocateFrom(file.toString(), StandardCharsets.UTF_8),
            MemorySegment.NULL,
            error,
            ERROR_SIZE);
        if (model == 0) {
          String why = error.getString(0).replaceAll("\\s+", " ").strip();
          throw new FileError("MuJoCo does not take this robot: " + why);
        }
        return model;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw MujocoLibrary.fault(e);
    }
  }

  private static long makeData(MujocoLibrary library, long model) {
    try {
      return (long) library.makeData.invokeExact(model);
    } catch (Throwable e) {
      throw MujocoLibrary.fault(e);
    }
  }

  private static void delete(MujocoLibrary library, long what, boolean isModel) {
    try {
      (isModel ? library.deleteModel : library.deleteData).invokeExact(what);
    } catch (Throwable e) {
      throw MujocoLibrary.fault(e);
    }
  }

  private static MemorySegment doubles(MemorySegment in, long offset, long count) {
    return in.get(ADDRESS, offset).reinterpret(count * JAVA_DOUBLE.byteSize());
  }

  private void check(Tree tree) {
    double[] inertia = new double[6];
    for (int i = 0; i < tree.bodies; i++) {
      same("mass", i, mass(i), tree.mass(i), 0);
      tree.inertiaAtCentre(i, inertia);
      double trace = inertia[0] + inertia[1] + inertia[2];
      double compiled = 0;
      for (int k = 0; k < 3; k++) {
        same("centre of mass", i, centre(i, k), tree.centre(i, k), 1);
        compiled += principalInertia(i, k);
      }
      same("inertia", i, compiled, trace, 0);
      if (i > 0) same("armature", i, armature(nv - tree.hinges + i - 1), tree.armature(i), 0);
    }
  }

  private static void same(String what, int body, double found, double expected, double floor) {
    if (!(Math.abs(found - expected) <= SAME * Math.max(Math.abs(expected), floor))) {
      throw new IllegalStateException("MuJoCo's model has " + what + " " + found + " at body "
          + body + ", expected " + expected);
    }
  }

  double mass(int body) {
    return doubles(m, Offsets.BODY_MASS, bodies).getAtIndex(JAVA_DOUBLE, body + 1L);
  }

  double centre(int body, int k) {
    return doubles(m, Offsets.BODY_IPOS, 3L * bodies).getAtIndex(JAVA_DOUBLE, 3L * body + 3 + k);
  }

  double principalInertia(int body, int k) {
    return doubles(m, Offsets.BODY_INERTIA, 3L * bodies).getAtIndex(JAVA_DOUBLE, 3L * body + 3 + k);
  }

  /** Orientation of the principal axes in the body's frame, w x y z. */
  double principalAxes(int body, int k) {
    return doubles(m, Offsets.BODY_IQUAT, 4L * bodies).getAtIndex(JAVA_DOUBLE, 4L * body + 4 + k);
  }

  /** How easily a force at the body's centre moves it, mean over the axes [1/kg]. */
  double inverseWeight(int body) {
    return doubles(m, Offsets.BODY_INVWEIGHT0, 2L * bodies).getAtIndex(JAVA_DOUBLE, 2L * body + 2);
  }

  /** How easily a generalised force moves its degree of freedom [1/(kg m2) for hinges]. */
  double inverseHingeWeight(int dof) {
    return doubles(m, Offsets.DOF_INVWEIGHT0, nv).getAtIndex(JAVA_DOUBLE, dof);
  }

  int geoms() {
    return m.get(JAVA_INT, Offsets.NGEOM);
  }

  /** Number of the geom's body, −1 for the world. */
  int bodyOfGeom(int geom) {
    return m.get(ADDRESS, Offsets.GEOM_BODYID)
            .reinterpret(geoms() * JAVA_INT.byteSize())
            .getAtIndex(JAVA_INT, geom)
        - 1;
  }

  public void setState(double[] positions, double[] velocities) {
    for (int i = 0; i < nq; i++) {
      qpos.setAtIndex(JAVA_DOUBLE, i, positions[i]);
    }
    for (int i = 0; i < nv; i++) {
      qvel.setAtIndex(JAVA_DOUBLE, i, velocities[i]);
    }
  }

  public void state(double[] positions, double[] velocities) {
    for (int i = 0; i < nq; i++) {
      positions[i] = qpos.getAtIndex(JAVA_DOUBLE, i);
    }
    for (int i = 0; i < nv; i++) {
      velocities[i] = qvel.getAtIndex(JAVA_DOUBLE, i);
    }
  }

  /** Generalised force along one degree of freedom: linear in world axes, angular in the base's axes, hinges. */
  public void apply(int dof, double force) {
    applied.setAtIndex(JAVA_DOUBLE, dof, force);
  }

  double armature(int dof) {
    return armature.getAtIndex(JAVA_DOUBLE, dof);
  }

  /** Inertia added to the diagonal of the mass matrix [kg m2]. */
  public void setArmature(int dof, double inertia) {
    armature.setAtIndex(JAVA_DOUBLE, dof, inertia);
  }

  /** Acceleration found last. */
  public double acceleration(int dof) {
    return qacc.getAtIndex(JAVA_DOUBLE, dof);
  }

  /** Lets one time step pass. */
  public void step() {
    call(true);
    String complaint = MujocoLibrary.complaint();
    if (complaint != null) {
      throw new IllegalStateException("MuJoCo lost the simulation: " + complaint);
    }
  }

  /** Points that touch in the last step. */
  public int contacts() {
    return d.get(JAVA_INT, Offsets.NCON);
  }

  /** Computes the accelerations of the present state. */
  public void forward() {
    call(false);
  }

  private void call(boolean stepping) {
    try {
      if (stepping) {
        library.step.invokeExact(model, data);
      } else {
        library.forward.invokeExact(model, data);
      }
    } catch (Throwable e) {
      throw MujocoLibrary.fault(e);
    }
    Reference.reachabilityFence(this);
  }

  /** Force of a contact in its own frame, normal first, and torque [N, N m]. */
  void contactForce(int contact, MemorySegment six) {
    try {
      library.contactForce.invokeExact(model, data, contact, six.address());
    } catch (Throwable e) {
      throw MujocoLibrary.fault(e);
    }
    Reference.reachabilityFence(this);
  }
}
