package raven.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import raven.controller.Raven;
import raven.flight.Owner;
import raven.hal.ActuatorFrame;
import raven.hal.AutopilotPort;
import raven.hal.PilotCommand;
import raven.hal.PilotPort;
import raven.hal.RemotePilot;
import raven.hal.SensorFrame;
import raven.log.LogRow;

/** The controller in this program, under a pilot who trusts it from the start, or one on the ground. */
final class LocalMind implements Mind {
  private Raven raven;
  private final PilotPort switches;
  private final @Nullable GroundLink ground;
  private final PilotCommand pilot = new PilotCommand();
  private @Nullable AutopilotPort autopilot;
  private @Nullable Consumer<PilotCommand> restraint;
  private final MindReport report = new MindReport();
  private final List<Map<String, Object>> owners = new ArrayList<>();
  private Owner owner = Owner.OURS;
  private long slowestTick_ns;

  LocalMind(Raven raven, @Nullable GroundLink ground) {
    this.raven = raven;
    this.ground = ground;
    switches = ground == null ? RemotePilot.trusting() : ground.pilot();
  }

  LocalMind(Raven raven) {
    this(raven, null);
  }

  /** An autopilot is there to take the cruise. */
  void beside(AutopilotPort other) {
    autopilot = other;
  }

  /** Somebody may hold the pilot's switches back. */
  void restrainedBy(Consumer<PilotCommand> by) {
    restraint = by;
  }

  @Override
  public void log(SensorFrame sensors, ActuatorFrame out, LogRow row) {
    raven.log(sensors, pilot, out, row);
    if (ground != null) ground.log(row);
  }

  @Override
  public void logTime(LogRow row) {
    row.put("decide", "s", report.lastTick_us / 1e6);
  }

  /** Who thinks at this moment. */
  Raven raven() {
    return raven;
  }

  @Override
  public boolean tick(SensorFrame sensors, ActuatorFrame out) {
    if (ground != null) {
      raven = ground.mind(raven);
      ground.sense(sensors);
    }
    switches.read(sensors.time, pilot);
    if (restraint != null) restraint.accept(pilot);
    if (autopilot != null) autopilot.read(sensors.time, raven.autopilot());
    long begin_ns = System.nanoTime();
    raven.tick(sensors, pilot, out);
    long lasted_ns = System.nanoTime() - begin_ns;
    slowestTick_ns = Math.max(slowestTick_ns, lasted_ns);
    report.lastTick_us = lasted_ns / 1e3;
    if (autopilot != null) {
      autopilot.write(raven.request());
      if (raven.takeover().owner() != owner) owned(sensors.time);
    }
    report.read(raven);
    report.slowestTick_us = slowestTick_ns / 1e3;
    if (ground != null) ground.tick(raven, sensors, out);
    return true;
  }

  private void owned(double time) {
    owner = raven.takeover().owner();
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("owner", owner.name().toLowerCase(Locale.ROOT));
    change.put("at_s", Math.round(time * 1e3) / 1e3);
    change.put("why", owner.words());
    boolean back = owner == Owner.RETURNING || owner == Owner.GIVEN_UP;
    if (back) change.put("objection", raven.takeover().objection().words());
    owners.add(change);
  }

  /** Who owned throttle and surfaces from when on; empty without an autopilot. */
  List<Map<String, Object>> owners() {
    return owners;
  }

  @Override
  public MindReport report() {
    return report;
  }
}
