package raven.hal.pi.simulated;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import raven.hal.ActuatorFrame;
import raven.hal.JointId;
import raven.hal.SensorFrame;
import raven.hal.pi.Hardware;
import raven.hal.pi.bus.EdgePort;
import raven.hal.pi.bus.I2cPort;
import raven.hal.pi.bus.LevelPort;
import raven.hal.pi.bus.PulsePort;
import raven.hal.pi.bus.SerialLine;
import raven.hal.pi.bus.SpiPort;
import raven.hal.pi.device.Mmc5983ma;
import raven.hal.pi.os.Attribute;
import raven.hal.pi.os.DeviceFault;
import raven.hal.pi.os.Errno;
import raven.robot.Robot;
import raven.robot.Wiring;

/**
 * A whole robot of simulated chips, plugged in as its file says: {@link #feel} puts a physical state into their registers, {@link #told} reads
 * from their registers and lines what the robot was told to do. In between lie the real drivers. Not thread-safe.
 */
public final class SimulatedHardware implements Hardware {
  private static final double SEA_LEVEL = 101_325;
  private static final double TEMPERATURE = 20;
  private static final double GAS = 287.05;

  public final SimulatedIcm42688 imu = new SimulatedIcm42688();
  public final SimulatedBmp388 barometer = new SimulatedBmp388();
  public final SimulatedSdp3x airspeed = new SimulatedSdp3x();
  public final SimulatedVl53l1x ranger = new SimulatedVl53l1x();
  public final SimulatedMmc5983ma magnetometer = new SimulatedMmc5983ma();
  public final SimulatedAs5600[] toes = {new SimulatedAs5600(), new SimulatedAs5600()};
  public final SimulatedTransmitter transmitter;
  public final SimulatedLine legs;

  private final Wiring wiring;
  private final Wiring.Mount[] mounts;
  private final SimulatedJoint[] joints;
  private final boolean servos;
  private final Map<Integer, SimulatedChip> chips = new HashMap<>();
  private final Map<Integer, SimulatedPca9685> boards = new HashMap<>();
  private final Map<Integer, long[]> pulses = new HashMap<>();
  private final boolean[] pressed = new boolean[2];
  private final MountedChips mounted;
  private final Map<Wiring.Line, DoubleSupplier> probes = new HashMap<>();
  private final SimulatedIna226 ina226;
  private final SimulatedIna228 ina228;
  private @Nullable Attribute escFile;
  private long now_ns = 1_000_000_000;
  private double nextTransmission;

  public SimulatedHardware(Robot robot) {
    wiring = robot.wiring();
    mounts = wiring.legs().mounts();
    servos = wiring.legs().actuator() instanceof Wiring.Dynamixel;
    if (servos) {
      SimulatedDynamixels chain = new SimulatedDynamixels(JointId.COUNT);
      joints = chain.joints;
      legs = chain;
    } else {
      SimulatedMoteus moteus = new SimulatedMoteus(JointId.COUNT);
      joints = moteus.joints;
      legs = moteus;
    }
    transmitter = new SimulatedTransmitter(wiring.pilot().receiver() == Wiring.Receiver.SBUS);
    double shunt = wiring.battery() instanceof Wiring.Ina226 chip
        ? chip.shunt()
        : wiring.battery() instanceof Wiring.Ina228 chip ? chip.shunt() : 1;
    ina226 = new SimulatedIna226(shunt);
    ina228 = new SimulatedIna228(shunt);
    mounted = new MountedChips(wiring, imu, magnetometer);
    plug();
  }

  private void plug() {
    if (wiring.barometer() instanceof Wiring.Bmp388 chip)
      put(chip.bus(), chip.address(), barometer);
    if (wiring.airspeed() instanceof Wiring.Sdp3x chip) put(chip.bus(), chip.address(), airspeed);
    if (wiring.ranger() instanceof Wiring.Vl53l1x chip) put(chip.bus(), chip.address(), ranger);
    if (wiring.battery() instanceof Wiring.Ina226 chip) put(chip.bus(), chip.address(), ina226);
    if (wiring.battery() instanceof Wiring.Ina228 chip) put(chip.bus(), chip.address(), ina228);
    if (wiring.magnetometer() instanceof Wiring.Mmc5983ma chip) {
      put(chip.bus(), Mmc5983ma.ADDRESS, magnetometer);
    }
    put(wiring.leftFoot().bus(), 0x36, toes[0]);
    put(wiring.rightFoot().bus(), 0x36, toes[1]);
    plug(wiring.esc().line());
    plug(wiring.elevator().line());
    plug(wiring.rudder().line());
    plug(wiring.leftAileron().line());
    plug(wiring.rightAileron().line());
  }

  private void plug(Wiring.Line line) {
    switch (line) {
      case Wiring.Pwm pwm -> {
        long[] length_ns = pwm(pwm.chip(), pwm.channel());
        probes.put(line, () -> length_ns[0] / 1e9);
      }
      case Wiring.Pca9685 at -> {
        int key = key(at.bus(), at.address());
        SimulatedPca9685 board = boards.computeIfAbsent(key, unused -> new SimulatedPca9685());
        chips.put(key, board);
        probes.put(line, () -> board.pulse(at.channel()));
      }
    }
  }

  private void put(int bus, int address, SimulatedChip chip) {
    chips.put(key(bus, address), chip);
  }

  private static int key(int first, int second) {
    return first << 16 | second;
  }

  /** The physical state that the chips measure; time passes to the frame's. */
  public void feel(SensorFrame truth) {
    now_ns = 1_000_000_000 + Math.round(truth.time * 1e9);
    mounted.feel(truth, now_ns);
    for (int i = 0; i < joints.length; i++) {
      Wiring.Mount mount = mounts[i];
      SimulatedJoint joint = joints[mount.id() - 1];
      joint.trueAngle = mount.direction().sign() * truth.joints[i].angle + mount.zero();
      joint.trueRate = mount.direction().sign() * truth.joints[i].rate;
      joint.trueCurrent = mount.direction().sign() * truth.joints[i].current;
    }
    for (int leg = 0; leg < 2; leg++) {
      Wiring.Foot foot = leg == 0 ? wiring.leftFoot() : wiring.rightFoot();
      toes[leg].turn(foot.direction().sign() * truth.feet[leg].toeAngle + foot.zero());
      pressed[leg] = truth.feet[leg].pressed;
    }
    if (truth.barometer.fresh) {
      double pressure = SEA_LEVEL * Math.pow(1 - truth.barometer.value / 44330.8, 1 / 0.190263);
      barometer.measure(pressure, TEMPERATURE);
    }
    double density = SEA_LEVEL / (GAS * (TEMPERATURE + 273.15));
    airspeed.measure(0.5 * density * truth.airspeed.value * truth.airspeed.value);
    if (truth.range.fresh) ranger.measure(truth.range.value, truth.range.valid);
    ina226.measure(truth.battery.voltage, truth.battery.current);
    ina228.measure(truth.battery.voltage, truth.battery.current);
    if (truth.time >= nextTransmission) {
      transmitter.send();
      nextTransmission = truth.time + 0.02;
    }
  }

  /** Keeps the pulse of an ESC on a PWM line in a file too, as sysfs does, where a guard can reach it. */
  public void escFile(Attribute file) {
    escFile = file;
  }

  /** Takes an actuator of the legs off its supply, or puts it back; joints as in {@link JointId}. */
  public void cutJoint(int joint, boolean dead) {
    joints[mounts[joint].id() - 1].dead = dead;
  }

  /** Cuts the wires of an I2C bus behind the computer, or joins them again. */
  public void cutBus(int bus, boolean dead) {
    chips.forEach((key, chip) -> {
      if (key >> 16 == bus) chip.cut(dead);
    });
  }

  /** What the robot is told to do, read from boards and lines. */
  public void told(ActuatorFrame frame) {
    frame.enabled = false;
    for (int i = 0; i < joints.length; i++) {
      Wiring.Mount mount = mounts[i];
      SimulatedJoint joint = joints[mount.id() - 1];
      int sign = mount.direction().sign();
      ActuatorFrame.Joint to = frame.joints[i];
      frame.enabled |= joint.enabled;
      to.relax();
      if (!joint.enabled) continue;
      to.angle = sign * (joint.angle - mount.zero());
      if (wiring.legs().actuator() instanceof Wiring.Moteus gains) {
        to.rate = sign * joint.rate;
        to.torque = sign * joint.torque;
        to.kp = joint.kp * gains.stiffness();
        to.kd = joint.kd * gains.damping();
      } else {
        // a position servo as a stiff spring
        to.kp = 20 * joint.kp;
        to.kd = 0.4 * joint.kp;
      }
    }
    frame.throttle = throttle();
    frame.elevator = angle(wiring.elevator());
    frame.rudder = angle(wiring.rudder());
    frame.aileron = (angle(wiring.leftAileron()) + angle(wiring.rightAileron())) / 2;
  }

  /** Throttle that the ESC sees. */
  public double throttle() {
    double length = pulse(wiring.esc().line());
    double stop = wiring.esc().stop();
    return length == 0 ? 0 : Math.clamp((length - stop) / (wiring.esc().full() - stop), 0, 1);
  }

  private double angle(Wiring.Servo servo) {
    double length = pulse(servo.line());
    return length == 0 ? 0 : (length - servo.centre()) / servo.travel();
  }

  /** Length of the pulse on one of the robot's lines [s]. */
  public double pulse(Wiring.Line line) {
    DoubleSupplier probe = probes.get(line);
    return probe == null ? 0 : probe.getAsDouble();
  }

  private long[] pwm(int chip, int channel) {
    return pulses.computeIfAbsent(key(chip, channel), at -> new long[1]);
  }

  @Override
  public I2cPort i2c(int bus, int address) {
    I2cPort chip = chips.get(key(bus, address));
    if (chip != null) return chip;
    throw new DeviceFault(
        "simulated I2C bus " + bus + " address 0x" + Integer.toHexString(address),
        "cannot be read",
        Errno.EREMOTEIO,
        "nobody acknowledged: check power, SDA, SCL and the address");
  }

  @Override
  public SpiPort spi(int bus, int chipSelect, int rate) {
    return imu;
  }

  @Override
  public PulsePort pulse(int chip, int channel, double rate) {
    long[] length = pwm(chip, channel);
    boolean ofEsc = wiring.esc().line().equals(new Wiring.Pwm(chip, channel));
    return new PulsePort() {
      @Override
      public void pulse(long length_ns) {
        length[0] = length_ns;
        if (ofEsc && escFile != null) escFile.write(length_ns);
      }

      @Override
      public double step_ns() {
        return 1;
      }

      @Override
      public String name() {
        return "simulated PWM chip " + chip + " channel " + channel;
      }
    };
  }

  @Override
  public EdgePort edges(int chip, int line) {
    return new EdgePort() {
      @Override
      public long newest_ns() {
        return now_ns;
      }

      @Override
      public long count() {
        return now_ns / 1_000_000;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public LevelPort level(int chip, int line) {
    int leg = wiring.leftFoot().sole().equals(new Wiring.Gpio(chip, line)) ? 0 : 1;
    return () -> !pressed[leg];
  }

  @Override
  public SerialLine serial(String path, int baud, boolean sbus) {
    return path.equals(wiring.legs().port()) ? legs : transmitter;
  }

  @Override
  public long now_ns() {
    return now_ns;
  }

  @Override
  public void close() {}
}
