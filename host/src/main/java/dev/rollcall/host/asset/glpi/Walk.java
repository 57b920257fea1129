package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.PagesAhead;
import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Walks a list of GLPI, sorted by id, in pages that are fetched a few ahead. GLPI knows places in a list and no cursor, so
 * rows shift when others before them go or come back.
 *
 * <p>Each page begins some rows before the end of the one before. As long as its first row has no higher id than the last
 * that was seen, nothing between them can be missing, whatever went or came in the meantime: every row that was there all
 * the while is seen, and each once. Where a page begins behind that, so many rows went that it is read again from further
 * before. A list that ends earlier than its own count says is not read to its end.
 */
final class Walk {
    private static final int PAGE = 1000;
    /** How many rows may go between two pages without one more request. */
    private static final int OVERLAP = 10;
    /** How often a page is read again before the list counts as one that does not stand still. */
    private static final int AGAIN = 12;
    /** Pages that are fetched and not read yet: what they weigh is what a walk needs beside its rows. */
    private static final int AHEAD = 3;

    private final GlpiApi api;

    Walk(GlpiApi api) {
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
     * @param isComplete whether every row came that was there all the while
     */
    record Found<T>(List<T> rows, boolean isComplete) {}

    /**
     * Walks a list.
     *
     * @param path without range and sort; with {@code ?} if it has a query of its own
     * @param columns what of each row is read, {@code id} among them; empty for all of it
     */
    <T> Found<T> all(String path, Set<String> columns, RowMapper<T> mapper)
            throws PlatformException, InterruptedException {
        var rows = new ArrayList<T>();
        var isComplete = each(path, columns, row -> {
            var mapped = mapper.of(row);
            if (mapped != null) {
                rows.add(mapped);
            }
        });
        return new Found<>(rows, isComplete);
    }

    /** Takes a row. */
    interface RowTaker {
        void take(JsonNode row);
    }

    /** The same, with rows that are kept by who takes them; true if every row came. */
    boolean each(String path, Set<String> columns, RowTaker taker) throws PlatformException, InterruptedException {
        try (var pages = new Pages(path)) {
            return new Attempt(pages, columns, taker).isComplete();
        }
    }

    private static final class Attempt {
        private final Pages pages;
        private final Set<String> columns;
        private final RowTaker taker;
        /** The highest id that was seen. */
        private long lastId = -1;
        /** Of the page that is being read. */
        private long rows;

        private long lastOfPage;
        /** Whether the page does not go on where the one before ended. */
        private boolean isTorn;

        Attempt(Pages pages, Set<String> columns, RowTaker taker) {
            this.pages = pages;
            this.columns = columns;
            this.taker = taker;
        }

        boolean isComplete() throws PlatformException, InterruptedException {
            var again = 0;
            for (var number = 0L; ; number++) {
                var from = from(number);
                var page = pages.take(from, number);
                for (var back = (long) OVERLAP; !isJoined(page); back *= 10) {
                    if (from == 0 || again++ == AGAIN) {
                        return lastId < 0 && isEmpty(page);
                    }
                    from = Math.max(0, from - back);
                    page = pages.take(from, number);
                }
                if (isLast(page, from, to(number))) {
                    return true;
                }
            }
        }

        /** Reads a page; true if it goes on where the one before ended. */
        private boolean isJoined(Optional<GlpiApi.Paged> page) throws PlatformException {
            rows = 0;
            lastOfPage = -1;
            isTorn = false;
            if (page.isPresent()) {
                GlpiApi.rows(page.get(), columns, this::take);
            }
            return rows > 0 && !isTorn;
        }

        /** Rows of a torn page are left: it is read again. */
        private void take(JsonNode row) {
            var id = row.path("id").asLong(-1);
            isTorn |= id <= lastOfPage || (rows == 0 && lastId >= 0 && id > lastId);
            lastOfPage = id;
            rows++;
            if (!isTorn && id > lastId) {
                lastId = id;
                taker.take(row);
            }
        }

        /** An empty table has no range [rec 01-empty-list]. */
        private static boolean isEmpty(Optional<GlpiApi.Paged> page) {
            return page.isPresent() && page.get().total().orElse(0L) == 0;
        }

        /** A page that is shorter than it should be makes the next one torn. */
        private boolean isLast(Optional<GlpiApi.Paged> page, long from, long to) {
            return page.flatMap(GlpiApi.Paged::total)
                    .map(total -> from + rows >= total)
                    .orElse(rows < to - from + 1);
        }
    }

    private static long from(long number) {
        return number == 0 ? 0 : number * PAGE - OVERLAP;
    }

    private static long to(long number) {
        return (number + 1) * PAGE - 1;
    }

    /** The pages of one list, fetched ahead as soon as it is known that there are more. */
    private final class Pages implements AutoCloseable {
        private final PagesAhead<Range, Optional<GlpiApi.Paged>> ahead;
        /** The first that was neither ordered nor taken. */
        private long next;
        /** By the page that was read last. */
        private long total;

        Pages(String path) {
            this.ahead = new PagesAhead<>("glpi", AHEAD, range -> api.page(path, range.from, range.to));
        }

        /** The page of that number, or one that begins before it. */
        Optional<GlpiApi.Paged> take(long from, long number) throws PlatformException, InterruptedException {
            var page = ahead.take(new Range(from, to(number)));
            next = Math.max(next, number + 1);
            total = page.flatMap(GlpiApi.Paged::total).orElse(total);
            while (ahead.hasRoom() && next * PAGE < total) {
                ahead.order(new Range(from(next), to(next)));
                next++;
            }
            return page;
        }

        @Override
        public void close() {
            ahead.close();
        }
    }

    private record Range(long from, long to) {}
}
