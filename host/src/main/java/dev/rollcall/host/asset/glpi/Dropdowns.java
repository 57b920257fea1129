package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.PlatformException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * GLPI's lists of names: models, manufacturers, operating systems and their versions. GLPI lets a name be there twice
 * [rec 02-create-manufacturer-duplicate], so it is looked for before it is made, and one is made at a time. Safe for use
 * by several threads.
 */
final class Dropdowns {
    private static final Set<String> NAMED = Set.of("id", "name");

    private final GlpiApi api;
    private final ReentrantLock making = new ReentrantLock();

    Dropdowns(GlpiApi api) {
        this.api = api;
    }

    /** The id of the oldest of that name, in the same spelling if there is one, else in any case; empty if there is none. */
    Optional<Long> find(String table, String name) throws PlatformException, InterruptedException {
        var same = findSpelled(table, name);
        return same.isPresent() ? same : oldest(table, name, row -> true);
    }

    /** The id of the oldest that is spelled so: what is compared with a device's text later. */
    Optional<Long> findSpelled(String table, String name) throws PlatformException, InterruptedException {
        return oldest(table, name, row -> GlpiText.at(row, "name").strip().equals(name.strip()));
    }

    private Optional<Long> oldest(String table, String name, Predicate<JsonNode> isMeant)
            throws PlatformException, InterruptedException {
        var wanted = GlpiText.key(name);
        return api.list("/" + table + "?" + GlpiText.exactly("name", name), NAMED).stream()
                .filter(row -> GlpiText.key(GlpiText.at(row, "name")).equals(wanted))
                .filter(isMeant)
                .map(row -> GlpiText.id(row, "id"))
                .min(Long::compare);
    }

    /** The id of the oldest that is spelled so, which is made if there is none. */
    long findOrMakeSpelled(String table, String name) throws PlatformException, InterruptedException {
        making.lockInterruptibly();
        try {
            var known = findSpelled(table, name);
            return known.isPresent() ? known.get() : api.make(table, Map.of("name", name.strip()));
        } finally {
            making.unlock();
        }
    }

    /** The id of the oldest of that name, which is made, with more than the name, if there is none. */
    long findOrMake(String table, String name, Map<String, ?> more) throws PlatformException, InterruptedException {
        making.lockInterruptibly();
        try {
            var known = find(table, name);
            if (known.isPresent()) {
                return known.get();
            }
            var row = new HashMap<String, Object>(more);
            row.put("name", name.strip());
            var made = api.make(table, row);
            // Whoever made one of that name at the same time goes on with the same row as we.
            return find(table, name).orElse(made);
        } finally {
            making.unlock();
        }
    }

    /** All names by id. */
    Map<Long, String> names(String table) throws PlatformException, InterruptedException {
        var names = new HashMap<Long, String>();
        api.list("/" + table, NAMED)
                .forEach(row -> names.put(
                        GlpiText.id(row, "id"), GlpiText.at(row, "name").strip()));
        return names;
    }
}
