package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * What the ids in items' rows are called: models, manufacturers, operating systems, groups. A table that the user may not
 * read has no names at all, which is told from a name that is empty. Safe for use by several
 * threads.
 */
final class Names {
    static final String MANUFACTURER = "Manufacturer";
    static final String OPERATING_SYSTEM = "OperatingSystem";
    static final String OPERATING_SYSTEM_VERSION = "OperatingSystemVersion";
    static final String GROUP = "Group";

    private static final Set<String> NAMED = Set.of("id", "name", "completename");

    private final GlpiApi api;
    private final Map<String, Map<Long, String>> tables = new ConcurrentHashMap<>();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    Names(GlpiApi api) {
        this.api = api;
    }

    /** Reads tables that were not read yet. */
    void read(List<String> wanted) throws PlatformException, InterruptedException {
        for (var table : wanted) {
            if (!tables.containsKey(table) && !hidden.contains(table)) {
                readAnew(table);
            }
        }
    }

    /** Reads a table again if it does not know an id: it was made since. One whose row is gone is looked for once. */
    void require(String table, long id) throws PlatformException, InterruptedException {
        if (id == 0 || hidden.contains(table) || isKnown(table, id)) {
            return;
        }
        readAnew(table);
        var names = tables.get(table);
        if (names != null) {
            names.putIfAbsent(id, "");
        }
    }

    private boolean isKnown(String table, long id) {
        return tables.getOrDefault(table, Map.of()).containsKey(id);
    }

    private void readAnew(String table) throws PlatformException, InterruptedException {
        try {
            var names = new ConcurrentHashMap<Long, String>();
            for (var row : api.list("/" + table, NAMED)) {
                names.put(GlpiText.id(row, "id"), fullName(row));
            }
            tables.put(table, names);
        } catch (PlatformException e) {
            if (e.kind() != FailureKind.CONFIGURATION) {
                throw e;
            }
            hidden.add(table);
        }
    }

    private static String fullName(JsonNode row) {
        var full = GlpiText.at(row, "completename");
        return (full.isEmpty() ? GlpiText.at(row, "name") : full).strip();
    }

    /** Whether anything is known of a table. */
    boolean isShown(String table) {
        return tables.containsKey(table);
    }

    /** The tables that the user may not read. */
    Set<String> hidden() {
        return Set.copyOf(hidden);
    }

    /** Empty for 0, which is none, and for an id whose row is gone. */
    String of(String table, long id) {
        return tables.getOrDefault(table, Map.of()).getOrDefault(id, "");
    }
}
