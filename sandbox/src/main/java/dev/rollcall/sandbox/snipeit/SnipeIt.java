package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.server.LocalServer;
import dev.rollcall.sandbox.snipeit.AssetState.Holder;
import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.LogRow.Change;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A running Snipe-IT on 127.0.0.1. Its API answers as the real one does; its Java methods look behind it, and do what
 * people and accidents do. Safe for all threads.
 */
public final class SnipeIt implements AutoCloseable {
    private final SnipeItWorld world;
    private final Database database;
    private final Faults faults = new Faults();
    private final Throttle throttle = new Throttle();
    private final LocalServer server;
    private final Front front;

    private SnipeIt(SnipeItWorld world, int port) {
        this.world = world;
        this.database = world.database();
        this.server = LocalServer.on("snipe-it", port);
        this.front = new Front(
                new Front.World(database, world.version(), world.tokens(), faults, throttle), url().toString());
        server.serve(front);
    }

    /** Starts a server on a free port. */
    public static SnipeIt start(SnipeItWorld world) {
        return start(world, 0);
    }

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException if the port is taken
     */
    public static SnipeIt start(SnipeItWorld world, int port) {
        return new SnipeIt(world, port);
    }

    /** Where it listens, without a path: the API is below {@code /api/v1}. */
    public URI url() {
        return server.url();
    }

    public Faults faults() {
        return faults;
    }

    /** How many requests have come in. */
    public long requests() {
        return front.requests();
    }

    /**
     * The last 10,000 requests that were meant to change something, oldest first, refused or not: {@code POST
     * /api/v1/hardware/5/checkin}.
     */
    public List<String> writes() {
        return front.writes();
    }

    /** Changes settings while it runs. */
    public void settings(Consumer<Settings> change) {
        edit(edited -> change.accept(edited.settings()));
    }

    /** Forgets who has sent how many requests. */
    public void resetThrottle() {
        throttle.reset();
    }

    /** Changes rows as the database's own console would: without rules and without a log entry. */
    public void edit(Consumer<SnipeItWorld> change) {
        Lock lock = database.lock.writeLock();
        lock.lock();
        try {
            change.accept(world);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Somebody to edit by hand.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public Person person(int userId) {
        User user = database.users.find(userId);
        if (user == null) {
            throw new IllegalArgumentException("There is no user " + userId + ". Name one that the world holds.");
        }
        return new Person(front, user);
    }

    /**
     * One of Snipe-IT's own Sync Adapters, at work on the same assets.
     *
     * @param slug the adapter's name in notes
     * @throws IllegalArgumentException if the version that is played has none
     */
    public SyncAdapter syncAdapter(String slug) {
        return new SyncAdapter(database, world.version(), slug);
    }

    /** An asset's row; deleted ones too. */
    public Optional<AssetState> asset(int id) {
        return read(() -> Optional.ofNullable(database.asset(id)).map(this::state));
    }

    /** All assets with a serial, as the database compares serials; deleted ones too. */
    public List<AssetState> assetsBySerial(String serial) {
        return read(() -> database.bySerial(serial).stream().map(this::state).toList());
    }

    /** How many assets there are, deleted ones included. */
    public int assetCount() {
        return read(() -> database.nextAssetId() - 1);
    }

    /** The whole activity log, oldest first. */
    public List<LogEntry> log() {
        return read(() -> database.log.stream().map(SnipeIt::entry).toList());
    }

    /** What the log says of one asset, oldest first. */
    public List<LogEntry> logOf(int assetId) {
        return log().stream().filter(entry -> entry.assetId() == assetId).toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private <T> T read(Supplier<T> reading) {
        Lock lock = database.lock.readLock();
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    private AssetState state(Asset asset) {
        Map<String, String> custom = new LinkedHashMap<>();
        for (CustomField field : new ArrayList<>(database.catalogue.fields.all())) {
            String value = asset.custom(field.id);
            if (value != null) {
                custom.put(field.column(), value);
            }
        }
        Optional<Holder> holder = Optional.ofNullable(asset.assignedType)
                .filter(type -> asset.assignedTo != 0)
                .map(type -> new Holder(type, asset.assignedTo));
        return new AssetState(
                asset.id,
                Optional.ofNullable(asset.name),
                asset.tag,
                Optional.ofNullable(asset.serial),
                Optional.ofNullable(asset.notes),
                asset.modelId,
                asset.statusId,
                asset.companyId,
                asset.locationId,
                holder,
                custom,
                asset.checkinCounter,
                asset.checkoutCounter,
                Instant.ofEpochSecond(asset.updatedAt),
                asset.isDeleted());
    }

    private static LogEntry entry(LogRow row) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Change change : row.changes()) {
            changes.put(change.column(), change.after());
        }
        return new LogEntry(
                row.id(),
                row.action(),
                row.assetId(),
                row.targetId(),
                Optional.ofNullable(row.note()),
                changes,
                row.createdBy(),
                row.source(),
                Instant.ofEpochSecond(row.at()));
    }
}
