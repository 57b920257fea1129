package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tables. Readers and writers hold {@link #lock}; a stored asset is never changed, only replaced. */
final class Database {
    final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    final Settings settings;
    final InstantSource clock;
    final Catalogue catalogue = new Catalogue();
    final Table<User> users = new Table<>();
    final List<LogRow> log = new ArrayList<>();
    final AssetCounts counts = new AssetCounts();
    private final Table<Asset> assets = new Table<>();
    private final AssetIndex bySerial = new AssetIndex(asset -> asset.serial);
    private final AssetIndex byTag = new AssetIndex(asset -> asset.tag);
    private long version;
    private long usersVersion;
    private int tagCounter = 1;
    private int nextLogId = 1;

    Database(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    /** Rises with every change of an asset, so that views of the table know when they are stale. */
    long version() {
        return version;
    }

    /** Rises with every change of a user. */
    long usersVersion() {
        return usersVersion;
    }

    void touchUsers() {
        usersVersion++;
    }

    int nextAssetId() {
        return assets.nextId();
    }

    void skipToAsset(int id) {
        assets.skipTo(id);
    }

    @Nullable
    Asset asset(long id) {
        return assets.find(id);
    }

    /** Stores a new asset, and moves the counter of automatic tags on, whatever the tag is. */
    void insert(Asset asset) {
        assets.add(id -> asset);
        tagCounter++;
        index(asset);
    }

    /** Puts a changed row in the place of the one with its id. */
    void replace(Asset asset) {
        Asset before = assets.find(asset.id);
        if (before != null) {
            unindex(before);
        }
        assets.replace(asset.id, asset);
        index(asset);
    }

    /** Changes a row without any rule or log entry, as the database's own console would. */
    void tamper(int id, Consumer<Asset> change) {
        Asset changed = required(id).copy();
        change.accept(changed);
        replace(changed);
    }

    Asset required(int id) {
        Asset asset = asset(id);
        if (asset == null) {
            throw new IllegalArgumentException("There is no asset " + id + ". Name one that the world holds.");
        }
        return asset;
    }

    String nextTag() {
        return settings.tagPrefix + "%04d".formatted(tagCounter);
    }

    void log(Actor actor, LogDraft draft) {
        log.add(draft.row(nextLogId++, actor, now()));
    }

    void skipToLog(int id) {
        nextLogId = id;
    }

    /** All with that serial, by id, the deleted included; compared as the database compares. */
    List<Asset> bySerial(String serial) {
        return bySerial.find(serial, this::asset);
    }

    List<Asset> byTag(String tag) {
        return byTag.find(tag, this::asset);
    }

    List<Asset> heldBy(HolderType type, int holderId) {
        List<Asset> held = new ArrayList<>();
        for (int id = 1; id < assets.nextId(); id++) {
            Asset asset = assets.find(id);
            if (asset != null && !asset.isDeleted() && asset.isHeldBy(type, holderId)) {
                held.add(asset);
            }
        }
        return held;
    }

    /** Whether a person could check it out: nobody has it and its label is deployable. */
    boolean isAvailable(Asset asset) {
        StatusLabel label = catalogue.labels.find(asset.statusId);
        return asset.assignedTo == 0 && !asset.isDeleted() && label != null && label.type == LabelType.DEPLOYABLE;
    }

    private void index(Asset asset) {
        bySerial.add(asset);
        byTag.add(asset);
        counts.add(asset);
        version++;
    }

    private void unindex(Asset asset) {
        bySerial.remove(asset);
        byTag.remove(asset);
        counts.remove(asset);
    }
}
