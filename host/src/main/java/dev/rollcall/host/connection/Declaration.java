package dev.rollcall.host.connection;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connection as the configuration declares it, not looked at yet.
 *
 * @param key under which it is declared
 * @param provider the provider's id
 * @param name for people; blank for the key
 * @param rank a number; blank for the last place when it is first declared, and the present one after that
 * @param active {@code true}, {@code false}, or blank for true
 * @param settings by key in any spelling of it, secrets included
 * @param policy by field in any spelling of it: texts, lists and maps
 * @param schedule a cron expression of six fields, or blank
 */
public record Declaration(
        String key,
        String provider,
        String name,
        String rank,
        String active,
        Map<String, String> settings,
        Map<String, Object> policy,
        String schedule) {
    public Declaration {
        name = (name.isBlank() ? key : name).strip();
        settings = new LinkedHashMap<>(settings);
        policy = new LinkedHashMap<>(policy);
    }

    /** Names the settings without their values: secrets are among them. */
    @Override
    public String toString() {
        return "Declaration[" + key + ", " + provider + ", settings " + settings.keySet() + "]";
    }
}
