package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.Location;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives assets out and takes them back, with the log entries that belong to it. */
final class Handovers {
    private final Database database;
    private final AssetWriter writer;
    private final AssetChanges changes;

    Handovers(Database database, AssetWriter writer) {
        this.database = database;
        this.writer = writer;
        this.changes = new AssetChanges(database);
    }

    /** Whom or what an asset goes to, and the place it moves to thereby (0 for none). */
    record Target(HolderType type, int id, int locationId) {}

    /** The user, location or asset of that id that the caller can see; null if there is none. */
    @Nullable
    Target target(HolderType type, int id, User caller) {
        return switch (type) {
            case USER -> userTarget(id, caller);
            case LOCATION -> locationTarget(id);
            case ASSET -> assetTarget(id, caller);
        };
    }

    private @Nullable Target userTarget(int id, User caller) {
        User user = database.users.find(id);
        if (user == null || user.isDeleted() || !Visibility.isVisible(database, caller, user)) {
            return null;
        }
        return new Target(HolderType.USER, id, user.locationId);
    }

    private @Nullable Target locationTarget(int id) {
        Location location = database.catalogue.locations.find(id);
        return location == null || location.isDeleted() ? null : new Target(HolderType.LOCATION, id, id);
    }

    private @Nullable Target assetTarget(int id, User caller) {
        Asset asset = database.asset(id);
        if (asset == null || asset.isDeleted() || !Visibility.isVisible(database, caller, asset)) {
            return null;
        }
        return new Target(HolderType.ASSET, id, asset.locationId);
    }

    /**
     * Checks an asset out.
     *
     * @param extra what else changes with it
     * @return what forbids it; empty if it was done
     */
    Map<String, List<String>> checkOut(
            Asset asset, Target target, @Nullable String note, Actor actor, Consumer<Asset> extra) {
        Map<String, List<String>> problems = writer.save(asset, draft -> {
            draft.assignedType = target.type();
            draft.assignedTo = target.id();
            draft.lastCheckout = database.now();
            draft.checkoutCounter++;
            draft.updatedAt = database.now();
            extra.accept(draft);
        });
        if (problems.isEmpty()) {
            Asset after = database.required(asset.id);
            database.log(
                    actor,
                    LogDraft.ofAsset("checkout", asset.id)
                            .target(target.type(), target.id())
                            .note(note)
                            .location(target.locationId())
                            .changes(changes.ofHandover(asset, after)));
        }
        return problems;
    }

    /**
     * Checks an asset in; it goes to its default place unless {@code extra} says otherwise.
     *
     * @return what forbids it; empty if it was done
     */
    Map<String, List<String>> checkIn(Asset asset, @Nullable String note, Actor actor, Consumer<Asset> extra) {
        Map<String, List<String>> problems = writer.save(asset, draft -> {
            draft.assignedType = null;
            draft.assignedTo = 0;
            draft.expectedCheckin = 0;
            draft.lastCheckin = database.now();
            draft.checkinCounter++;
            draft.locationId = draft.defaultLocationId;
            draft.updatedAt = database.now();
            extra.accept(draft);
        });
        if (problems.isEmpty()) {
            Asset after = database.required(asset.id);
            database.log(
                    actor,
                    LogDraft.ofAsset("checkin from", asset.id)
                            .target(asset.assignedType, asset.assignedTo)
                            .note(note)
                            .changes(changes.ofHandover(asset, after)));
        }
        return problems;
    }

    /** Whether whom or what the asset is assigned to still has a row, deleted or not. */
    boolean isHolderThere(Asset asset) {
        if (asset.assignedTo == 0 || asset.assignedType == null) {
            return false;
        }
        return switch (asset.assignedType) {
            case USER -> database.users.find(asset.assignedTo) != null;
            case LOCATION -> database.catalogue.locations.find(asset.assignedTo) != null;
            case ASSET -> database.asset(asset.assignedTo) != null;
        };
    }
}
