package dev.rollcall.sandbox.snipeit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows by an id that only ever rises, as a database numbers them; ids may be skipped. */
final class Table<T> {
    private final List<@Nullable T> rows = new ArrayList<>();

    int nextId() {
        return rows.size() + 1;
    }

    T add(IntFunction<T> row) {
        T added = row.apply(nextId());
        rows.add(added);
        return added;
    }

    /** Makes {@code id} the next one; ids in between stay unused. */
    void skipTo(int id) {
        if (id < nextId()) {
            throw new IllegalArgumentException(
                    "Id " + id + " is in use or passed. Choose one from " + nextId() + " on.");
        }
        while (nextId() < id) {
            rows.add(null);
        }
    }

    @Nullable
    T find(long id) {
        return id < 1 || id > rows.size() ? null : rows.get((int) id - 1);
    }

    void replace(int id, @Nullable T row) {
        rows.set(id - 1, row);
    }

    /** The rows there are, by id. */
    List<T> all() {
        List<T> present = new ArrayList<>();
        for (T row : rows) {
            if (row != null) {
                present.add(row);
            }
        }
        return present;
    }
}
