package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import java.util.Map;
import java.util.Optional;

/**
 * A connection to be made.
 *
 * @param provider the provider's id
 * @param name for people
 * @param rank its place in the order; empty for the last one. Whoever has it already moves down
 * @param active whether it is synced from now on
 * @param settings what was entered, secrets included; blank values count as not entered
 * @param policy what a run of it may do
 * @param schedule as {@link Schedule} reads it; daily if empty
 */
public record NewConnection(
        String provider,
        String name,
        Optional<Integer> rank,
        boolean active,
        Map<String, String> settings,
        Policy policy,
        String schedule) {
    public NewConnection {
        settings = Map.copyOf(settings);
    }

    /** An active one that goes last, with the policy of new connections and the daily schedule. */
    public static NewConnection of(String provider, String name, Map<String, String> settings) {
        return new NewConnection(provider, name, Optional.empty(), true, settings, Policy.DEFAULT, "");
    }

    /** The same with another policy. */
    public NewConnection with(Policy other) {
        return new NewConnection(provider, name, rank, active, settings, other, schedule);
    }

    /** Names the settings without their values: secrets are among them. */
    @Override
    public String toString() {
        return "NewConnection[" + provider + ", " + name + ", settings " + settings.keySet() + "]";
    }
}
