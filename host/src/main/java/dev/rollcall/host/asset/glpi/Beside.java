package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.ValuePool;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What other tables than an item's own say of it: links, operating system, fields of the plugin, orders. Filled first, and
 * then asked by item. Used by one thread.
 */
final class Beside {
    /** Tools for remote control, whose ids people enter in the same table by hand and which are no MDM. */
    private static final Set<String> REMOTE_CONTROL =
            Set.of("teamviewer", "anydesk", "supremo", "rustdesk", "litemanager", "meshcentral");

    private final Scheme scheme;
    private final ValuePool values;
    private final Set<String> fieldColumns;
    private final Map<String, ByItem<String>> links = new HashMap<>();
    private final ByItem<Installed> systems = new ByItem<>();
    private final Map<String, ByItem<String>> fields = new HashMap<>();
    private final ByItem<String> orders = new ByItem<>();
    private final ByItem<Long> groups = new ByItem<>();
    /** The few systems that there are, each once. */
    private final Map<Installed, Installed> installed = new HashMap<>();

    Beside(Scheme scheme, ValuePool values) {
        this.scheme = scheme;
        this.values = values;
        this.fieldColumns = scheme.fieldColumns();
    }

    /** An operating system and its version, by id; 0 for none. */
    record Installed(long system, long version) {
        static final Installed NOTHING = new Installed(0, 0);

        static Installed of(JsonNode row) {
            return new Installed(
                    GlpiText.id(row, "operatingsystems_id"), GlpiText.id(row, "operatingsystemversions_id"));
        }
    }

    /** Whether a row of Item_RemoteManagement holds an MDM's id, for a provider that has no field of its own. */
    static boolean isLink(JsonNode row, Scheme scheme) {
        var provider = GlpiText.at(row, "type");
        return !provider.isBlank()
                && !GlpiText.isOn(row, "is_dynamic")
                && !REMOTE_CONTROL.contains(GlpiText.key(provider))
                && !scheme.links().containsKey(provider);
    }

    /** Of several rows of one provider the newest counts, so they are to be given in the order of their ids. */
    void takeLink(ItemType type, long item, JsonNode row) {
        var sourceId = GlpiText.at(row, "remoteid").strip();
        if (isLink(row, scheme) && !sourceId.isEmpty()) {
            links.computeIfAbsent(GlpiText.at(row, "type"), first -> new ByItem<>())
                    .put(type, item, values.shared(sourceId));
        }
    }

    void takeSystem(ItemType type, long item, JsonNode row) {
        var system = Installed.of(row);
        systems.put(type, item, installed.computeIfAbsent(system, first -> first));
    }

    /** The fields of a row of a table of the plugin. */
    void takeFields(ItemType type, long item, JsonNode row) {
        for (var key : fieldColumns) {
            if (row.has(key)) {
                fields.computeIfAbsent(key, first -> new ByItem<>())
                        .put(type, item, values.shared(GlpiText.at(row, key).strip()));
            }
        }
    }

    /** The first group counts. */
    void takeGroup(ItemType type, long item, JsonNode row) {
        if (groups.get(type, item) == null) {
            groups.put(type, item, GlpiText.id(row, "groups_id"));
        }
    }

    /** The first order counts. */
    void takeOrder(ItemType type, long item, String order) {
        if (orders.get(type, item) == null) {
            orders.put(type, item, order);
        }
    }

    /** By provider. Nearly every asset has one link or none, for which there are small maps. */
    Map<String, String> links(ItemType type, long item) {
        Map<String, String> found = Map.of();
        for (var provider : links.entrySet()) {
            found = with(found, provider.getKey(), provider.getValue().get(type, item));
        }
        for (var provider : scheme.links().entrySet()) {
            found = with(found, provider.getKey(), field(provider.getValue(), type, item));
        }
        return found;
    }

    private static Map<String, String> with(Map<String, String> links, String provider, @Nullable String sourceId) {
        if (sourceId == null || sourceId.isEmpty()) {
            return links;
        }
        if (links.isEmpty()) {
            return Map.of(provider, sourceId);
        }
        var more = new HashMap<>(links);
        more.put(provider, sourceId);
        return more;
    }

    Installed system(ItemType type, long item) {
        var found = systems.get(type, item);
        return found == null ? Installed.NOTHING : found;
    }

    /** The text of a field of the plugin; empty if it is blank, null if items of the type do not have it. */
    @Nullable
    String field(PluginField field, ItemType type, long item) {
        if (!field.types().contains(type)) {
            return null;
        }
        var table = fields.get(field.key());
        var text = table == null ? null : table.get(type, item);
        return text == null ? "" : text;
    }

    /** 0 for none. */
    long group(ItemType type, long item) {
        var group = groups.get(type, item);
        return group == null ? 0 : group;
    }

    @Nullable
    String order(ItemType type, long item) {
        return orders.get(type, item);
    }
}
