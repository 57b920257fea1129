package dev.rollcall.sandbox.snipeit;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the small tables' lists have in common. */
final class Listing {
    private Listing() {}

    /** The living rows that {@code name} (equal) and {@code search} (contained) leave over, newest first. */
    static <T extends Row> List<T> found(Table<T> table, Call call) {
        String name = call.parameter("name");
        String search = call.parameter("search");
        return table.all().stream()
                .filter(row -> !row.isDeleted())
                .filter(row -> name.isEmpty() || Collation.equal(row.name, name))
                .filter(row -> search.isEmpty() || isFound(row, search))
                .sorted(order(call))
                .toList();
    }

    private static boolean isFound(Row row, String search) {
        if (row instanceof Catalogue.Model model && Collation.like(model.number, search)) {
            return true;
        }
        if (row instanceof Catalogue.StatusLabel label && Collation.like(label.notes, search)) {
            return true;
        }
        return Collation.like(row.name, search);
    }

    /** By creation and downwards unless told otherwise; equal ones stay in the order of their ids. */
    private static <T extends Row> Comparator<T> order(Call call) {
        Comparator<T> order =
                switch (call.parameter("sort")) {
                    case "id" -> Comparator.comparingInt(row -> row.id);
                    case "name" -> Comparator.comparing(row -> Collation.fold(row.name));
                    default -> Comparator.comparingLong(row -> row.createdAt);
                };
        return call.query().getOrDefault("order", "desc").equals("asc") ? order : order.reversed();
    }

    static <T> List<T> page(Database database, Call call, List<T> found) {
        return Paging.of(call, database.settings).cut(found);
    }

    /** Whether a living row other than {@code except} has the name that the request gives. */
    static <T extends Row> boolean isTaken(Table<T> table, Call call, @Nullable T except) {
        String name = call.text("name");
        return table.all().stream()
                .anyMatch(row -> row != except && !row.isDeleted() && Collation.equal(row.name, name));
    }

    static void stampNew(Database database, Row row) {
        row.createdAt = database.now();
        row.updatedAt = row.createdAt;
    }

    /** The payload of a creation: what was sent, then times and id. */
    static JsonObject created(Call call, Row row, List<String> columns) {
        JsonObject payload = new JsonObject();
        for (String column : columns) {
            if (call.has(column)) {
                payload.with(column, call.value(column));
            }
        }
        return payload.with("updated_at", Text.iso(row.updatedAt))
                .with("created_at", Text.iso(row.createdAt))
                .with("id", row.id);
    }
}
