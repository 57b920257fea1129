package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to change of a connection; what is empty stays as it is.
 *
 * @param name for people
 * @param rank its place in the order; whoever has it already moves down
 * @param settings by key; a blank value takes a setting or a secret away, a key that is missing leaves it as it is
 * @param policy the whole policy
 * @param schedule a cron expression of six fields; an empty one ends the schedule
 */
public record ConnectionChange(
        Optional<String> name,
        Optional<Integer> rank,
        Map<String, String> settings,
        Optional<Policy> policy,
        Optional<String> schedule) {
    /** Changes nothing; the start of every change. */
    public static final ConnectionChange NONE =
            new ConnectionChange(Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty());

    public ConnectionChange {
        settings = Map.copyOf(settings);
    }

    public ConnectionChange name(String value) {
        return new ConnectionChange(Optional.of(value), rank, settings, policy, schedule);
    }

    public ConnectionChange rank(int value) {
        return new ConnectionChange(name, Optional.of(value), settings, policy, schedule);
    }

    /** One setting or secret more. */
    public ConnectionChange setting(String key, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new ConnectionChange(name, rank, more, policy, schedule);
    }

    public ConnectionChange policy(Policy value) {
        return new ConnectionChange(name, rank, settings, Optional.of(value), schedule);
    }

    public ConnectionChange schedule(String value) {
        return new ConnectionChange(name, rank, settings, policy, Optional.of(value));
    }

    /** Names the settings without their values: secrets are among them. */
    @Override
    public String toString() {
        return "ConnectionChange[name " + name + ", rank " + rank + ", settings " + settings.keySet() + ", " + policy
                + ", schedule " + schedule + "]";
    }
}
