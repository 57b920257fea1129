package dev.rollcall.sandbox.fleet;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a fleet is like.
 *
 * @param devices how many there are
 * @param people how many people there are to hold them; at least 1
 * @param now what the dates are counted back from
 * @param rates the share of devices that have a trap, 0 to 1, where it is not the default
 */
public record FleetOptions(int devices, int people, Instant now, Map<Trap, Double> rates) {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    public FleetOptions {
        if (devices < 0 || people < 1) {
            throw new IllegalArgumentException("A fleet of " + devices + " devices and " + people
                    + " people cannot be. Ask for no less than 0 and 1.");
        }
        rates = Map.copyOf(rates);
    }

    /** A fleet with all traps at their default rates, and five people for six devices. */
    public static FleetOptions of(int devices) {
        return new FleetOptions(devices, Math.max(1, (int) (devices * 5L / 6)), NOW, Map.of());
    }

    /** The same without any trap. */
    public FleetOptions withoutTraps() {
        Map<Trap, Double> none = new EnumMap<>(Trap.class);
        for (Trap trap : Trap.values()) {
            none.put(trap, 0.0);
        }
        return new FleetOptions(devices, people, now, none);
    }

    /** The same with dates that are counted back from another moment. */
    public FleetOptions now(Instant newNow) {
        return new FleetOptions(devices, people, newNow, rates);
    }

    /** The same with a trap at another rate. */
    public FleetOptions rate(Trap trap, double rate) {
        Map<Trap, Double> changed = new EnumMap<>(Trap.class);
        changed.putAll(rates);
        changed.put(trap, rate);
        return new FleetOptions(devices, people, now, changed);
    }

    double rate(Trap trap) {
        return rates.getOrDefault(trap, trap.defaultRate());
    }
}
