package dev.rollcall.sandbox.snipeit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the activity log, for tests to look at.
 *
 * @param action {@code create new}, {@code update}, {@code checkout}, {@code checkin from}, {@code delete},
 *     {@code restore}
 * @param assetId 0 if it is about a user
 * @param targetId whom or what it was handed to or taken from; 0 for nobody
 * @param changes the new value by column; empty text for NULL
 * @param createdBy the user who did it; 0 if no user did
 * @param source {@code api}, {@code gui} or {@code cli/unknown}
 */
public record LogEntry(
        int id,
        String action,
        int assetId,
        int targetId,
        Optional<String> note,
        Map<String, String> changes,
        int createdBy,
        String source,
        Instant at) {

    public LogEntry {
        changes = Map.copyOf(changes);
    }
}
