package raven.sim;

import java.util.Arrays;
import java.util.Map;
import raven.sim.body.ArticulatedBody;
import raven.sim.body.Centroid;

/** Watches a push: what the robot is like when its feet leave the ground, what lifted it, and what that took from the battery. */
final class PushWatch {
  /** The push begins at this share of the lift-off speed. */
  private static final double BEGINS = 0.1;

  /** Length of the push's memory, in steps, and of the equal electric window [s]. */
  private static final int MEMORY = 2048;

  private static final double WINDOW = 0.5;

  private final World world;
  private final Plant plant;
  private final Centroid centroid;
  private final double weight;

  private final double[] speeds = new double[MEMORY];
  private final double[] energies = new double[MEMORY];
  private final double[] impulse = new double[3];
  private final double[] thrustImpulse = new double[3];
  private int remembered;
  private long steps;
  private boolean touching;

  /** What the battery had given when the push began [J], and the height of the mass centre then [m]. */
  private double begunEnergy;

  private double begunHeight;

  // when the last contact ended
  private boolean left;
  private double time;
  private double speed;
  private double angle;
  private double pitch;
  private double pitchRate;
  private double spin;
  private double height;
  private double pushTime;
  private double legsShare;
  private double energy;
  private double window;

  /** Reads the mass centre from a centroid that others keep. */
  PushWatch(World world, Plant plant, Centroid centroid) {
    this.world = world;
    this.plant = plant;
    this.centroid = centroid;
    weight = plant.body.tree().totalMass() * ArticulatedBody.GRAVITY;
  }

  /** A push begins. */
  void begin() {
    remembered = 0;
    Arrays.fill(impulse, 0);
    Arrays.fill(thrustImpulse, 0);
    begunEnergy = world.electricEnergy();
    begunHeight = centroid.place[2];
    left = false;
  }

  /** One step has passed, in which the robot pushed or did not. */
  void step(double now, double h, boolean pushing) {
    energies[(int) (steps++ % MEMORY)] = world.electricEnergy();
    int contacts = plant.touch().active();
    if (pushing) {
      push(now, h, contacts);
    }
    touching = contacts > 0;
  }

  private void push(double now, double h, int contacts) {
    double vx = centroid.velocity[0];
    double vz = centroid.velocity[2];
    double along = Math.sqrt(vx * vx + vz * vz);
    speeds[remembered % MEMORY] = along;
    remembered++;
    for (int k = 0; k < 3; k++) {
      for (int c = 0; c < contacts; c++) {
        impulse[k] += h * plant.touch().forceOn(c, k);
      }
      thrustImpulse[k] += h * world.thrust() * plant.body.rotation(0, k, 0);
    }
    impulse[2] -= h * weight;
    if (touching && contacts == 0) {
      leave(now, h, along);
    }
  }

  private void leave(double now, double h, double along) {
    left = true;
    time = now;
    speed = along;
    angle = StrictMath.atan2(centroid.velocity[2], centroid.velocity[0]);
    pitch = plant.pitch();
    pitchRate = -plant.qvel[4];
    spin = -centroid.spin[1] / centroid.pitchInertia;
    height = centroid.place[2];
    int begin = remembered - 1;
    while (begin > Math.max(0, remembered - MEMORY)
        && speeds[(begin - 1) % MEMORY] > BEGINS * speed) {
      begin--;
    }
    pushTime = (remembered - 1 - begin) * h;
    double legs = impulse[0] * centroid.velocity[0] + impulse[2] * centroid.velocity[2];
    double thrust =
        thrustImpulse[0] * centroid.velocity[0] + thrustImpulse[2] * centroid.velocity[2];
    legsShare = legs / (legs + thrust);
    energy = world.electricEnergy() - begunEnergy;
    long from = Math.max(0, steps - Math.min(MEMORY - 1, Math.round(WINDOW / h)));
    window = world.electricEnergy() - energies[(int) (from % MEMORY)];
  }

  /** Whether the last contact has ended since the push began. */
  boolean left() {
    return left;
  }

  /** When it did [s]. */
  double time() {
    return time;
  }

  /** Kinetic and potential energy won since the push began, over what the battery gave since then. */
  double efficiency() {
    double speed2 = 0;
    for (double v : centroid.velocity) {
      speed2 += v * v;
    }
    double won = 0.5 * weight / ArticulatedBody.GRAVITY * speed2 + weight * won();
    return won / (world.electricEnergy() - begunEnergy);
  }

  /** Height that the mass centre won since the push began [m]. */
  double won() {
    return centroid.place[2] - begunHeight;
  }

  /** Writes the figures of the lift-off. */
  void write(Map<String, Object> m) {
    m.put("liftoff_speed_mps", speed);
    m.put("liftoff_angle_deg", Math.toDegrees(angle));
    m.put("liftoff_pitch_deg", Math.toDegrees(pitch));
    m.put("liftoff_pitch_rate_dps", Math.toDegrees(pitchRate));
    m.put("liftoff_spin_dps", Math.toDegrees(spin));
    m.put("liftoff_height_m", height);
    m.put("push_s", pushTime);
    m.put("legs_share", legsShare);
    m.put("electric_energy_j", energy);
    double kinetic = 0.5 * weight / ArticulatedBody.GRAVITY * speed * speed;
    double potential = weight * (height - begunHeight);
    m.put("kinetic_energy_j", kinetic);
    m.put("potential_energy_j", potential);
    m.put("window_energy_j", window);
    m.put("efficiency_window", (kinetic + potential) / window);
    m.put("efficiency_liftoff", (kinetic + potential) / energy);
  }
}
