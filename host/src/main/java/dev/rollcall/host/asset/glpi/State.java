package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.StatusChoice;
import java.util.List;

/**
 * A status of items.
 *
 * @param name with those above it, {@code In stock > Repair}: the last part alone may be there several times
 */
record State(String id, String name) {
    /**
     * For who chooses. GLPI allows everything under any status.
     *
     * @param all of which it is one: several may have its name, in different entities
     */
    StatusChoice choice(List<State> all) {
        var named = all.stream()
                .filter(other -> GlpiText.key(other.name()).equals(GlpiText.key(name)))
                .count();
        return new StatusChoice(named == 1 ? name : id, name, "any asset", "", "");
    }

    @Override
    public String toString() {
        return "'" + name + "' (id " + id + ")";
    }
}
