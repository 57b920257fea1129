package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Asset.ExternalTrace;
import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.Catalogue.Model;
import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import dev.rollcall.sandbox.snipeit.LogRow.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One of v8.8's own Sync Adapters, which writes the same assets from inside: without a user, without the API, and the
 * last writer wins. As read from its source; nothing of it was run. Made by {@link SnipeIt#syncAdapter}.
 *
 * <p>Not safe for several threads; the server under it is.
 */
public final class SyncAdapter {
    private static final Actor NOBODY = new Actor(0, "cli/unknown");

    private final Database database;
    private final AssetParts parts;
    private final String slug;
    private final Map<String, Integer> assetOfId = new HashMap<>();
    private boolean adoptsBySerial = true;
    private boolean matchesUsers;
    private boolean clearsOnNullUser;

    SyncAdapter(Database database, SnipeItVersion version, String slug) {
        if (!version.isNewer()) {
            throw new IllegalArgumentException(
                    "Snipe-IT " + version.text() + " has no Sync Adapters. Play a newer version.");
        }
        this.database = database;
        this.parts = AssetParts.of(database, new Race(new Faults(), version));
        this.slug = slug;
    }

    /** Whether a record that it does not know yet takes over an asset with its serial; on by default. */
    public SyncAdapter adoptsBySerial(boolean on) {
        adoptsBySerial = on;
        return this;
    }

    /** Whether it hands assets to the vendor's users, by e-mail; off by default. */
    public SyncAdapter matchesUsers(boolean on) {
        matchesUsers = on;
        return this;
    }

    /** Whether it checks an asset in where the vendor names no user; off by default. */
    public SyncAdapter clearsOnNullUser(boolean on) {
        clearsOnNullUser = on;
        return this;
    }

    /**
     * What a pull came to.
     *
     * @param assets the asset of each external id that was written or found as it should be
     * @param failures what stood in the way, by external id; nobody but the log file hears of it
     */
    public record Result(Map<String, Integer> assets, Map<String, String> failures) {
        public Result {
            assets = Map.copyOf(assets);
            failures = Map.copyOf(failures);
        }
    }

    /** What {@code snipeit:pull-inventory} does each midnight with what the vendor has. */
    public Result pull(List<AdapterRecord> records) {
        Map<String, Integer> assets = new LinkedHashMap<>();
        Map<String, String> failures = new LinkedHashMap<>();
        Lock lock = database.lock.writeLock();
        lock.lock();
        try {
            for (AdapterRecord record : records) {
                Map<String, List<String>> problems = write(record);
                if (problems.isEmpty()) {
                    assets.put(record.externalId(), assetOfId.getOrDefault(record.externalId(), 0));
                } else {
                    failures.put(record.externalId(), problems.toString());
                }
            }
        } finally {
            lock.unlock();
        }
        return new Result(assets, failures);
    }

    private Map<String, List<String>> write(AdapterRecord record) {
        Integer known = assetOfId.get(record.externalId());
        if (known != null && database.required(known).isDeleted()) {
            // The row that links them stays, so that the insert of another one breaks its unique index.
            return Map.of("external_id", List.of("Duplicate entry '" + slug + "-" + record.externalId() + "'"));
        }
        Optional<Asset> found = known != null ? Optional.of(database.required(known)) : adopted(record);
        Asset asset = found.orElseGet(() -> fresh(record));
        Map<String, List<String>> problems = found.isPresent() ? update(asset, record) : insert(asset, record);
        if (problems.isEmpty()) {
            assetOfId.put(record.externalId(), asset.id);
            trace(asset.id, record);
            handOver(asset.id, record);
        }
        return problems;
    }

    private Optional<Asset> adopted(AdapterRecord record) {
        if (!adoptsBySerial || record.serial() == null) {
            return Optional.empty();
        }
        return database.bySerial(record.serial()).stream()
                .filter(asset -> !asset.isDeleted())
                .findFirst();
    }

    private Asset fresh(AdapterRecord record) {
        Asset asset = new Asset(database.nextAssetId());
        asset.tag = database.nextTag();
        asset.createdAt = database.now();
        asset.updatedAt = asset.createdAt;
        asset.statusId = database.catalogue.labels.all().stream()
                .filter(label -> label.type == LabelType.DEPLOYABLE && !label.isDeleted())
                .mapToInt((StatusLabel label) -> label.id)
                .findFirst()
                .orElse(0);
        fill(asset, record);
        return asset;
    }

    private Map<String, List<String>> insert(Asset asset, AdapterRecord record) {
        Map<String, List<String>> problems = parts.rules().problems(asset);
        if (problems.isEmpty()) {
            parts.customFields().settle(asset);
            database.insert(asset);
            database.log(
                    NOBODY,
                    LogDraft.ofAsset("create new", asset.id)
                            .note("Created via sync from " + slug + " (" + record.externalId() + ")"));
        }
        return problems;
    }

    private Map<String, List<String>> update(Asset asset, AdapterRecord record) {
        Map<String, List<String>> problems = parts.writer().save(asset, draft -> {
            fill(draft, record);
            if (!parts.changes().between(asset, draft).isEmpty()) {
                draft.updatedAt = database.now();
            }
        });
        List<Change> changes = parts.changes().between(asset, database.required(asset.id));
        if (problems.isEmpty() && !changes.isEmpty()) {
            database.log(NOBODY, LogDraft.ofAsset("update", asset.id).changes(changes));
        }
        return problems;
    }

    /** What the vendor does not say blanks nothing. */
    private void fill(Asset draft, AdapterRecord record) {
        draft.name = record.hostname() == null ? draft.name : record.hostname();
        draft.serial = record.serial() == null ? draft.serial : record.serial();
        draft.modelId = record.model() == null ? draft.modelId : model(record.model());
        record.extras().forEach((column, value) -> {
            CustomField field = database.catalogue.fieldByColumn(column);
            if (field != null) {
                draft.custom(field.id, value);
            }
        });
    }

    /** By its name alone; one that is not there is made, without a fieldset. */
    private int model(String name) {
        return database.catalogue.models.all().stream()
                .filter(model -> !model.isDeleted() && Collation.equal(model.name, name))
                .mapToInt((Model model) -> model.id)
                .findFirst()
                .orElseGet(() -> newModel(name));
    }

    private int newModel(String name) {
        Model model = database.catalogue.models.add(id -> new Model(id, name));
        model.categoryId = database.catalogue.categories.all().stream()
                .filter(category -> category.name.equals("Discovered Hardware"))
                .mapToInt((Row category) -> category.id)
                .findFirst()
                .orElseGet(() -> database.catalogue.categories.add(
                                id -> new Catalogue.Category(id, "Discovered Hardware", "asset"))
                        .id);
        Listing.stampNew(database, model);
        return model.id;
    }

    /** The side table: a changed inventory is logged and moves the time of change, a heartbeat is and does neither. */
    private void trace(int assetId, AdapterRecord record) {
        ExternalTrace before = database.required(assetId).external;
        ExternalTrace after = new ExternalTrace(
                kept(record.primaryMac(), before == null ? null : before.mac()),
                kept(record.os(), before == null ? null : before.os()),
                kept(record.osVersion(), before == null ? null : before.osVersion()),
                record.lastSeen().getEpochSecond());
        List<Change> changes = changes(before, after);
        tamper(assetId, draft -> {
            draft.external = after;
            draft.updatedAt = changes.isEmpty() ? draft.updatedAt : database.now();
        });
        if (!changes.isEmpty()) {
            database.log(NOBODY, LogDraft.ofAsset("update", assetId).changes(changes));
        }
    }

    private static List<Change> changes(@Nullable ExternalTrace before, ExternalTrace after) {
        List<Change> changes = new ArrayList<>();
        add(changes, "primary_mac", before == null ? null : before.mac(), after.mac());
        add(changes, "os", before == null ? null : before.os(), after.os());
        add(changes, "os_version", before == null ? null : before.osVersion(), after.osVersion());
        return changes;
    }

    private static void add(List<Change> changes, String key, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(key, Objects.requireNonNullElse(before, ""), Objects.requireNonNullElse(after, "")));
        }
    }

    private static @Nullable String kept(@Nullable String said, @Nullable String before) {
        return said == null ? before : said;
    }

    /** Over another holder, under any label, without a check-in, and without counting. An unknown user changes nothing. */
    private void handOver(int assetId, AdapterRecord record) {
        if (!matchesUsers) {
            return;
        }
        if (record.email().isEmpty()) {
            clear(assetId);
            return;
        }
        database.users.all().stream()
                .filter(user -> !user.isDeleted()
                        && Collation.equal(user.email, record.email().get()))
                .findFirst()
                .filter(user -> !database.required(assetId).isHeldBy(HolderType.USER, user.id))
                .ifPresent(user -> assign(assetId, user));
    }

    private void assign(int assetId, User user) {
        tamper(assetId, draft -> {
            draft.assignedType = HolderType.USER;
            draft.assignedTo = user.id;
            draft.lastCheckout = database.now();
            draft.locationId = user.locationId == 0 ? draft.locationId : user.locationId;
            draft.updatedAt = database.now();
        });
        database.log(
                NOBODY,
                LogDraft.ofAsset("checkout", assetId)
                        .target(HolderType.USER, user.id)
                        .note("Assigned via sync"));
    }

    private void clear(int assetId) {
        Asset asset = database.required(assetId);
        if (!clearsOnNullUser || asset.assignedTo == 0) {
            return;
        }
        tamper(assetId, draft -> {
            draft.assignedType = null;
            draft.assignedTo = 0;
            draft.lastCheckin = database.now();
            draft.updatedAt = database.now();
        });
        database.log(
                NOBODY,
                LogDraft.ofAsset("checkin from", assetId)
                        .target(asset.assignedType, asset.assignedTo)
                        .note("Checked in via sync from " + slug + " (vendor reported no assigned user)"));
    }

    private void tamper(int assetId, Consumer<Asset> change) {
        database.tamper(assetId, change);
    }
}
