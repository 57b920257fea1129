package dev.rollcall.host.sync.page;

import dev.rollcall.host.journal.ChangeFilter;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which changes of a run the form of the page asks for; what is empty does not matter.
 *
 * @param rule such as {@code R21}
 * @param text looked for in assets, serials, persons, reasons and messages
 * @param after only those after the change with this id
 * @param all whether all of the part are checked from the start
 */
record ChangesQuery(
        @Nullable ChangeState state,
        @Nullable ChangeKind kind,
        @Nullable String rule,
        @Nullable String text,
        @Nullable Long after,
        @Nullable Boolean all) {
    static final int AT_ONCE = 50;

    /** Everything, from the beginning. */
    static final ChangesQuery NOTHING = new ChangesQuery(null, null, null, null, null, null);

    static ChangesQuery of(ChangeState state) {
        return new ChangesQuery(state, null, null, null, null, null);
    }

    ChangeFilter filter() {
        return new ChangeFilter(
                state == null ? Set.of() : Set.of(state),
                given(rule).map(Set::of).orElse(Set.of()),
                kind == null ? Set.of() : Set.of(kind),
                Optional.empty(),
                RunsQuery.given(text));
    }

    long start() {
        return after == null ? 0 : Math.max(0, after);
    }

    public boolean isChecked() {
        return Boolean.TRUE.equals(all);
    }

    /** Whether it asks for anything. */
    public boolean isAny() {
        return Stream.of(
                        state,
                        kind,
                        given(rule).orElse(null),
                        RunsQuery.given(text).orElse(null))
                .anyMatch(part -> part != null);
    }

    /** What it asks for, behind a question mark; empty where it asks for nothing. */
    String toQuery() {
        var address = UriComponentsBuilder.newInstance();
        Optional.ofNullable(state).ifPresent(one -> RunsQuery.add(address, "state", one));
        Optional.ofNullable(kind).ifPresent(one -> RunsQuery.add(address, "kind", one));
        given(rule).ifPresent(one -> RunsQuery.add(address, "rule", one));
        RunsQuery.given(text).ifPresent(one -> RunsQuery.add(address, "text", one));
        return address.build(true).toUriString();
    }

    /** The same, from another change on. */
    String after(long id) {
        var query = toQuery();
        return query + (query.isEmpty() ? "?" : "&") + "after=" + id;
    }

    /** The same part, with all of it checked. */
    String checked() {
        return after(start()) + "&all=true";
    }

    private static Optional<String> given(@Nullable String rule) {
        return RunsQuery.given(rule).map(number -> number.toUpperCase(Locale.ROOT));
    }
}
