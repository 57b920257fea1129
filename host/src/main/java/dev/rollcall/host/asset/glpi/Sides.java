package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.glpi.SideTable.Shape;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tables beside the items' own that a sync reads and writes. Remembers them from one reading to the next. */
final class Sides {
    static final String LINKS = "Item_RemoteManagement";
    static final String SYSTEMS = "Item_OperatingSystem";

    /** Of the fields that are locked, those that a holder is written to. */
    static final String HOLDER_COLUMN = "users_id";

    private final GlpiApi api;
    private final Map<String, SideTable> fields = new ConcurrentHashMap<>();
    private final SideTable links;
    private final SideTable systems;
    private final SideTable locks;
    private final SideTable groups;
    private final SideTable formerConnections;
    private final SideTable connections;

    Sides(GlpiApi api) {
        this.api = api;
        // Rows with is_dynamic 1 are the inventory agent's, which are never ours.
        this.links = new SideTable(
                api, new Shape(LINKS, GlpiText.exactly("is_dynamic", "0"), Set.of("type", "remoteid", "is_dynamic")));
        this.systems =
                new SideTable(api, new Shape(SYSTEMS, "", Set.of("operatingsystems_id", "operatingsystemversions_id")));
        this.locks = new SideTable(
                api, new Shape("Lockedfield", GlpiText.exactly("field", HOLDER_COLUMN), Set.of("field", "is_global")));
        this.groups = new SideTable(api, new Shape("Group_Item", GlpiText.exactly("type", "1"), Set.of("groups_id")));
        this.formerConnections = new SideTable(api, new Shape("Computer_Item", "", Set.of("computers_id")));
        this.connections = new SideTable(
                api,
                new Shape(
                        "Glpi\\Asset\\Asset_PeripheralAsset",
                        "",
                        Set.of("id", "itemtype_asset", "items_id_asset", "itemtype_peripheral", "items_id_peripheral"),
                        "itemtype_peripheral",
                        "items_id_peripheral"));
    }

    SideTable links() {
        return links;
    }

    /** Columns of it were read in GLPI's source, not measured. */
    SideTable systems() {
        return systems;
    }

    SideTable locks() {
        return locks;
    }

    /** The groups that have items, in 11: there lists of items do not name them [rec 09-legacy-list-default]. */
    SideTable groups() {
        return groups;
    }

    /** What is connected to a computer directly, each row by what is connected. */
    SideTable connections(Config config) {
        return config.isBefore11() ? formerConnections : connections;
    }

    /** Values of the plugin Fields. */
    SideTable fields(String table, Set<String> columns) {
        return fields.computeIfAbsent(table + columns, key -> new SideTable(api, new Shape(table, "", columns)));
    }
}
