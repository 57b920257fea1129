package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ComparisonFilter;
import dev.rollcall.host.reconcile.Comparison;
import dev.rollcall.host.web.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which devices of a connection are asked for; what is left out does not matter. */
record DeviceQuery(
        @Parameter(description = "Only those that stand so.")
        Comparison.@Nullable State state,

        @Parameter(
                description =
                        "Only those whose name, serial, user, asset or holder has this text, in any case; 200 characters"
                                + " at most.")
        @Nullable
        String text) {
    private static final int LONGEST = 200;

    ComparisonFilter filter() {
        var given = RunQuery.given(text);
        if (given.filter(entered -> entered.length() > LONGEST || entered.indexOf('\0') >= 0)
                .isPresent()) {
            throw ProblemException.invalid(
                    "text",
                    "The text is longer than " + LONGEST + " characters, or has one that no text has.",
                    "Enter a part of a serial, a name or an asset tag.");
        }
        return new ComparisonFilter(Optional.ofNullable(state), given);
    }

    /** Says the same in an address. */
    UriComponentsBuilder addTo(UriComponentsBuilder address) {
        Optional.ofNullable(state).ifPresent(one -> RunQuery.add(address, "state", one));
        RunQuery.given(text).ifPresent(entered -> RunQuery.add(address, "text", entered));
        return address;
    }
}
