package dev.rollcall.host.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one device, as the API tells it.
 *
 * @param decider the connection that decided the assignee last; null where one alone sees the device
 * @param changes the latest first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record HistoryView(String serial, @Nullable String decider, List<SightingView> sightings, List<ChangeView> changes) {
    HistoryView {
        sightings = List.copyOf(sightings);
        changes = List.copyOf(changes);
    }

    /**
     * What a connection last saw of the device.
     *
     * @param user whom the MDM said; null if it said nobody, or nothing has kept whom
     * @param userAt when that was kept
     * @param missingRuns complete runs in a row since then that did not see it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SightingView(
            RunView.ConnectionName connection,
            String sourceId,
            String list,
            boolean enrolled,
            String said,
            ChangeView.@Nullable UserView user,
            @Nullable Instant userAt,
            @Nullable Instant lastContact,
            Instant seenAt,
            int missingRuns) {}
}
