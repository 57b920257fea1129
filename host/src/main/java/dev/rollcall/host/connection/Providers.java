package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import java.util.List;
import java.util.Optional;

/** The providers that can be connected now. */
@FunctionalInterface
public interface Providers {
    /** All of them, by id. */
    List<SourceSpec> all();

    /** Why nothing supplies a provider now, if more is known than that; two sentences in a problem's way. */
    default Optional<ConnectionProblem> absence(String providerId) {
        return Optional.empty();
    }
}
