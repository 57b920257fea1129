package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.PlatformException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

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

    /** The id of the oldest of that name, in any case; empty if there is none. */
    Optional<Long> find(String table, String name) throws PlatformException, InterruptedException {
        var wanted = GlpiText.key(name);
        return api.list("/" + table + "?" + GlpiText.exactly("name", name), NAMED).stream()
                .filter(row -> GlpiText.key(GlpiText.at(row, "name")).equals(wanted))
                .map(row -> GlpiText.id(row, "id"))
                .min(Long::compare);
    }

    /** The id of the oldest of that name, which is made if there is none. */
    long findOrMake(String table, String name) throws PlatformException, InterruptedException {
        return findOrMake(table, name, Map.of());
    }

    /** The same, made with more than the name. */
    long findOrMake(String table, String name, Map<String, ?> more) throws PlatformException, InterruptedException {
        making.lockInterruptibly();
        try {
            var known = find(table, name);
            if (known.isPresent()) {
                return known.get();
            }
            var row = new HashMap<String, Object>(more);
            row.put("name", name.strip());
            return api.make(table, row);
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
