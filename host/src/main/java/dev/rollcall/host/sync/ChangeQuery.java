package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ChangeFilter;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.web.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which changes of a run a client asks for; what is left out does not matter. */
record ChangeQuery(
        @Parameter(description = "Only those in one of these states, which tell the outcome too.") @Nullable
        List<ChangeState> state,

        @Parameter(description = "Only those of one of these rules.", example = "R21") @Nullable
        List<String> rule,

        @Parameter(description = "Only those of one of these kinds.") @Nullable
        List<ChangeKind> kind,

        @Parameter(description = "Only those of this device, by its serial in any spelling (R3).") @Nullable
        String serial,

        @Parameter(
                description =
                        "Only those whose asset, serial, device id, person, reason or message has this text, in any case.")
        @Nullable
        String text) {
    private static final Pattern RULE = Pattern.compile("R[0-9]{1,3}");

    ChangeFilter filter(Serials serials) {
        var device = RunQuery.given(serial)
                .map(entered -> Optional.ofNullable(serials.normalise(entered)).orElse(entered));
        return new ChangeFilter(
                RunQuery.chosen("state", state), rules(), RunQuery.chosen("kind", kind), device, RunQuery.given(text));
    }

    private Set<String> rules() {
        var rules = RunQuery.chosen("rule", rule).stream()
                .map(number -> number.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (!rules.stream().allMatch(number -> RULE.matcher(number).matches())) {
            throw ProblemException.invalid("rule", "The value is no rule.", "Enter R and a number, such as R21.");
        }
        return rules;
    }

    /** Says the same in an address. */
    UriComponentsBuilder addTo(UriComponentsBuilder address) {
        RunQuery.chosen("state", state).stream().sorted().forEach(one -> RunQuery.add(address, "state", one));
        rules().stream().sorted().forEach(one -> RunQuery.add(address, "rule", one));
        RunQuery.chosen("kind", kind).stream().sorted().forEach(one -> RunQuery.add(address, "kind", one));
        RunQuery.given(serial).ifPresent(entered -> RunQuery.add(address, "serial", entered));
        RunQuery.given(text).ifPresent(entered -> RunQuery.add(address, "text", entered));
        return address;
    }
}
