package raven.tools;

import java.util.Map;
import java.util.Set;

/** Names of all figures that a flight may have; a test holds that no flight has another. */
final class Metrics {
  private Metrics() {}

  /** Numbers and truth values; the latter count as 1 and 0. */
  static final Set<String> NAMES = Set.of(
      "walk_speed_mps",
      "walk_distance_m",
      "walk_power_w",
      "walk_cost_of_transport",
      "edge_distance_m",
      "gap_width_m",
      "gap_cleared",
      "step_height_m",
      "step_cleared",
      "step_face_struck",
      "liftoff_speed_mps",
      "liftoff_angle_deg",
      "liftoff_pitch_deg",
      "liftoff_pitch_rate_dps",
      "liftoff_spin_dps",
      "liftoff_height_m",
      "landing_pitch_deg",
      "landing_spin_dps",
      "landing_vx_mps",
      "landing_vz_mps",
      "landing_past_edge_m",
      "landing_behind_toes_m",
      "push_s",
      "legs_share",
      "electric_energy_j",
      "kinetic_energy_j",
      "potential_energy_j",
      "window_energy_j",
      "efficiency_window",
      "efficiency_liftoff",
      "efficiency_climb",
      "efficiency_wing",
      "min_height_after_liftoff_m",
      "ground_touched_after_liftoff",
      "handover_s",
      "handover_height_loss_m",
      "cruise_airspeed_mps",
      "cruise_above_1_2_stall_s",
      "apex_height_m",
      "energy_j",
      "energy_leg_copper_j",
      "energy_leg_gears_j",
      "energy_leg_braking_j",
      "energy_dampers_j",
      "energy_ground_j",
      "energy_propeller_motor_j",
      "energy_air_j",
      "energy_stored_j",
      "energy_residual_j",
      "friction_cone_excess_n",
      "contact_residual",
      "upright_s",
      "tasks_done",
      "est_tilt_rms_deg",
      "est_velocity_rms_mps",
      "est_height_rms_m",
      "est_toe_spring_nm_per_rad",
      "est_ankle_spring_nm_per_rad",
      "est_weight_factor");

  /** A figure as a number; NaN when it is not there. */
  static double number(Map<String, Object> metrics, String name) {
    return switch (metrics.get(name)) {
      case Number n -> n.doubleValue();
      case Boolean b -> b ? 1 : 0;
      case null, default -> Double.NaN;
    };
  }
}
