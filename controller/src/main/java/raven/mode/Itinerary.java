package raven.mode;

import static raven.mode.Mode.*;

import java.util.List;
import raven.mission.Task;

/**
 * The mission's script as the wish of the moment. Each task is a chain of modes: the itinerary goes on when the chain is walked to its end
 * and gives up, with the reason, when the mode leaves it or the robot declines. After the end it wishes to stand or, aloft, to fly on.
 */
public final class Itinerary {
  /** How the mission stands. */
  public enum Outcome {
    RUNNING,
    COMPLETED,
    /** Declined, standing safely. */
    REFUSED,
    FAILED
  }

  /** Times that the robot walks up to an obstacle once more, when it stands too far away to jump. */
  private static final int APPROACHES = 3;

  private final Task[] tasks;
  private final Wish[] wishes;
  private final double[] durations;
  private final ModeSettings.Patience patience;
  private final ModeMachine machine;
  private final BehaviourReport report;

  private int index;
  private double taskSince;
  private Outcome outcome = Outcome.RUNNING;
  private String why = "";
  private Wish wish = Wish.REST;

  private Mode seen;
  private boolean leapt;

  /** The walk came to its end; what comes next is the next task's. */
  private boolean walked;

  /** It walks before it jumps, and how often it has begun to. */
  private boolean approaching;

  private int approaches;
  private boolean beyond;
  private Refusal refusal = Refusal.NONE;
  private double refusalSince;

  public Itinerary(
      List<Task> script,
      ModeSettings.Patience patience,
      ModeMachine machine,
      BehaviourReport report) {
    this.tasks = script.toArray(Task[]::new);
    this.wishes = script.stream().map(Itinerary::wishOf).toArray(Wish[]::new);
    this.durations = script.stream()
        .mapToDouble(t -> t instanceof Task.Cruise c ? c.duration() : 0)
        .toArray();
    this.patience = patience;
    this.machine = machine;
    this.report = report;
    this.seen = machine.mode();
  }

  private static Wish wishOf(Task task) {
    return switch (task) {
      case Task.Walk walk -> Wish.WALK;
      case Task.Hop hop -> Wish.HOP;
      case Task.Mount mount -> Wish.MOUNT;
      case Task.TakeOff takeOff -> Wish.TAKE_OFF;
      case Task.Cruise cruise -> Wish.CRUISE;
    };
  }

  /** The wish of the moment. {@code missing} names the first arming check that does not pass. */
  Wish update(boolean armed, boolean hold, Refusal declined, String missing, double time) {
    Mode mode = machine.mode();
    if (mode == LANDING) beyond = report.beyond;
    if (outcome == Outcome.RUNNING) {
      if (mode != seen) judge(seen, mode, hold, time);
      if (hold) taskSince = time;
      if (outcome == Outcome.RUNNING) follow(mode, time);
      if (outcome == Outcome.RUNNING && !hold) decline(mode, armed, declined, missing, time);
    }
    seen = mode;

    // a push that has begun is finished
    if (mode != PUSHING) wish = hold ? Wish.REST : current(mode);
    return wish;
  }

  private Wish current(Mode mode) {
    if (outcome == Outcome.RUNNING) return approaching ? Wish.WALK : wishes[index];
    return mode.permit().aloft() ? Wish.CRUISE : Wish.REST;
  }

  /** The mode changed: is this the way forward? */
  private void judge(Mode from, Mode to, boolean hold, double time) {
    String reason = machine.row().why();
    switch (to) {
      case DISARMED, FALLEN -> end(Outcome.FAILED, reason);
      case GLIDING -> {
        if (!hold) end(Outcome.FAILED, reason);
      }
      case LEAPING -> leapt = true;
      case LANDING -> {
        if (from != LEAPING) end(Outcome.FAILED, reason);
      }
      case STANDING -> {
        if (leapt && beyond) advance(time);
        else if (leapt) end(Outcome.FAILED, "did not get across");
        else if (from == CROUCHING && !approaching && !hold) end(Outcome.REFUSED, reason);
        else if (from == WALKING && !walked && !hold) end(Outcome.FAILED, reason);
        walked = false;
      }
      default -> {}
    }
  }

  /** Is the present task done? */
  private void follow(Mode mode, double time) {
    if (index == wishes.length) {
      end(Outcome.COMPLETED, "");
      return;
    }
    double inTask = time - Math.max(taskSince, machine.since());
    boolean done = switch (wishes[index]) {
      case WALK -> mode == WALKING && report.arrived;
      case TAKE_OFF -> mode == CRUISING;
      case CRUISE -> mode == CRUISING && inTask >= durations[index];
      case HOP, MOUNT, REST -> false;
    };
    boolean near = approaching && mode == WALKING && report.arrived;
    approaching = approaching && !near;
    walked = walked || near || done && wishes[index] == Wish.WALK;
    if (done) advance(time);
  }

  /** Does something speak against the present task? */
  private void decline(Mode mode, boolean armed, Refusal declined, String missing, double time) {
    Wish next = wishes[index];
    boolean waitsTooLong = time - Math.max(taskSince, machine.since()) > patience.waiting();

    // a reason counts when it stays
    if (declined != refusal) {
      refusal = declined;
      refusalSince = time;
    }
    boolean refused = refusal != Refusal.NONE && time - refusalSince >= patience.refusing();
    if (refused && refusal == Refusal.TOO_FAR && !approaching && approaches < APPROACHES) {
      approaching = true;
      approaches++;
    }
    refused = refused && !approaching;

    if (mode == DISARMED && armed && waitsTooLong) end(Outcome.REFUSED, missing);
    if (mode == CRUISING && next != Wish.CRUISE)
      end(Outcome.REFUSED, Refusal.GROUND_TASK_ALOFT.words());
    if (mode == STANDING && next == Wish.CRUISE)
      end(Outcome.REFUSED, Refusal.AIR_TASK_ON_GROUND.words());
    if (mode == CROUCHING && refused) end(Outcome.REFUSED, refusal.words());
    if (mode == STANDING && next.jump() && refused) end(Outcome.REFUSED, refusal.words());
    if (mode == STANDING && waitsTooLong) end(Outcome.REFUSED, Refusal.RESTLESS.words());
  }

  private void advance(double time) {
    index++;
    taskSince = time;
    leapt = beyond = approaching = false;
    approaches = 0;
    if (index == wishes.length) end(Outcome.COMPLETED, "");
  }

  private void end(Outcome how, String reason) {
    if (outcome != Outcome.RUNNING) return;
    outcome = how;
    why = reason;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** Why the mission ended as it did; empty while it runs and when it is completed. */
  public String why() {
    return why;
  }

  public Wish wish() {
    return wish;
  }

  /** Place of the present task in the script; the script's length when all are done. */
  public int index() {
    return index;
  }

  /** What leaves the ground next does so by its legs. */
  public boolean pushes() {
    return !(task() instanceof Task.TakeOff takeOff) || takeOff.by() == Task.TakeOff.By.JUMP;
  }

  /** The present task, or the last one when all are done. */
  public Task task() {
    return tasks[Math.min(index, tasks.length - 1)];
  }
}
