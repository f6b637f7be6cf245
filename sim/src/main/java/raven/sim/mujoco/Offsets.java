package raven.sim.mujoco;

/** Where MuJoCo 2.2.2 keeps what RAVEN reads: byte offsets by its headers mjmodel.h and mjdata.h on a 64-bit machine, and sizes. */
final class Offsets {
  // mjModel
  static final long MODEL_SIZE = 3280;
  static final long NQ = 0;
  static final long NV = 4;
  static final long NBODY = 16;
  static final long NGEOM = 24;
  static final long TIMESTEP = 232;
  static final long BODY_IPOS = 1224;
  static final long BODY_IQUAT = 1232;
  static final long BODY_MASS = 1240;
  static final long BODY_INERTIA = 1256;
  static final long BODY_INVWEIGHT0 = 1264;
  static final long DOF_ARMATURE = 1456;
  static final long DOF_INVWEIGHT0 = 1472;
  static final long GEOM_BODYID = 1520;

  // mjData
  static final long DATA_SIZE = 41176;
  static final long NCON = 40332;
  static final long QPOS = 40376;
  static final long QVEL = 40384;
  static final long QFRC_APPLIED = 40416;
  static final long QACC = 40448;
  static final long CONTACT = 40752;

  // mjContact
  static final long CONTACT_SIZE = 528;
  static final long CONTACT_POS = 8;
  static final long CONTACT_FRAME = 32;
  static final long CONTACT_GEOM1 = 508;
  static final long CONTACT_GEOM2 = 512;
  static final long CONTACT_ADDRESS = 520;

  private Offsets() {}
}
