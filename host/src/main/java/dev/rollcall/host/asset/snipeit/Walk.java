package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.PlatformException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Walks a list of Snipe-IT, sorted by id, in pages. Offsets shift when somebody deletes or archives a row in between, so
 * each page begins with the last row of the one before: where it does not, rows were passed over, and the walk begins
 * anew.
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
     * @param rows by id
     * @param isComplete whether all rows came, as far as Snipe-IT's own count says
     */
    record Found<T>(Map<Long, T> rows, boolean isComplete) {}

    /**
     * Walks a list.
     *
     * @param path without limit, offset and order; with {@code ?} if it has a query of its own
     */
    <T> Found<T> all(String path, RowMapper<T> mapper) throws PlatformException, InterruptedException {
        var query = path + (path.contains("?") ? "&" : "?") + "sort=id&order=asc&limit=" + PAGE + "&offset=";
        var found = new Attempt<>(mapper);
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            found = new Attempt<>(mapper);
            if (found.reachesTheEnd(query)) {
                return new Found<>(found.rows, true);
            }
        }
        return new Found<>(found.rows, false);
    }

    private final class Attempt<T> {
        private final RowMapper<T> mapper;
        private final Map<Long, T> rows = new LinkedHashMap<>();
        private long received;
        private long lastId = -1;

        Attempt(RowMapper<T> mapper) {
            this.mapper = mapper;
        }

        /** Whether every row was seen; false if the list moved under the walk. */
        boolean reachesTheEnd(String query) throws PlatformException, InterruptedException {
            while (true) {
                var page = api.read(query + Math.max(0, received - 1));
                var list = page.path("rows");
                if (!list.isArray() || !page.has("total")) {
                    throw Scheme.misunderstood("a list");
                }
                if (received > 0 && list.path(0).path("id").asLong(-1) != lastId) {
                    return false;
                }
                var more = take(list);
                if (more == 0) {
                    return received >= page.path("total").asLong();
                }
            }
        }

        /** How many rows were new. */
        private int take(JsonNode list) {
            var overlap = received > 0 ? 1 : 0;
            for (var i = overlap; i < list.size(); i++) {
                var row = list.get(i);
                lastId = row.path("id").asLong(-1);
                var mapped = mapper.of(row);
                if (mapped != null) {
                    rows.put(lastId, mapped);
                }
            }
            received += list.size() - overlap;
            return list.size() - overlap;
        }
    }
}
