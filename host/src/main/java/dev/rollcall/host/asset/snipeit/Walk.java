package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Walks a list of Snipe-IT, sorted by id, in pages. Offsets shift when somebody deletes or archives a row in between, so
 * each page begins with the last row of the one before: where it does not, rows were passed over, and the walk begins
 * anew. Rows are taken one by one as a page is read; those of a page that breaks off go with the whole walk.
 */
final class Walk {
    private static final int PAGE = 500;
    private static final int ATTEMPTS = 3;

    private final SnipeItApi api;

    Walk(SnipeItApi api) {
        this.api = api;
    }

    /** Makes a record of a row; null leaves it out. */
    interface RowMapper<T> {
        @Nullable
        T of(JsonNode row);
    }

    /**
     * What a walk found.
     *
     * @param rows in the order of their ids, each once; the list is the caller's
     * @param isComplete whether all rows came, as far as Snipe-IT's own count says
     */
    record Found<T>(List<T> rows, boolean isComplete) {}

    /**
     * Walks a list.
     *
     * @param path without limit, offset and order; with {@code ?} if it has a query of its own
     */
    <T> Found<T> all(String path, RowMapper<T> mapper) throws PlatformException, InterruptedException {
        return all(path, Excerpt.WHOLE, mapper);
    }

    /** The same, with rows that hold no more than is read of them. */
    <T> Found<T> all(String path, Excerpt excerpt, RowMapper<T> mapper) throws PlatformException, InterruptedException {
        var query = path + (path.contains("?") ? "&" : "?") + "sort=id&order=asc&limit=" + PAGE + "&offset=";
        var found = new Attempt<>(excerpt, mapper);
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            found = new Attempt<>(excerpt, mapper);
            if (found.reachesTheEnd(query)) {
                return new Found<>(found.rows, true);
            }
        }
        return new Found<>(found.rows, false);
    }

    private final class Attempt<T> {
        private final Excerpt excerpt;
        private final RowMapper<T> mapper;
        private final List<T> rows = new ArrayList<>();
        private long received;
        private long lastId = -1;
        /** Whether the last row of the page before has still to come, with which each page begins. */
        private boolean awaitsOverlap;
        /** Whether something else came in its place. */
        private boolean isAdrift;

        Attempt(Excerpt excerpt, RowMapper<T> mapper) {
            this.excerpt = excerpt;
            this.mapper = mapper;
        }

        /** Whether every row was seen; false if the list moved under the walk. */
        boolean reachesTheEnd(String query) throws PlatformException, InterruptedException {
            while (true) {
                var before = received;
                awaitsOverlap = before > 0;
                var rest = api.list(query + Math.max(0, before - 1), excerpt, this::take);
                if (!rest.path("rows").isArray() || !rest.has("total")) {
                    throw Scheme.misunderstood("a list");
                }
                if (awaitsOverlap || isAdrift) {
                    return false;
                }
                var hasAll = received >= rest.path("total").asLong();
                var rowsOfPage = received - before + (before > 0 ? 1 : 0);
                // A full page may be followed by rows that the count does not know yet; a short one is the last.
                if (received == before || (hasAll && rowsOfPage < PAGE)) {
                    return hasAll;
                }
            }
        }

        private void take(JsonNode row) {
            if (isAdrift) {
                return;
            }
            var id = row.path("id").asLong(-1);
            if (awaitsOverlap) {
                awaitsOverlap = false;
                isAdrift = id != lastId;
                return;
            }
            // Sorted by id, no row comes twice unless the list moved.
            isAdrift = id <= lastId;
            lastId = id;
            received++;
            var mapped = mapper.of(row);
            if (mapped != null) {
                rows.add(mapped);
            }
        }
    }
}
