package dev.rollcall.sandbox.glpi;

import java.util.Set;
import java.util.TreeSet;

/** The tree of entities. */
final class Entities {
    private Entities() {}

    /** An entity, and all below it if asked for. */
    static Set<Integer> of(Database database, int entity, boolean withChildren) {
        Set<Integer> all = new TreeSet<>(Set.of(entity));
        if (!withChildren) {
            return all;
        }
        int before;
        do {
            before = all.size();
            for (Row row : database.table("Entity").rows()) {
                if (row.get("entities_id") != null && all.contains(row.number("entities_id"))) {
                    all.add(row.id());
                }
            }
        } while (all.size() > before);
        return all;
    }

    /** Whether {@code above} is an entity that {@code entity} lies in. */
    static boolean isAbove(Database database, int above, int entity) {
        int current = entity;
        while (current != 0) {
            Row row = database.table("Entity").find(current);
            if (row == null) {
                return false;
            }
            current = row.number("entities_id");
            if (current == above) {
                return true;
            }
        }
        return false;
    }
}
