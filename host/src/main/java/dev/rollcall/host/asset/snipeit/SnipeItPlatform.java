package dev.rollcall.host.asset.snipeit;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.api.CheckReport;
import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.Device;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.CreateOutcome;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.NewAsset;
import dev.rollcall.host.asset.NewUser;
import dev.rollcall.host.asset.Persons;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.asset.PlatformSurvey;
import dev.rollcall.host.asset.Preparation;
import dev.rollcall.host.asset.ReadingProgress;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.StatusChoice;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A Snipe-IT, v8.1.4 or newer. */
public final class SnipeItPlatform implements AssetPlatform {
    private final SnipeItApi api;
    private final Supplier<SnipeItSettings> settings;
    private final Users users;
    private final SideEffects sideEffects = new SideEffects();
    private final ReentrantLock creation = new ReentrantLock();
    private volatile @Nullable Scheme known;

    private SnipeItPlatform(SnipeItApi api, Supplier<SnipeItSettings> settings, Ticker ticker) {
        this.api = api;
        this.settings = settings;
        this.users = new Users(api, ticker);
    }

    /**
     * Opens it; sends nothing yet.
     *
     * @throws PlatformException of kind CONFIGURATION if the address may not be called
     */
    public static SnipeItPlatform open(OutboundHttp http, SnipeItSettings settings) throws PlatformException {
        return open(http, () -> settings);
    }

    /**
     * Opens it; sends nothing yet.
     *
     * @param settings asked anew by each reading, check and preparation: link fields come and go with plugins. Address,
     *     token and pace are those of the first answer
     * @throws PlatformException of kind CONFIGURATION if the address may not be called
     */
    public static SnipeItPlatform open(OutboundHttp http, Supplier<SnipeItSettings> settings) throws PlatformException {
        return new SnipeItPlatform(SnipeItApi.open(http, settings.get()), settings, Ticker.systemTicker());
    }

    @Override
    public PlatformSurvey read(ReadingProgress progress) throws PlatformException, InterruptedException {
        var scheme = SnipeItCheck.scheme(api, settings.get()).usable();
        known = scheme;
        progress.begun();
        sideEffects.begin(categories());
        var reader = new Reader(scheme, progress);
        var isComplete = reader.read("/hardware") && reader.read("/hardware?status=Archived");
        var people = users.anew(reader.persons);
        var reading = new PlatformReading(
                reader.assets, isComplete && people.isComplete(), people.people(), scheme.lifecycle());
        return new PlatformSurvey(reading, reader.remarks());
    }

    @Override
    public PlatformReading surroundings() throws PlatformException, InterruptedException {
        var people = users.known();
        return new PlatformReading(List.of(), people.isComplete(), people.people(), scheme().lifecycle());
    }

    /** Without the permission, or for the time being, what a category mails is not known, which stops nothing. */
    private Map<String, SideEffects.Mailing> categories() throws InterruptedException {
        try {
            return SideEffects.categories(api);
        } catch (PlatformException e) {
            return Map.of();
        }
    }

    @Override
    public Optional<Asset> asset(String id) throws PlatformException, InterruptedException {
        var tools = tools();
        return Optional.ofNullable(tools.row(id)).map(row -> tools.rows().asset(row));
    }

    @Override
    public List<Asset> assetsBySerial(String serial) throws PlatformException, InterruptedException {
        if (serial.isBlank()) {
            return List.of();
        }
        var rows = tools().rows();
        return Creator.withSerial(api, serial).stream()
                .filter(row -> !Rows.isDeleted(row))
                .map(rows::asset)
                .toList();
    }

    @Override
    public Specs spelled(Device device) throws PlatformException, InterruptedException {
        return new Spelling(scheme(), settings.get()).of(device);
    }

    @Override
    public int writesAtOnce() {
        return 1;
    }

    @Override
    public List<WriteOutcome> write(List<AssetWrite> writes) throws PlatformException, InterruptedException {
        var tools = tools();
        var outcomes = new ArrayList<WriteOutcome>();
        for (var write : writes) {
            outcomes.add(new Writer(tools, write).write());
        }
        return List.copyOf(outcomes);
    }

    @Override
    public Optional<AssetEdit> remaining(AssetWrite write, Asset now) {
        return Sequence.remaining(write.before(), write.edit(), now);
    }

    @Override
    public List<String> sideEffects(AssetWrite write) {
        return sideEffects.of(write);
    }

    @Override
    public CreateOutcome create(NewAsset asset) throws InterruptedException {
        creation.lockInterruptibly();
        try {
            return new Creator(tools(), settings.get(), asset).create();
        } catch (PlatformException e) {
            return new CreateOutcome.Failed(e);
        } finally {
            creation.unlock();
        }
    }

    @Override
    public Holder.Person create(NewUser user) throws PlatformException, InterruptedException {
        creation.lockInterruptibly();
        try {
            return users.create(user);
        } finally {
            creation.unlock();
        }
    }

    @Override
    public Optional<URI> pageOfAsset(String id) {
        return api.page("hardware", id);
    }

    @Override
    public Optional<URI> pageOfPerson(String id) {
        return api.page("users", id);
    }

    @Override
    public CheckReport check() throws InterruptedException {
        return new SnipeItCheck(api, settings.get()).run();
    }

    @Override
    public List<StatusChoice> statuses() throws PlatformException, InterruptedException {
        var labels = Catalogue.labels(api);
        return labels.stream()
                .map(label -> label.choice(labels.stream()
                        .filter(other -> SnipeItText.key(other.name()).equals(SnipeItText.key(label.name())))
                        .count()))
                .toList();
    }

    @Override
    public List<Preparation> preparations() throws PlatformException, InterruptedException {
        return new Preparer(api, settings.get()).plan();
    }

    @Override
    public List<String> prepare(List<Preparation> agreed) throws PlatformException, InterruptedException {
        known = null;
        return new Preparer(api, settings.get()).prepare(agreed);
    }

    @Override
    public void close() {
        api.close();
    }

    private Writer.Tools tools() throws PlatformException, InterruptedException {
        var scheme = scheme();
        return new Writer.Tools(
                api,
                scheme,
                new Rows(settings.get(), scheme),
                users,
                new Models(api, settings.get().creation()));
    }

    /** As at the last reading; columns and labels are looked up anew by each. */
    private Scheme scheme() throws PlatformException, InterruptedException {
        var scheme = known;
        if (scheme == null) {
            scheme = SnipeItCheck.scheme(api, settings.get()).usable();
            known = scheme;
        }
        return scheme;
    }

    /** Collects one reading. */
    private final class Reader {
        private final Scheme scheme;
        private final Persons persons;
        private final Rows rows;
        private final ReadingProgress progress;
        private long count;
        private List<Asset> assets = List.of();
        private final Map<String, Set<String>> lackingByModel = new TreeMap<>();
        private final Set<String> seenModels = new HashSet<>();
        private final List<String> troubles = new ArrayList<>();
        private boolean syncAdapter;

        Reader(Scheme scheme, ReadingProgress progress) {
            this.scheme = scheme;
            this.progress = progress;
            this.persons = new Persons(progress.values());
            this.rows = new Rows(settings.get(), scheme, persons);
        }

        /** Whether the list was read to its end; without a first answer there is nothing to decide on. */
        boolean read(String path) throws PlatformException, InterruptedException {
            try {
                var found = new Walk(api).all(path, Rows.EXCERPT, this::asset);
                take(found.rows());
                if (!found.isComplete()) {
                    troubles.add("The list of assets changed while it was read, so the reading is incomplete."
                            + " Sync again when fewer people edit.");
                }
                return found.isComplete();
            } catch (PlatformException e) {
                if (e.kind() != FailureKind.TRANSIENT || assets.isEmpty()) {
                    throw e;
                }
                troubles.add(e.getMessage());
                return false;
            }
        }

        /** The first list is nearly all of it, and is not copied. */
        private void take(List<Asset> found) {
            if (assets.isEmpty()) {
                assets = found;
                return;
            }
            var later = found.stream().map(Asset::id).collect(Collectors.toSet());
            assets.removeIf(asset -> later.contains(asset.id()));
            assets.addAll(found);
        }

        private @Nullable Asset asset(JsonNode row) {
            if (Rows.isDeleted(row)) {
                return null;
            }
            sideEffects.note(row);
            progress.read(++count);
            syncAdapter = syncAdapter || row.hasNonNull("last_seen");
            noteFields(row);
            return rows.asset(row);
        }

        private void noteFields(JsonNode row) {
            var model = SnipeItText.at(row.path("model"), "name");
            if (!seenModels.add(SnipeItText.at(row.path("model"), "id"))) {
                return;
            }
            var custom = row.path("custom_fields");
            scheme.links().values().forEach(field -> noteIfLacking(custom, field, model));
            scheme.specs().values().forEach(target -> noteIfLacking(custom, target.field(), model));
        }

        private void noteIfLacking(JsonNode custom, CustomField field, String model) {
            if (Rows.value(custom, field) == null) {
                lackingByModel.computeIfAbsent(model, key -> new TreeSet<>()).add(field.name());
            }
        }

        List<String> remarks() {
            var remarks = new ArrayList<>(troubles);
            scheme.warnings().forEach(problem -> remarks.add(problem.sentences()));
            lackingByModel.forEach((model, fields) -> remarks.add("The model '" + model + "' does not have "
                    + String.join(", ", fields) + ", so they are not written on its assets."
                    + " Add them to its fieldset, or let Rollcall prepare it."));
            if (syncAdapter) {
                remarks.add("A Sync Adapter of Snipe-IT writes to assets too, or did."
                        + " See the platform's check for how the two get along.");
            }
            return remarks;
        }
    }
}
