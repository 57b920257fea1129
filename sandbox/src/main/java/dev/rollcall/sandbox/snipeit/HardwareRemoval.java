package dev.rollcall.sandbox.snipeit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deletion and restoration. */
final class HardwareRemoval {
    private final Database database;

    HardwareRemoval(Database database) {
        this.database = database;
    }

    /** Takes an asset that is out back first, but leaves the holder's type behind, which forbids to restore it. */
    Answer delete(Call call) {
        Asset asset = HardwareReads.living(database, call, database.asset(call.id()));
        if (asset == null) {
            return HardwareReads.doesNotExist();
        }
        call.require("assets.delete");
        if (asset.assignedTo != 0) {
            database.log(
                    call.actor(),
                    LogDraft.ofAsset("checkin from", asset.id)
                            .target(asset.assignedType, asset.assignedTo)
                            .note("Checkin on delete"));
        }
        database.tamper(asset.id, draft -> {
            draft.assignedTo = 0;
            draft.deletedAt = database.now();
        });
        database.log(call.actor(), LogDraft.ofAsset("delete", asset.id));
        return Answer.success("The asset was deleted successfully.", null);
    }

    /** Puts its text into the payload, for once. */
    Answer restore(Call call) {
        Asset asset = database.asset(call.id());
        if (asset == null || !Visibility.isVisible(database, call.user(), asset)) {
            return HardwareReads.doesNotExist();
        }
        call.require("assets.create");
        if (!asset.isDeleted()) {
            return Answer.error(null, "The Asset was not deleted and therefore cannot be restored");
        }
        Map<String, List<String>> problems = new LinkedHashMap<>();
        AssetRules.checkHolder(asset, problems);
        if (!problems.isEmpty()) {
            String first = problems.values().iterator().next().get(0);
            return Answer.error(null, "Error restoring Asset: " + first);
        }
        database.tamper(asset.id, draft -> {
            draft.deletedAt = 0;
            draft.updatedAt = database.now();
        });
        database.log(call.actor(), LogDraft.ofAsset("restore", asset.id));
        return Answer.success(null, "Asset restored successfully.");
    }
}
