package dev.rollcall.host.sync.page;

import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunFilter;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.web.FieldProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Which runs the form of the page asks for; what is empty does not matter.
 *
 * @param connection its id
 * @param since the first day, in UTC
 * @param until the last day, in UTC
 * @param offset how many to leave out at the beginning
 */
record RunsQuery(
        @Nullable String connection,
        @Nullable RunState state,
        @Nullable Purpose mode,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        @Nullable Integer offset) {
    static final int AT_ONCE = 50;
    /** No database counts further than it is told to; nobody pages so far. */
    private static final int FARTHEST = 1_000_000;

    List<FieldProblem> problems() {
        var isReversed = since != null && until != null && until.isBefore(since);
        return isReversed
                ? List.of(new FieldProblem(
                        "until", "The last day is before the first one.", "Enter a later one, or leave one empty."))
                : List.of();
    }

    RunFilter filter() {
        return new RunFilter(
                given(connection),
                state == null ? Set.of() : Set.of(state),
                mode == null ? Set.of() : Set.of(mode),
                Optional.ofNullable(since).map(RunsQuery::begin),
                Optional.ofNullable(until).map(day -> begin(day.plusDays(1))));
    }

    int start() {
        return offset == null ? 0 : Math.max(0, Math.min(offset, FARTHEST));
    }

    /** Whether it asks for anything. */
    public boolean isAny() {
        return Stream.of(given(connection).orElse(null), state, mode, since, until)
                .anyMatch(part -> part != null);
    }

    /** Where another part of the same list is. */
    String address(int from) {
        var address = UriComponentsBuilder.fromPath("/runs");
        given(connection).ifPresent(id -> add(address, "connection", id));
        Optional.ofNullable(state).ifPresent(one -> add(address, "state", one));
        Optional.ofNullable(mode).ifPresent(one -> add(address, "mode", one));
        Optional.ofNullable(since).ifPresent(day -> add(address, "since", day));
        Optional.ofNullable(until).ifPresent(day -> add(address, "until", day));
        return (from == 0 ? address : address.queryParam("offset", from))
                .build(true)
                .toUriString();
    }

    static void add(UriComponentsBuilder address, String name, Object value) {
        address.queryParam(name, UriUtils.encode(value.toString(), "UTF-8"));
    }

    static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(present -> !present.isEmpty());
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
