package dev.rollcall.sandbox.glpi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Locked fields: they hold against inventories, and a plain write to an inventoried item makes them. */
final class Locks {
    /** What changes with every write, and what says that an inventory wrote. */
    private static final Set<String> NEVER_LOCKED = Set.of("date_mod", "is_dynamic", "last_inventory_update");

    private final Database database;

    Locks(Database database) {
        this.database = database;
    }

    /** Takes the locked fields out of what an inventory changes, and keeps what it would have set beside the lock. */
    void keepLocked(Row row, Map<String, @Nullable Object> input, Map<String, @Nullable Object> changed) {
        boolean isInventory = row.schema().isItem() && Author.isInventory(input);
        if (!isInventory || Author.isSet(input.get("_skip_locks"))) {
            return;
        }
        for (String column : List.copyOf(changed.keySet())) {
            Row own = ownLock(row, column);
            if (own == null && !isGloballyLocked(row.type(), column)) {
                continue;
            }
            if (own != null) {
                Object value = changed.get(column);
                table().set(own, "value", value == null ? null : value.toString());
            }
            changed.remove(column);
        }
    }

    /** Locks what a plain write changed on an item that an agent inventories. */
    void lockChanged(Row row, Map<String, @Nullable Object> input, Collection<String> changed) {
        boolean isPlain = row.schema().isItem() && row.is("is_dynamic") && !Author.isInventory(input);
        if (!isPlain || Author.isSet(input.get("_transfer"))) {
            return;
        }
        for (String column : changed) {
            if (!NEVER_LOCKED.contains(column) && ownLock(row, column) == null) {
                lock(row.type(), row.id(), column);
            }
        }
    }

    private Table table() {
        return database.table("Lockedfield");
    }

    private @Nullable Row ownLock(Row row, String column) {
        return find(row.type(), row.id(), column);
    }

    private boolean isGloballyLocked(String type, String column) {
        return find(type, 0, column) != null;
    }

    /** A lock; with the item 0 a global one. */
    @Nullable
    Row find(String type, int item, String column) {
        return table().by("items_id", type, item).stream()
                .filter(lock -> lock.text("field").equals(column))
                .findFirst()
                .orElse(null);
    }

    /** Adds a lock as GLPI does by itself: without a time of change. */
    int lock(String type, int item, String column) {
        return table().insert(lock -> lock.put("itemtype", type)
                        .put("items_id", item)
                        .put("field", column)
                        .put("is_global", item == 0 ? 1 : 0)
                        .put("date_creation", database.now()))
                .id();
    }
}
