package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.glpi.ItemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the company has set up in GLPI.
 *
 * @param profile the one of the user who syncs
 * @param states the statuses' ids by name
 * @param fields the keys of the plugin Fields' fields by label
 */
record GlpiSetup(int profile, Map<String, Integer> states, Map<String, String> fields) {
    /** For the specs that GLPI has no place of its own for that an MDM could write. */
    private static final List<String> FIELDS = List.of("Processor", "Memory", "Storage", "IMEI", "MAC address");

    GlpiSetup {
        states = Map.copyOf(states);
        fields = Map.copyOf(fields);
    }

    static GlpiSetup in(GlpiWorld world) {
        var profile = world.profile("Rollcall", GlpiWorld.SYNC_RIGHTS);
        world.token(Company.SYNC_TOKEN, world.user("rollcall", draft -> draft.name("Rollcall", "Sync")
                .profile(profile)));
        var states = new LinkedHashMap<String, Integer>();
        states.put(CompanyPlatform.ALLOCATED, world.state(CompanyPlatform.ALLOCATED, 0));
        states.put(CompanyPlatform.TRANSFERRED, world.state(CompanyPlatform.TRANSFERRED, 0));
        CompanyPlatform.PROTECTED.forEach(name -> states.put(name, world.state(name, 0)));
        var container = world.fieldsContainer("Hardware", ItemType.COMPUTER, ItemType.PHONE);
        var fields = new LinkedHashMap<String, String>();
        FIELDS.forEach(label -> fields.put(label, world.field(container, label)));
        return new GlpiSetup(profile, states, fields);
    }

    /**
     * A status's id.
     *
     * @throws IllegalArgumentException if the company has no such status
     */
    int state(String name) {
        return found(states, name);
    }

    /** A status's name; empty if the company has none with that id. */
    String stateName(int id) {
        return states.entrySet().stream()
                .filter(state -> state.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /**
     * The key of a field of the plugin Fields.
     *
     * @throws IllegalArgumentException if the company has no such field
     */
    String field(String label) {
        return found(fields, label);
    }

    private static <T> T found(Map<String, T> all, String name) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The company has no \"" + name + "\". Name one of " + all.keySet() + "."));
    }

    /** The settings with which a host connects to it, address and token apart. */
    static Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("kind", "glpi");
        properties.put("requests-per-minute", "100000");
        properties.put("statuses.allocated", CompanyPlatform.ALLOCATED);
        properties.put("statuses.transferred", CompanyPlatform.TRANSFERRED);
        properties.put("specs.processor.field", "Processor");
        properties.put("specs.memory.field", "Memory");
        properties.put("specs.storage.field", "Storage");
        properties.put("specs.imei.field", "IMEI");
        properties.put("specs.wifi-mac.field", "MAC address");
        properties.put("glpi.order.not-delivered", "true");
        return properties;
    }
}
