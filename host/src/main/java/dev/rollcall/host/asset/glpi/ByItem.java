package dev.rollcall.host.asset.glpi;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by item, compact: there are as many as there are assets. Used by one thread. */
final class ByItem<V> {
    private final Map<ItemType, IdTable> places = new EnumMap<>(ItemType.class);
    private final List<V> values = new ArrayList<>();

    @Nullable
    V get(ItemType type, long id) {
        var table = places.get(type);
        var place = table == null ? -1 : table.get(id);
        return place < 0 ? null : values.get((int) place);
    }

    /** In place of the one that it has. */
    void put(ItemType type, long id, V value) {
        var table = places.computeIfAbsent(type, first -> new IdTable());
        var place = table.get(id);
        if (place >= 0) {
            values.set((int) place, value);
            return;
        }
        table.put(id, values.size());
        values.add(value);
    }
}
