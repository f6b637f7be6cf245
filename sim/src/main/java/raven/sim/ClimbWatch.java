package raven.sim;

import java.util.Map;
import raven.robot.Robot;

/** Watches a flight from lift-off on: whether it keeps off the ground, what the climb costs, how the cruise begins and goes on. */
final class ClimbWatch {
  /** Height won at which the climb's efficiency is taken [m]. */
  private static final double CLIMB = 2;

  /** Airspeed over stall speed at which the wing carries with a margin. */
  private static final double WING_BORNE = 1.2;

  /** Height lost counts for so long into the cruise [s]. */
  private static final double BEGINNING = 3;

  /** What touches the ground later than this after lift-off has come back [s]. */
  private static final double AGAIN = 0.01;

  private final World world;
  private final Plant plant;
  private final PushWatch push;
  private final double fast;

  private double lowest = Double.POSITIVE_INFINITY;
  private boolean touchedAgain;
  private double climbEfficiency = Double.NaN;
  private double wingEfficiency = Double.NaN;
  private double cruiseBegan = Double.NaN;
  private double cruiseHeight;
  private double cruiseLost;
  private double cruiseTime;
  private double cruiseDistance;
  private double cruiseFast;
  private double cruiseFastest;

  /** The push tells when and from where the robot left. */
  ClimbWatch(Robot robot, World world, Plant plant, PushWatch push) {
    this.world = world;
    this.plant = plant;
    this.push = push;
    fast = WING_BORNE * robot.wing().stallSpeed();
  }

  /** The robot begins to cruise; the first time counts. */
  void cruise(double now) {
    if (!Double.isNaN(cruiseBegan)) return;
    cruiseBegan = now;
    cruiseHeight = plant.qpos[2];
  }

  /** One step has passed in the air, in the cruise or before it. */
  void step(double now, double h, int contacts, boolean cruises) {
    touchedAgain = touchedAgain || contacts > 0 && now > push.time() + AGAIN;
    lowest = Math.min(lowest, plant.qpos[2] - world.ground().height(plant.qpos[0]));
    double air = world.flow();
    double efficiency = push.efficiency();
    if (Double.isNaN(climbEfficiency) && push.won() >= CLIMB) climbEfficiency = efficiency;
    if (Double.isNaN(wingEfficiency) && air > fast) wingEfficiency = efficiency;
    if (!cruises) return;
    if (now - cruiseBegan < BEGINNING) {
      cruiseLost = Math.max(cruiseLost, cruiseHeight - plant.qpos[2]);
    }
    cruiseTime += h;
    cruiseDistance += h * air;
    cruiseFast = air > fast ? cruiseFast + h : 0;
    cruiseFastest = Math.max(cruiseFastest, cruiseFast);
  }

  /** Writes the figures of the flight. */
  void write(Map<String, Object> m) {
    if (!Double.isNaN(climbEfficiency)) m.put("efficiency_climb", climbEfficiency);
    if (!Double.isNaN(wingEfficiency)) m.put("efficiency_wing", wingEfficiency);
    m.put("min_height_after_liftoff_m", lowest);
    m.put("ground_touched_after_liftoff", touchedAgain);
    if (Double.isNaN(cruiseBegan)) return;
    m.put("handover_s", cruiseBegan - push.time());
    m.put("handover_height_loss_m", cruiseLost);
    m.put("cruise_airspeed_mps", cruiseDistance / cruiseTime);
    m.put("cruise_above_1_2_stall_s", cruiseFastest);
  }
}
