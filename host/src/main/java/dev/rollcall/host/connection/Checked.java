package dev.rollcall.host.connection;

import java.util.Map;

/**
 * Settings that were found usable.
 *
 * @param settings without secrets
 * @param secrets by key
 */
record Checked(Map<String, String> settings, Map<String, String> secrets, Destination destination) {
    Checked {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "Checked[" + settings.keySet() + ", " + secrets.keySet() + "]";
    }
}
