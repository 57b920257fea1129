package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A table whose rows each belong to an item. It remembers which row belongs to which item, so that the rows of many items
 * are looked at in few requests: those that are known by their ids, and those that were made since by the end of the
 * list, as ids only rise. Safe for use by several threads.
 */
final class SideTable {
    /** Of so many items, rows are asked for item by item if nothing is known of the table. */
    private static final int FEW = 20;

    private static final int PAGE = 1000;

    private final GlpiApi api;
    private final Shape shape;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Index index;

    SideTable(GlpiApi api, Shape shape) {
        this.api = api;
        this.shape = shape;
    }

    /**
     * What a table is like.
     *
     * @param table as the API names it
     * @param filter a part of a query that leaves rows out; empty for none
     * @param columns what is read of each row
     * @param type the column that names the item's type
     * @param item the column that holds the item's id
     */
    record Shape(String table, String filter, Set<String> columns, String type, String item) {
        Shape(String table, String filter, Set<String> more) {
            this(table, filter, withOwn(more), "itemtype", "items_id");
        }

        Shape {
            columns = Set.copyOf(columns);
        }

        private static Set<String> withOwn(Set<String> more) {
            var all = new HashSet<>(more);
            all.addAll(Set.of("id", "itemtype", "items_id"));
            return all;
        }

        String path() {
            return "/" + GlpiText.encoded(table) + (filter.isEmpty() ? "" : "?" + filter);
        }

        /** The item that a row belongs to; empty if it is of a type that is no asset. */
        Optional<Ref> owner(JsonNode row) {
            return ItemType.of(GlpiText.at(row, type)).map(known -> Ref.of(known, GlpiText.id(row, item)));
        }
    }

    /** Takes a row and whose it is. */
    interface Taker {
        void take(ItemType type, long item, JsonNode row);
    }

    /** Reads all rows, oldest first; true if every one came. */
    boolean each(Taker taker) throws PlatformException, InterruptedException {
        var anew = new Index();
        var isComplete = new Walk(api).each(shape.path(), shape.columns(), row -> {
            var owner = anew.note(row);
            if (owner != null) {
                taker.take(owner.type(), owner.id(), row);
            }
        });
        lock.lockInterruptibly();
        try {
            index = isComplete ? anew : null;
        } finally {
            lock.unlock();
        }
        return isComplete;
    }

    /** The rows of these items as they are now, oldest first; items without any have no entry. */
    Map<Ref, List<JsonNode>> of(Collection<Ref> items) throws PlatformException, InterruptedException {
        lock.lockInterruptibly();
        try {
            var wanted = new LinkedHashSet<>(items);
            if (index == null) {
                if (wanted.size() <= FEW) {
                    return oneByOne(wanted);
                }
                each((type, item, row) -> {});
            }
            return index == null ? oneByOne(wanted) : byIndex(wanted, index);
        } finally {
            lock.unlock();
        }
    }

    /** Rows that were deleted a moment ago, so that nobody looks for them. */
    void gone(Collection<Long> rows) {
        lock.lock();
        try {
            if (index != null) {
                index.gone.addAll(rows);
            }
        } finally {
            lock.unlock();
        }
    }

    private Map<Ref, List<JsonNode>> oneByOne(Set<Ref> items) throws PlatformException, InterruptedException {
        var rows = new HashMap<Ref, List<JsonNode>>();
        for (var item : items) {
            for (var row : api.list(oneItem(item), shape.columns())) {
                keep(row, items, rows);
            }
        }
        return rows;
    }

    private String oneItem(Ref item) {
        var filter = shape.filter().isEmpty() ? "" : shape.filter() + "&";
        return "/" + GlpiText.encoded(shape.table()) + "?" + filter
                + GlpiText.exactly(shape.type(), item.table()) + "&"
                + GlpiText.exactly(shape.item(), Long.toString(item.id()));
    }

    private Map<Ref, List<JsonNode>> byIndex(Set<Ref> items, Index known)
            throws PlatformException, InterruptedException {
        takeNew(known);
        var ids = new ArrayList<Ref>();
        items.forEach(item -> known.rows(item).forEach(id -> ids.add(new Ref(shape.table(), id))));
        var found = new Lookup(api).of(ids);
        var rows = new HashMap<Ref, List<JsonNode>>();
        for (var id : ids) {
            var row = found.get(id);
            if (row == null) {
                known.gone.add(id.id());
                continue;
            }
            keep(row, items, rows);
        }
        return rows;
    }

    /** Rows that were made since the index was. */
    private void takeNew(Index known) throws PlatformException, InterruptedException {
        var since = known.highest;
        var made = new ArrayList<JsonNode>();
        for (var from = 0L; ; from += PAGE) {
            var lowest = new long[] {Long.MAX_VALUE};
            var page = api.page(newestFirst(), from, from + PAGE - 1);
            var rows = page.isEmpty()
                    ? 0
                    : GlpiApi.rows(page.get(), shape.columns(), row -> {
                        var id = GlpiText.id(row, "id");
                        lowest[0] = Math.min(lowest[0], id);
                        if (id > since) {
                            made.add(row);
                        }
                    });
            if (rows < PAGE || lowest[0] <= since) {
                break;
            }
        }
        for (var i = made.size() - 1; i >= 0; i--) {
            known.note(made.get(i));
        }
    }

    private String newestFirst() {
        var path = shape.path();
        return path + (path.contains("?") ? "&" : "?") + "sort=id&order=DESC";
    }

    private void keep(JsonNode row, Set<Ref> items, Map<Ref, List<JsonNode>> rows) {
        shape.owner(row).filter(items::contains).ifPresent(item -> rows.computeIfAbsent(
                        item, first -> new ArrayList<>())
                .add(row));
    }

    /** Which rows belong to which item. */
    private final class Index {
        private final Map<ItemType, IdTable> newest = new EnumMap<>(ItemType.class);
        /** Of the few items that have several. */
        private final Map<Ref, Set<Long>> several = new HashMap<>();

        /** That are not there any more: to look for them makes the rest of a request fail. */
        private final Set<Long> gone = new HashSet<>();

        private long highest;

        @Nullable
        Ref note(JsonNode row) {
            var id = GlpiText.id(row, "id");
            highest = Math.max(highest, id);
            var owner = shape.owner(row).orElse(null);
            if (owner == null) {
                return null;
            }
            var table = newest.computeIfAbsent(owner.type(), first -> new IdTable());
            var other = table.get(owner.id());
            if (other >= 0 && other != id) {
                var all = several.computeIfAbsent(owner, first -> new LinkedHashSet<>());
                all.add(other);
                all.add(id);
            }
            table.put(owner.id(), id);
            return owner;
        }

        Collection<Long> rows(Ref item) {
            var table = newest.get(item.type());
            var id = table == null ? -1 : table.get(item.id());
            return id < 0
                    ? List.of()
                    : several.getOrDefault(item, Set.of(id)).stream()
                            .filter(row -> !gone.contains(row))
                            .toList();
        }
    }
}
