package dev.rollcall.host.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of the connections: each has a place of its own, and whoever is moved into a taken one pushes on. */
final class Ranks {
    private final Map<Integer, String> holders = new HashMap<>();
    private final List<String> fixed;

    /**
     * The order as it is.
     *
     * @param fixed ids of those that nobody pushes on
     */
    Ranks(List<Entry> entries, List<String> fixed) {
        this.fixed = List.copyOf(fixed);
        entries.forEach(entry -> holders.put(entry.connection().rank(), entry.id()));
    }

    int last() {
        return holders.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    /** Who has that place and keeps it. */
    Optional<String> fixedHolder(int rank) {
        return Optional.ofNullable(holders.get(rank)).filter(fixed::contains);
    }

    void remove(String id) {
        holders.values().remove(id);
    }

    /** Puts one into a place; who had it takes the next one that is not fixed. */
    void put(String id, int rank) {
        holders.values().remove(id);
        var moved = id;
        var place = rank;
        while (moved != null) {
            var before = holders.get(place);
            if (before == null || !fixed.contains(before) || place == rank) {
                holders.put(place, moved);
                moved = before;
            }
            place++;
        }
    }

    int of(String id) {
        return holders.entrySet().stream()
                .filter(holder -> holder.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
