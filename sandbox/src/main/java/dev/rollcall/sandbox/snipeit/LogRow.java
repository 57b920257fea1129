package dev.rollcall.sandbox.snipeit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the activity log.
 *
 * @param assetId the asset it is about; 0 if it is about a user
 * @param userId the user it is about; 0 if it is about an asset
 * @param targetId whom or what it was handed to or taken from; 0 for nobody
 * @param createdBy the user who did it; 0 if no user did (a Sync Adapter, the console)
 * @param source {@code api}, {@code gui} or {@code cli/unknown}
 */
record LogRow(
        int id,
        String action,
        int assetId,
        int userId,
        @Nullable HolderType targetType,
        int targetId,
        @Nullable String note,
        List<Change> changes,
        int locationId,
        int createdBy,
        String source,
        long at) {

    /** One column's old and new value, as text; an empty text is NULL too. */
    record Change(String column, String before, String after) {}
}
