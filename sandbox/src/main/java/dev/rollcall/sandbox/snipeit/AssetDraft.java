package dev.rollcall.sandbox.snipeit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An asset as a world is given it: stored as it is said here, whatever the rules say. */
public final class AssetDraft {
    private final Asset asset;

    AssetDraft(Asset asset) {
        this.asset = asset;
    }

    Asset asset() {
        return asset;
    }

    /** The asset's tag; by default the next automatic one. */
    public AssetDraft tag(String tag) {
        asset.tag = tag;
        return this;
    }

    /** The serial; null for none. */
    public AssetDraft serial(@Nullable String serial) {
        asset.serial = serial;
        return this;
    }

    /** The name; null for none. */
    public AssetDraft name(@Nullable String name) {
        asset.name = name;
        return this;
    }

    /** The notes, in Markdown; null for none. */
    public AssetDraft notes(@Nullable String notes) {
        asset.notes = notes;
        return this;
    }

    public AssetDraft model(int modelId) {
        asset.modelId = modelId;
        return this;
    }

    public AssetDraft status(int labelId) {
        asset.statusId = labelId;
        return this;
    }

    public AssetDraft company(int companyId) {
        asset.companyId = companyId;
        return this;
    }

    /** The place it belongs to and is at. */
    public AssetDraft location(int locationId) {
        asset.locationId = locationId;
        asset.defaultLocationId = locationId;
        return this;
    }

    /** Checks it out to a user. */
    public AssetDraft heldByUser(int userId) {
        return heldBy(HolderType.USER, userId);
    }

    /** Checks it out; the row that is named need not exist. */
    public AssetDraft heldBy(HolderType type, int id) {
        asset.assignedType = type;
        asset.assignedTo = id;
        asset.checkoutCounter = 1;
        asset.lastCheckout = asset.createdAt;
        return this;
    }

    /** Leaves a holder's id without its type, as versions before 8.1.3 did; type null. */
    public AssetDraft heldWithoutType(int id) {
        asset.assignedType = null;
        asset.assignedTo = id;
        return this;
    }

    /** A custom field's value; null for none. Encrypted fields are given in plain. */
    public AssetDraft custom(int fieldId, @Nullable String value) {
        asset.custom(fieldId, value);
        return this;
    }

    /** Deletes it softly. */
    public AssetDraft deleted(Instant at) {
        asset.deletedAt = at.getEpochSecond();
        return this;
    }

    public AssetDraft created(Instant at) {
        asset.createdAt = at.getEpochSecond();
        asset.updatedAt = asset.createdAt;
        return this;
    }

    /** What a Sync Adapter of v8.8 has left on it. */
    public AssetDraft external(@Nullable String primaryMac, @Nullable String os, Instant lastSeen) {
        asset.external = new Asset.ExternalTrace(primaryMac, os, null, lastSeen.getEpochSecond());
        return this;
    }
}
