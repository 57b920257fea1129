package dev.rollcall.host.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the API tells it.
 *
 * @param schedule empty for daily, at a time of its own
 * @param nextSync when it is synced next by itself; null if it is not
 * @param declared whether {@code rollcall.yaml} declares it
 * @param unavailable why no plugin serves it, and what to do; null where one does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ConnectionView(
        String id,
        String provider,
        String name,
        boolean active,
        int rank,
        PolicyView policy,
        String schedule,
        @Nullable Instant nextSync,
        boolean declared,
        @Nullable String unavailable) {
    /** What of its policy people ask first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PolicyView(boolean allowAssigneeUpdates) {}
}
