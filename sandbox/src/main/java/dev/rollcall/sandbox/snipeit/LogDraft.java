package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.LogRow.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log entry before it has an id, a time and an author. */
record LogDraft(
        String action,
        int assetId,
        int userId,
        @Nullable HolderType targetType,
        int targetId,
        @Nullable String note,
        List<Change> changes,
        int locationId) {

    static LogDraft ofAsset(String action, int assetId) {
        return new LogDraft(action, assetId, 0, null, 0, null, List.of(), 0);
    }

    static LogDraft ofUser(String action, int userId) {
        return new LogDraft(action, 0, userId, null, 0, null, List.of(), 0);
    }

    LogDraft target(@Nullable HolderType type, int id) {
        return new LogDraft(action, assetId, userId, type, id, note, changes, locationId);
    }

    LogDraft note(@Nullable String newNote) {
        return new LogDraft(action, assetId, userId, targetType, targetId, newNote, changes, locationId);
    }

    LogDraft changes(List<Change> newChanges) {
        return new LogDraft(action, assetId, userId, targetType, targetId, note, newChanges, locationId);
    }

    LogDraft location(int newLocationId) {
        return new LogDraft(action, assetId, userId, targetType, targetId, note, changes, newLocationId);
    }

    LogRow row(int id, Actor actor, long at) {
        return new LogRow(
                id,
                action,
                assetId,
                userId,
                targetType,
                targetId,
                note,
                changes,
                locationId,
                actor.userId(),
                actor.source(),
                at);
    }
}
