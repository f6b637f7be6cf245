package raven.gait;

import raven.robot.Robot;
import raven.robot.Sensors;
import raven.state.NavState;
import us.ihmc.euclid.tuple4D.Quaternion;

/**
 * The robot as it will be when this tick's command takes effect: every angle carried on by its rate over the age of the sensors and the delay of the
 * drivers. A force that is turned into torques by legs that have moved on since is another force.
 */
public final class Lookahead {
  /** A command acts for a tick, on average half a tick after its beginning [s]. */
  private static final double HOLD = 1e-3;

  /** The state ahead; only what {@link Body}, {@link Push} and {@link Landing} read. */
  public final NavState state = new NavState();

  /** The body ahead. */
  public final Body body;

  private final double age;
  private final Springs felt;
  private final Quaternion turn = new Quaternion();

  public Lookahead(Robot robot, Springs felt) {
    body = new Body(robot);
    Sensors sensors = robot.sensors();
    age = sensors.joint().delay();
    this.felt = felt;
  }

  /** Takes the newest estimate. */
  public void update(NavState x) {
    double ahead = age + felt.delay + HOLD;
    state.time = x.time;
    state.v_WB.set(x.v_WB);
    state.w_WB_B.set(x.w_WB_B);

    // q ⊗ (½ ω t, 1), small turns
    double half = 0.5 * ahead;
    turn.set(half * x.w_WB_B.getX(), half * x.w_WB_B.getY(), half * x.w_WB_B.getZ(), 1);
    state.q_WB.set(x.q_WB);
    state.q_WB.multiply(turn);

    for (int joint = 0; joint < state.jointAngle.length; joint++) {
      state.jointAngle[joint] = x.jointAngle[joint] + ahead * x.jointRate[joint];
      state.jointRate[joint] = x.jointRate[joint];
    }
    for (int foot = 0; foot < 2; foot++) {
      state.toeAngle[foot] = x.toeAngle[foot] + ahead * x.toeRate[foot];
      state.toeRate[foot] = x.toeRate[foot];
    }
    body.update(state);
  }
}
