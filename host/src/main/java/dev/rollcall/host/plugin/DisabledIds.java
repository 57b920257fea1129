package dev.rollcall.host.plugin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The disabled plugins as they were last read. Not safe for several threads. */
final class DisabledIds {
    private static final Logger log = LoggerFactory.getLogger(DisabledIds.class);

    private final PluginSwitches switches;
    private final Map<String, String> known = new HashMap<>();
    private boolean isRead;
    private boolean isStale;

    DisabledIds(PluginSwitches switches) {
        this.switches = switches;
    }

    /**
     * Reads them anew. Where that fails, those that were read last hold; with none, it is no time to load anything.
     *
     * @return the ids of plugins that were enabled or disabled since, in their order
     */
    List<String> follow() {
        try {
            var now = switches.disabled();
            var changed = difference(known.keySet(), now.keySet());
            known.clear();
            known.putAll(now);
            isRead = true;
            isStale = false;
            return changed;
        } catch (RuntimeException e) {
            if (!isRead) {
                throw e;
            }
            if (!isStale) {
                log.warn("Which plugins are disabled can't be read; it stays as it is. See that the database can be"
                        + " reached.");
            }
            log.debug("The switches of plugins can't be read.", e);
            isStale = true;
            return List.of();
        }
    }

    boolean contains(String id) {
        return known.containsKey(id);
    }

    /** What a disabled plugin supplied. */
    String provider(String id) {
        return Objects.requireNonNull(known.get(id));
    }

    void add(String id, String provider) {
        known.put(id, provider);
    }

    void remove(String id) {
        known.remove(id);
    }

    private static List<String> difference(Set<String> before, Set<String> after) {
        var changed = new TreeSet<>(before);
        changed.addAll(after);
        changed.removeIf(id -> before.contains(id) && after.contains(id));
        return List.copyOf(changed);
    }
}
