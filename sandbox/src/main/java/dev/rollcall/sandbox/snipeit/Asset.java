package dev.rollcall.sandbox.snipeit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of the assets' table, kept small since there may be a million. Once stored it is never changed: a write
 * replaces the row by a changed {@link #copy}. Times are seconds of the epoch; 0 is NULL, for ids too.
 */
final class Asset {
    final int id;

    @Nullable
    String name;

    String tag = "";

    @Nullable
    String serial;

    @Nullable
    String notes;

    @Nullable
    String orderNumber;

    @Nullable
    ExternalTrace external;

    @Nullable
    HolderType assignedType;

    int assignedTo;
    int modelId;
    int statusId;
    int companyId;
    int locationId;
    int defaultLocationId;
    int createdBy;
    int checkinCounter;
    int checkoutCounter;
    long createdAt;
    long updatedAt;
    long deletedAt;
    long lastCheckout;
    long lastCheckin;
    long expectedCheckin;
    boolean byod;
    boolean requestable;
    private @Nullable String @Nullable [] custom;

    Asset(int id) {
        this.id = id;
    }

    /** What a Sync Adapter of newer versions has left on an asset. */
    record ExternalTrace(
            @Nullable String mac,
            @Nullable String os,
            @Nullable String osVersion,
            long lastSeen) {}

    Asset copy() {
        Asset copy = new Asset(id);
        copy.name = name;
        copy.tag = tag;
        copy.serial = serial;
        copy.notes = notes;
        copy.orderNumber = orderNumber;
        copy.external = external;
        copy.assignedType = assignedType;
        copy.assignedTo = assignedTo;
        copy.modelId = modelId;
        copy.statusId = statusId;
        copy.companyId = companyId;
        copy.locationId = locationId;
        copy.defaultLocationId = defaultLocationId;
        copy.createdBy = createdBy;
        copy.checkinCounter = checkinCounter;
        copy.checkoutCounter = checkoutCounter;
        copyTimes(copy);
        copy.byod = byod;
        copy.requestable = requestable;
        copy.custom = custom == null ? null : custom.clone();
        return copy;
    }

    private void copyTimes(Asset copy) {
        copy.createdAt = createdAt;
        copy.updatedAt = updatedAt;
        copy.deletedAt = deletedAt;
        copy.lastCheckout = lastCheckout;
        copy.lastCheckin = lastCheckin;
        copy.expectedCheckin = expectedCheckin;
    }

    boolean isDeleted() {
        return deletedAt != 0;
    }

    boolean isHeldBy(HolderType type, int holderId) {
        return assignedType == type && assignedTo == holderId;
    }

    @Nullable
    String custom(int fieldId) {
        return custom == null || fieldId > custom.length ? null : custom[fieldId - 1];
    }

    void custom(int fieldId, @Nullable String value) {
        if (value == null && custom(fieldId) == null) {
            return;
        }
        if (custom == null) {
            custom = new @Nullable String[fieldId];
        } else if (custom.length < fieldId) {
            custom = Arrays.copyOf(custom, fieldId);
        }
        custom[fieldId - 1] = value;
    }
}
