package dev.rollcall.host.sync;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunFilter;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.web.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Which runs a client asks for; what is left out does not matter. */
record RunQuery(
        @Parameter(description = "Only of this connection, by id or name.") @Nullable
        String connection,

        @Parameter(description = "Only those in one of these states.") @Nullable
        List<RunState> state,

        @Parameter(description = "Only those for one of these purposes.") @Nullable
        List<Purpose> mode,

        @Parameter(description = "Only those that began then or later.", example = "2026-11-22T03:00:00Z") @Nullable
        Instant since,

        @Parameter(description = "Only those that began before.", example = "2026-11-23T03:00:00Z") @Nullable
        Instant until) {

    RunFilter filter(Connections connections) {
        if (since != null && until != null && !since.isBefore(until)) {
            throw ProblemException.invalid(
                    "until", "The time is not after that of 'since'.", "Enter a later one, or leave one of them out.");
        }
        var id = given(connection)
                .map(name ->
                        connections.find(name).map(ConfiguredConnection::id).orElse(name));
        return new RunFilter(
                id,
                chosen("state", state),
                chosen("mode", mode),
                Optional.ofNullable(since),
                Optional.ofNullable(until));
    }

    /** Says the same in an address. */
    UriComponentsBuilder addTo(UriComponentsBuilder address) {
        given(connection).ifPresent(name -> add(address, "connection", name));
        chosen("state", state).stream().sorted().forEach(one -> add(address, "state", one));
        chosen("mode", mode).stream().sorted().forEach(one -> add(address, "mode", one));
        Optional.ofNullable(since).ifPresent(time -> add(address, "since", time));
        Optional.ofNullable(until).ifPresent(time -> add(address, "until", time));
        return address;
    }

    static void add(UriComponentsBuilder address, String name, Object value) {
        address.queryParam(name, UriUtils.encode(value.toString(), "UTF-8"));
    }

    static <T> Set<T> chosen(String name, @Nullable List<T> choices) {
        if (choices != null && choices.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.invalid(name, "One of the values is empty.", "Enter a value, or leave it out.");
        }
        return choices == null ? Set.of() : Set.copyOf(choices);
    }

    static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(present -> !present.isEmpty());
    }
}
