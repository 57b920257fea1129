package dev.rollcall.host.sync.page;

import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.sync.DeviceHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something in the history of a device.
 *
 * @param change what a run decided; null where it was only seen or missed
 * @param seen what a connection saw or missed; null for a change
 */
record HistoryMoment(
        Instant at,
        What what,
        @Nullable ChangeLine change,
        @Nullable Seen seen) {

    /** What happened. */
    enum What {
        SEEN,
        MISSED,
        CHANGED
    }

    /**
     * What a connection last saw of a device.
     *
     * @param connection its name; null where it was deleted
     * @param user whom the MDM named, as the latest change kept it; empty where none did
     * @param missingRuns complete runs in a row that did not see it
     */
    record Seen(
            @Nullable String connection,
            String sourceId,
            String list,
            boolean enrolled,
            Sighting.Said said,
            String user,
            @Nullable Instant lastContact,
            int missingRuns) {}

    static HistoryMoment of(ChangeLine change) {
        return new HistoryMoment(change.at(), What.CHANGED, change, null);
    }

    /** When it was seen last and, where it was missed since, when that began. */
    static List<HistoryMoment> of(Sighting sighting, DeviceHistory history, Map<String, String> names) {
        var seen = new Seen(
                names.get(sighting.connectionId()),
                sighting.sourceId(),
                sighting.partition(),
                sighting.enrolled(),
                sighting.said(),
                history.whoWasTold(sighting)
                        .map(ChangeRecord::evidence)
                        .map(Observed::user)
                        .map(Evidence::user)
                        .orElse(""),
                sighting.lastContact(),
                sighting.missing().runs());
        var moments = new ArrayList<HistoryMoment>();
        moments.add(new HistoryMoment(sighting.seenAt(), What.SEEN, null, seen));
        var missed = sighting.missing().since();
        if (missed != null) {
            moments.add(new HistoryMoment(missed, What.MISSED, null, seen));
        }
        return moments;
    }
}
