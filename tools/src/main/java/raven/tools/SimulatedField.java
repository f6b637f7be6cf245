package raven.tools;

import raven.hal.ActuatorFrame;
import raven.hal.SensorFrame;
import raven.hal.pi.PiRobot;
import raven.hal.pi.simulated.SimulatedHardware;
import raven.mission.Mission;
import raven.robot.Robot;
import raven.sim.World;

/**
 * A simulated world round the real device layer: what the world's body feels goes into the registers of simulated chips, and what the drivers
 * write into them moves the body. A simulated pilot arms and says go. Not thread-safe.
 */
final class SimulatedField {
  /** When the pilot closes his switches [s]. */
  private static final double ARM = 0.3;

  private static final double GO = 0.6;

  /** Length of the world's pose: position, attitude, six joints. */
  private static final int POSE = 13;

  private final Robot robot;
  private final World world;
  private final SimulatedHardware hardware;
  private final PiRobot ports;
  private final SensorFrame truth = new SensorFrame();
  private final EarthField earth;
  private final double[] pose = new double[POSE];
  private final ActuatorFrame told = new ActuatorFrame();

  SimulatedField(Robot robot, Mission mission, long seed) {
    this.robot = robot;
    world = new World(robot, mission, seed);
    earth = new EarthField(seed);
    hardware = new SimulatedHardware(robot);
    hardware.transmitter.channel(robot.wiring().pilot().arm() - 1, -1);
    hardware.transmitter.channel(robot.wiring().pilot().go() - 1, -1);
    world.read(truth);
    feel();
    ports = new PiRobot(robot, hardware, false);
  }

  PiRobot ports() {
    return ports;
  }

  SimulatedHardware hardware() {
    return hardware;
  }

  World world() {
    return world;
  }

  /** Lets one tick pass under what the robot was told last. */
  void step() {
    hardware.told(told);
    told.time = truth.time;
    world.write(told);
    world.read(truth);
    if (truth.time >= ARM) hardware.transmitter.channel(robot.wiring().pilot().arm() - 1, 1);
    if (truth.time >= GO) hardware.transmitter.channel(robot.wiring().pilot().go() - 1, 1);
    feel();
  }

  private void feel() {
    world.pose(pose);
    earth.feel(pose[3], pose[4], pose[5], pose[6], truth.magnetic);
    hardware.feel(truth);
  }
}
