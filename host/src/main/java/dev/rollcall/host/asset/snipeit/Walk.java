package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.PagesAhead;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.http.RawAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Walks a list of Snipe-IT, sorted by id, in pages. Offsets shift when rows before them go or come back, so that a page
 * may begin behind rows which the walk has not seen; then it begins anew.
 *
 * <p>The end of the list is read first, and the rest from the front until it meets the end, so rows that are made
 * meanwhile, which have higher ids, are told from those that come back. As long as that costs no more than one call,
 * each page begins with the last row of the one before: where it does not, the list has shifted. A longer list is read
 * without that row: its total has to stay the same, ids have to rise, and exactly as many rows have to come before the
 * end as the total said. Once the total changes, that page is read again from the last row on, and so are all after it.
 *
 * <p>Rows are taken one by one as a page is read; those of a page that breaks off go with the whole walk. Meanwhile the
 * next page is fetched, as soon as this one shows that the list stood still until it came; where the next one has to begin
 * elsewhere after all, what was fetched is given up. What no page can show, and what follows: docs/reference/snipe-it.md.
 */
final class Walk {
    private static final int PAGE = 500;
    private static final int ATTEMPTS = 3;
    /** Snipe-IT works on one page of a walk at a time. */
    private static final int AHEAD = 1;

    private static final Excerpt ID = Excerpt.of("id");

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
     * @param isComplete whether all rows came that were there when the walk began, as far as Snipe-IT's own count says
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
        var query = path + (path.contains("?") ? "&" : "?") + "sort=id&limit=" + PAGE;
        for (var attempt = 1; ; attempt++) {
            try (var pages = new PagesAhead<>("snipe-it", AHEAD, api::answer)) {
                var walked = new Attempt<>(query, pages, excerpt, mapper);
                var isComplete = walked.isComplete();
                if (isComplete || attempt == ATTEMPTS) {
                    return new Found<>(walked.rows(), isComplete);
                }
            }
        }
    }

    private static final class Attempt<T> {
        private final String query;
        private final PagesAhead<String, RawAnswer> pages;
        private final Excerpt excerpt;
        private final RowMapper<T> mapper;
        /** The last rows of the list, the highest first, as they were when the walk began. */
        private final List<T> end = new ArrayList<>();
        /** Those before them. */
        private final List<T> front = new ArrayList<>();

        private long highest = -1;
        private long lowestOfEnd = Long.MAX_VALUE;
        private long ofEnd;
        private long received;
        private long lastId = -1;
        /** Whether each page begins with the last row of the one before. */
        private boolean overlaps;
        /** Whether that row has still to come. */
        private boolean awaitsOverlap;
        /** Whether something came that a list standing still does not show. */
        private boolean isAdrift;
        /** Whether the front has reached the end. */
        private boolean hasMet;

        Attempt(String query, PagesAhead<String, RawAnswer> pages, Excerpt excerpt, RowMapper<T> mapper) {
            this.query = query;
            this.pages = pages;
            this.excerpt = excerpt;
            this.mapper = mapper;
        }

        List<T> rows() {
            for (var i = end.size() - 1; i >= 0; i--) {
                front.add(end.get(i));
            }
            end.clear();
            return front;
        }

        /** Whether every row was seen; false if the list moved under the walk. */
        boolean isComplete() throws PlatformException, InterruptedException {
            var total = total(page("desc", 0), excerpt, this::takeFromEnd);
            if (ofEnd >= total || ofEnd == 0 || isAdrift) {
                return ofEnd >= total && !isAdrift;
            }
            // As many pages as a page has rows take one page more if a row of each comes twice.
            overlaps = total <= ofEnd * ofEnd;
            return meetsTheEnd(total);
        }

        private boolean meetsTheEnd(long total) throws PlatformException, InterruptedException {
            while (!hasMet) {
                var before = received;
                var lastBefore = lastId;
                var rowsBefore = front.size();
                awaitsOverlap = overlaps && before > 0;
                var page = page("asc", before - (awaitsOverlap ? 1 : 0));
                var now = total(page, excerpt, new Front(behind(before, total), total));
                if (isAdrift || awaitsOverlap) {
                    return false;
                }
                if (now != total && !overlaps) {
                    if (isLossHidden(total)) {
                        return false;
                    }
                    front.subList(rowsBefore, front.size()).clear();
                    received = before;
                    lastId = lastBefore;
                    hasMet = false;
                    overlaps = true;
                    continue;
                }
                if (received == before && !hasMet) {
                    return received >= now;
                }
            }
            return overlaps || received == total - ofEnd;
        }

        /**
         * Whether more rows were made since the walk began than the total rose by. Then as many others went, at a page
         * whose total did not show it.
         */
        private boolean isLossHidden(long total) throws PlatformException, InterruptedException {
            var ids = new ArrayList<Long>();
            var now = total(page("desc", 0), ID, row -> ids.add(id(row)));
            var made = ids.stream().filter(id -> id > highest).count();
            return made == ids.size() || made > Math.max(0, now - total);
        }

        private RawAnswer page(String order, long offset) throws PlatformException, InterruptedException {
            var address = address(order, offset);
            pages.dropUnless(address);
            return pages.take(address);
        }

        private String address(String order, long offset) {
            return query + "&order=" + order + "&offset=" + offset;
        }

        /**
         * The page behind one of the front; null where the front ends before it.
         *
         * @param before rows that were received before that one, which is taken to be as long as the end was
         */
        private @Nullable String behind(long before, long total) {
            var then = before - (awaitsOverlap ? 1 : 0) + ofEnd;
            return then <= total - ofEnd ? address("asc", then - (overlaps ? 1 : 0)) : null;
        }

        /** Reads a page; the total that came with it. */
        private static long total(RawAnswer page, Excerpt read, Page.Taker taker) throws PlatformException {
            var rest = SnipeItApi.list(page, read, taker);
            if (!rest.path("rows").isArray() || !rest.has("total")) {
                throw Scheme.misunderstood("a list");
            }
            return rest.path("total").asLong();
        }

        private void takeFromEnd(JsonNode row) {
            var id = id(row);
            isAdrift |= id < 0 || id >= lowestOfEnd;
            lowestOfEnd = id;
            highest = Math.max(highest, id);
            ofEnd++;
            add(row, end);
        }

        /** The rows of a page of the front. */
        private final class Front implements Page.Taker {
            /** What is ordered once this page has shown that the list stands still. */
            private @Nullable String behind;

            private final long total;
            private boolean isTotalKept;

            Front(@Nullable String behind, long total) {
                this.behind = behind;
                this.total = total;
            }

            @Override
            public void begin(JsonNode heading) {
                isTotalKept = heading.path("total").asLong(-1) == total;
            }

            @Override
            public void take(JsonNode row) {
                if (isAdrift || hasMet) {
                    return;
                }
                var id = id(row);
                if (awaitsOverlap) {
                    awaitsOverlap = false;
                    isAdrift = id != lastId;
                    orderNext();
                    return;
                }
                hasMet = id >= lowestOfEnd;
                // Sorted by id, no row comes twice unless the list moved.
                isAdrift = id <= lastId;
                orderNext();
                if (hasMet || isAdrift) {
                    return;
                }
                lastId = id;
                received++;
                add(row, front);
            }

            private void orderNext() {
                if (behind != null && !isAdrift && !hasMet && (overlaps || isTotalKept)) {
                    pages.order(behind);
                }
                behind = null;
            }
        }

        private void add(JsonNode row, List<T> rows) {
            var mapped = mapper.of(row);
            if (mapped != null) {
                rows.add(mapped);
            }
        }

        private static long id(JsonNode row) {
            return row.path("id").asLong(-1);
        }
    }
}
