package raven.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import raven.sim.drive.BatteryModel;
import raven.sim.drive.EnergyAccount;

/**
 * Where the battery's energy went since the start, to the joule. Every item is summed by itself; what battery and items differ by is the error
 * of the integration.
 */
final class EnergyBalance {
  private final Plant plant;
  private final Airframe airframe;
  private final BatteryModel battery;
  private final double begun;
  private final double ground;

  /** Begins to balance now. */
  EnergyBalance(Plant plant, Airframe airframe, BatteryModel battery) {
    this.plant = plant;
    this.airframe = airframe;
    this.battery = battery;
    plant.account.clear();
    begun = plant.energy();
    ground = plant.own().contact().work();
  }

  /** Writes what became of the energy so far, names ending in {@code _j}. */
  void write(Map<String, Object> metrics) {
    Map<String, Double> items = items();
    double sum = 0;
    for (Map.Entry<String, Double> item : items.entrySet()) {
      metrics.put("energy_" + item.getKey() + "_j", item.getValue());
      sum += item.getValue();
    }
    metrics.put("energy_residual_j", battery.energy - sum);
  }

  private Map<String, Double> items() {
    EnergyAccount a = plant.account;
    double skin = plant.own().contact().energy();
    double worked = plant.own().contact().work() - ground;
    Map<String, Double> items = new LinkedHashMap<>();
    items.put("leg_copper", a.of(EnergyAccount.COPPER));
    items.put("leg_gears", a.of(EnergyAccount.GEARS));
    items.put("leg_braking", a.of(EnergyAccount.BRAKING));
    items.put("dampers", a.of(EnergyAccount.DAMPERS));
    items.put("ground", -worked - skin);
    items.put("propeller_motor", a.of(EnergyAccount.PROPELLER_MOTOR));
    items.put("air", a.of(EnergyAccount.SHAFT) - a.of(EnergyAccount.AIR_WORK));
    items.put("stored", plant.energy() - begun + skin + airframe.spinEnergy());
    return items;
  }
}
