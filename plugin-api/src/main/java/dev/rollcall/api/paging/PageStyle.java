package dev.rollcall.api.paging;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.SourceRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a walk stands and how it goes on: one style of paging. Used for one walk, by one thread. */
abstract class PageStyle {

    /** The request for the page at which the walk stands. */
    abstract SourceRequest request();

    /** Goes on behind the page. Returns whether there is another. */
    abstract boolean advance(PageResult page) throws SourceException;

    /** Whether the walk goes on behind the id of the last row. */
    boolean goesByLastId() {
        return false;
    }

    /** Whether the walk stands at a page that the MDM itself named, and the request differs by that name only. */
    boolean isAtCursor() {
        return false;
    }

    /** Asks for half as much from now on. Returns false if that is not possible from here or goes below the limit. */
    boolean shrink(int smallest) {
        return false;
    }

    static PageStyle offset(int size, PageRequests requests) {
        return new Counted(0, size, false, requests);
    }

    static PageStyle numbered(long first, int size, PageRequests requests) {
        return new Counted(first, size, true, requests);
    }

    static PageStyle cursor(String pointer, int size, PageRequests requests) {
        return new Cursor(size, requests, false, page -> text(page, pointer));
    }

    static PageStyle afterLastRow(String morePointer, int size, PageRequests requests) {
        return new Cursor(size, requests, true, page -> {
            var more = page.rest().at(morePointer);
            var ended = page.rows() == 0 || (more.isBoolean() && !more.booleanValue());
            return ended ? Optional.empty() : Optional.of(page.lastId().orElseThrow(PageStyle::endsWithoutId));
        });
    }

    static PageStyle nextLink(String pointer, SourceRequest first) {
        return new Linked(first, page -> text(page, pointer));
    }

    static PageStyle linkHeader(SourceRequest first) {
        return new Linked(first, page -> page.answer().header("Link").flatMap(Linked::next));
    }

    static PageStyle single(SourceRequest only) {
        return new Linked(only, page -> Optional.empty());
    }

    private static Optional<String> text(PageResult page, String pointer) {
        return page.rest().at(pointer).asStringOpt().filter(text -> !text.isEmpty());
    }

    private static SourceException goesInCircles() {
        return new SourceException(
                SourceException.Kind.MALFORMED,
                "The MDM named a page that it had given before as the next one.",
                "Try again later; if it stays so, report it to the maker of the plugin.");
    }

    private static SourceException endsWithoutId() {
        return new SourceException(
                SourceException.Kind.MALFORMED,
                "The last record of a page has no id that could be read, so that the page after it can't be asked for.",
                "Try again later; if it stays so, report it to the maker of the plugin.");
    }

    /** Finds the page behind another; empty at the end of the list. */
    @FunctionalInterface
    private interface Next {
        Optional<String> after(PageResult page) throws SourceException;
    }

    /** By offset or page number. */
    private static final class Counted extends PageStyle {
        private final long first;
        private final boolean numbered;
        private final PageRequests requests;
        private int size;
        private long offset;
        private long number;
        private boolean everyPageFull = true;

        Counted(long first, int size, boolean numbered, PageRequests requests) {
            this.first = first;
            this.number = first;
            this.size = size;
            this.numbered = numbered;
            this.requests = requests;
        }

        @Override
        SourceRequest request() {
            return requests.request(new PageRequest(offset, number, size, Optional.empty()));
        }

        /** More rows than the stated total show that it is no total: then only an empty page is the end. */
        @Override
        boolean advance(PageResult page) {
            offset += page.rows();
            number++;
            everyPageFull &= page.rows() == size;
            var allCame = page.total().isPresent() && offset == page.total().getAsLong();
            return page.rows() > 0 && !allCame;
        }

        /**
         * A page's number counts in pages of the new size only if all pages before it were full, and the rows in them
         * fill whole pages of the new size.
         */
        @Override
        boolean shrink(int smallest) {
            var half = size / 2;
            var fits = !numbered || (everyPageFull && offset % Math.max(1, half) == 0);
            if (half < Math.max(1, smallest) || !fits) {
                return false;
            }
            size = half;
            number = first + offset / half;
            return true;
        }
    }

    /** By a token for the next page. */
    private static final class Cursor extends PageStyle {
        private final int size;
        private final PageRequests requests;
        private final boolean byLastId;
        private final Next next;
        private final Set<String> seen = new HashSet<>();
        private long offset;
        private long number;
        private @Nullable String cursor;

        Cursor(int size, PageRequests requests, boolean byLastId, Next next) {
            this.size = size;
            this.requests = requests;
            this.byLastId = byLastId;
            this.next = next;
        }

        @Override
        SourceRequest request() {
            return requests.request(new PageRequest(offset, number, size, Optional.ofNullable(cursor)));
        }

        @Override
        boolean advance(PageResult page) throws SourceException {
            offset += page.rows();
            number++;
            cursor = next.after(page).orElse(null);
            if (cursor != null && !seen.add(cursor)) {
                throw goesInCircles();
            }
            return cursor != null;
        }

        @Override
        boolean goesByLastId() {
            return byLastId;
        }

        @Override
        boolean isAtCursor() {
            return cursor != null && !byLastId;
        }
    }

    /** By an address for the next page. */
    private static final class Linked extends PageStyle {
        private static final Pattern NEXT =
                Pattern.compile("<([^>]*)>\\s*(?:;[^,]*?)?;\\s*rel\\s*=\\s*(?:\"[^\"]*\\bnext\\b[^\"]*\"|next\\b)");

        private final Next next;
        private final Set<URI> seen = new HashSet<>();
        private SourceRequest request;

        Linked(SourceRequest first, Next next) {
            this.request = first;
            this.next = next;
        }

        @Override
        SourceRequest request() {
            return request;
        }

        @Override
        boolean advance(PageResult page) throws SourceException {
            seen.add(page.answer().uri());
            var link = next.after(page);
            if (link.isEmpty()) {
                return false;
            }
            var resolved = resolve(page, link.get());
            if (!seen.add(resolved)) {
                throw goesInCircles();
            }
            request = request.at(resolved);
            return true;
        }

        /** Kandji once sent {@code <None>; rel="next"}: a link that is no address ends the walk. */
        static Optional<String> next(String header) {
            var match = NEXT.matcher(header);
            return match.find() ? Optional.of(match.group(1)).filter(link -> !link.equals("None")) : Optional.empty();
        }

        private static URI resolve(PageResult page, String link) throws SourceException {
            try {
                return page.answer().uri().resolve(link);
            } catch (IllegalArgumentException e) {
                throw new SourceException(
                        SourceException.Kind.MALFORMED,
                        "The MDM's address of the next page is no address.",
                        "Try again later; if it stays so, report it to the maker of the plugin.",
                        e);
            }
        }
    }
}
