package dev.rollcall.api.paging;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Lenient;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceHttp;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One reading of one list. */
final class Walk {
    private static final int RESTARTS = 2;
    private static final int NO_CONTENT = 204;

    private final Pages pages;
    private final SourceHttp http;
    private final DeviceSink sink;
    private final RowMapper mapper;

    private PageStyle style;
    private long distinct;
    private OptionalLong total = OptionalLong.empty();
    private int rows;
    private int fresh;
    private @Nullable String lastId;
    private int shrunk;

    /** The ids of rejected records; of those whose id can't be read, the hash of what they say. */
    private final Set<Object> rejected = new HashSet<>();

    Walk(Pages pages, SourceHttp http, DeviceSink sink, RowMapper mapper) {
        this.pages = pages;
        this.http = http;
        this.sink = sink;
        this.mapper = mapper;
        this.style = pages.start();
    }

    ReadReport toItsEnd() throws SourceException, InterruptedException {
        for (var restarts = 0; ; restarts++) {
            var drift = once();
            if (drift.isEmpty()) {
                return new ReadReport(total);
            }
            if (restarts == RESTARTS) {
                throw new SourceException(
                        SourceException.Kind.INCOMPLETE,
                        "None of " + (RESTARTS + 1) + " readings was whole: " + drift.get() + ".",
                        "Sync again when fewer devices are being enrolled or deleted.");
            }
            startAgain("The list is read again: " + drift.get() + ".");
        }
    }

    /** Walks once. Returns what shows that the list changed meanwhile, or nothing at its end. */
    private Optional<String> once() throws SourceException, InterruptedException {
        var staleInARow = 0;
        total = counted();
        while (true) {
            var answer = ask();
            if (answer.isEmpty()) {
                return Optional.of("a page could not be read where it was begun");
            }
            var page = take(answer.get());
            if (page.total().isPresent() && total.isPresent() && !page.total().equals(total)) {
                return Optional.of("the MDM's list of devices changed while it was read");
            }
            total = page.total().isPresent() ? page.total() : total;
            staleInARow = rows > 0 && fresh == 0 ? staleInARow + 1 : 0;
            if (staleInARow == 2) {
                throw new SourceException(
                        SourceException.Kind.MALFORMED,
                        "The MDM answers page after page with the same records.",
                        "Report it to the maker of the plugin.");
            }
            if (!style.advance(pages.total().ends() ? page : page.withoutTotal())) {
                return missing();
            }
        }
    }

    /** A number that was asked for before the walk may be too high by what has gone since. */
    private Optional<String> missing() throws SourceException, InterruptedException {
        if (isShort() && pages.total().counter().isPresent()) {
            total = counted();
        }
        return isShort()
                ? Optional.of("the MDM has " + total.getAsLong() + " records and gave " + distinct)
                : Optional.empty();
    }

    private boolean isShort() {
        return total.isPresent() && distinct < total.getAsLong();
    }

    /** The total that a request of its own asks for; empty where there is no such request. */
    private OptionalLong counted() throws SourceException, InterruptedException {
        var counter = pages.total().counter();
        if (counter.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            var answer = http.send(counter.get().request()).json();
            return number(Optional.of(answer.at(counter.get().pointer()).asString("")));
        } catch (SourceException e) {
            if (e.kind() != SourceException.Kind.NOT_FOUND) {
                throw e;
            }
            return OptionalLong.empty();
        }
    }

    /** The page at which the walk stands; empty if the walk has to start again with smaller pages. */
    private Optional<SourceAnswer> ask() throws SourceException, InterruptedException {
        while (true) {
            var request = style.request();
            try {
                return Optional.of(http.send(pages.smallest() > 0 ? request.shrinkable() : request));
            } catch (SourceException e) {
                if (isExpiry(e)) {
                    return Optional.empty();
                }
                if (e.kind() != SourceException.Kind.PAGE_TOO_LARGE || pages.smallest() == 0) {
                    throw e;
                }
                if (!freshStyle(shrunk + 1).isPresent()) {
                    throw e;
                }
                shrunk++;
                if (!style.shrink(pages.smallest())) {
                    return Optional.empty();
                }
            }
        }
    }

    /** What asked for the page before was right, so that a refusal as wrong can only mean the cursor. */
    private boolean isExpiry(SourceException failure) {
        return failure.kind() == SourceException.Kind.WALK_EXPIRED
                || (failure.kind() == SourceException.Kind.BAD_REQUEST && style.isAtCursor());
    }

    private PageResult take(SourceAnswer answer) throws SourceException, InterruptedException {
        rows = 0;
        fresh = 0;
        lastId = null;
        if (answer.isEmpty() && answer.status() == NO_CONTENT) {
            return new PageResult(answer, MissingNode.getInstance(), 0, Optional.empty(), OptionalLong.empty());
        }
        if (answer.isEmpty()) {
            throw noList("has no body");
        }
        var rest = answer.rows(pages.rows().pointer(), this::row);
        if (rest.at(pages.rows().pointer()).isMissingNode() && !mayHaveNoRows(rest)) {
            throw noList("has no list of devices at '" + pages.rows().pointer() + "'");
        }
        return new PageResult(answer, rest, rows, Optional.ofNullable(lastId), stated(answer, rest));
    }

    private boolean mayHaveNoRows(JsonNode body) {
        var mark = pages.rows().mark();
        return pages.rows().mayBeMissing()
                && (mark.isEmpty()
                        || body.at(mark.get().pointer())
                                .asString("")
                                .equals(mark.get().text()));
    }

    private static SourceException noList(String what) {
        return new SourceException(
                SourceException.Kind.MALFORMED,
                "The MDM's answer " + what + ".",
                "Check that the address belongs to the right product; else report it to the maker of the plugin.");
    }

    private void row(Row row) {
        rows++;
        lastId = style.goesByLastId() ? id(row) : null;
        var device = map(row);
        if (device.isPresent() && sink.accept(device.get())) {
            distinct++;
            fresh++;
        }
    }

    /** The record's device; empty if it was rejected. Only the plugin's own mistakes are laid on the record. */
    private Optional<Device> map(Row row) {
        try {
            return Optional.of(mapper.map(row));
        } catch (RowException e) {
            reject(row, e.getMessage());
        } catch (RuntimeException e) {
            reject(row, "The plugin can't read this record (" + e.getClass().getSimpleName() + ").");
        }
        return Optional.empty();
    }

    private void reject(Row row, @Nullable String reason) {
        var id = id(row);
        if (rejected.add(id != null ? id : row.json().hashCode())) {
            distinct++;
            fresh++;
            sink.reject(id, reason == null ? "The record can't be read." : reason);
        }
    }

    private @Nullable String id(Row row) {
        return row.json()
                .at(pages.rows().id())
                .asStringOpt()
                .filter(id -> !id.isBlank())
                .orElse(null);
    }

    private OptionalLong stated(SourceAnswer answer, JsonNode rest) {
        return number(pages.total()
                .pointer()
                .map(pointer -> rest.at(pointer).asString(""))
                .or(() -> pages.total().header().flatMap(answer::header)));
    }

    private static OptionalLong number(Optional<String> text) {
        if (text.isPresent() && text.get().strip().equals("0")) {
            return OptionalLong.of(0);
        }
        return text.flatMap(Lenient::number).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** The style at the start of the list with pages halved so many times; empty if that is not possible. */
    private Optional<PageStyle> freshStyle(int halvings) {
        var fresh = pages.start();
        for (var times = halvings; times > 0; times--) {
            if (!fresh.shrink(pages.smallest())) {
                return Optional.empty();
            }
        }
        return Optional.of(fresh);
    }

    private void startAgain(String reason) {
        style = freshStyle(shrunk).orElseThrow();
        distinct = 0;
        rejected.clear();
        sink.restart(reason);
    }
}
