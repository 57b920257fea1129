package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.snipeit.AssetDraft;
import dev.rollcall.sandbox.snipeit.AssetState;
import dev.rollcall.sandbox.snipeit.HolderType;
import dev.rollcall.sandbox.snipeit.LogEntry;
import dev.rollcall.sandbox.snipeit.SnipeIt;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The book of a company that has a Snipe-IT. */
final class SnipeItBook implements AssetBook {
    /** What the company has raised the limit to, with {@code API_THROTTLE_PER_MINUTE}. */
    private static final int REQUESTS_PER_MINUTE = 1_000_000;

    private static final Map<String, String> LINKS = Map.of(
            "kandji", CompanyPlatform.KANDJI_ID,
            "jamf", CompanyPlatform.JAMF_ID,
            "intune", CompanyPlatform.INTUNE_ID,
            "google", CompanyPlatform.GOOGLE_ID);

    private final CompanyPlatform platform;
    private final SnipeIt snipeIt;
    private final Map<String, Integer> manufacturers = new HashMap<>();
    private final Map<Integer, String> labels = new HashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final int category;
    private final int fieldset;

    SnipeItBook(CompanyOptions options) {
        var world = SnipeItWorld.fresh(options.version(), options.clock());
        world.settings().throttlePerMinute(REQUESTS_PER_MINUTE).autoIncrement(true);
        world.token(Company.SYNC_TOKEN, world.user("rollcall", draft -> draft.name("Rollcall", "Sync")
                .permissions(SnipeItWorld.SYNC_PERMISSIONS)));
        platform = CompanyPlatform.in(world);
        fieldset = world.fieldset("Devices", platform.fieldset());
        category = world.category("Devices");
        platform.labels().forEach((name, id) -> labels.put(id, name));
        platform.fields().forEach((name, id) -> columns.put(name, world.column(id)));
        snipeIt = SnipeIt.start(world, options.ports().platform());
    }

    SnipeIt server() {
        return snipeIt;
    }

    CompanyPlatform platform() {
        return platform;
    }

    @Override
    public Product product() {
        return Product.SNIPE_IT;
    }

    @Override
    public URI url() {
        return snipeIt.url();
    }

    @Override
    public Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("kind", "snipe-it");
        properties.put("url", url().toString());
        properties.put("token", Company.SYNC_TOKEN);
        properties.put("requests-per-minute", "100000");
        properties.put("statuses.allocated", CompanyPlatform.ALLOCATED);
        properties.put("statuses.transferred", CompanyPlatform.TRANSFERRED);
        properties.put("order.field", CompanyPlatform.ORDER);
        return properties;
    }

    @Override
    public String idOf(int asset) {
        return Integer.toString(asset);
    }

    @Override
    public int numberOf(String id) {
        return Integer.parseInt(id);
    }

    @Override
    public int person(NewPerson person) {
        return made(world -> world.user(person.login(), draft -> draft.name(person.firstName(), person.lastName())
                .email(person.email())
                .activated(person.isActive())));
    }

    @Override
    public void active(int person, boolean active) {
        snipeIt.edit(world -> world.changeUser(person, draft -> draft.activated(active)));
    }

    @Override
    public int place(String name) {
        return made(world -> world.location(name));
    }

    @Override
    public int model(NewModel model) {
        return made(world -> {
            var manufacturer = manufacturers.computeIfAbsent(model.manufacturer(), world::manufacturer);
            return world.model(model.name(), model.number(), category, manufacturer, fieldset);
        });
    }

    @Override
    public int add(Consumer<AssetSheet> sheet) {
        return made(world -> world.asset(draft -> sheet.accept(new Sheet(draft))));
    }

    @Override
    public void change(int asset, Consumer<AssetSheet> sheet) {
        snipeIt.edit(world -> world.changeAsset(asset, draft -> sheet.accept(new Sheet(draft))));
    }

    private int made(ToIntFunction<SnipeItWorld> making) {
        var made = new int[1];
        snipeIt.edit(world -> made[0] = making.applyAsInt(world));
        return made[0];
    }

    @Override
    public Optional<BookAsset> look(int asset) {
        return snipeIt.asset(asset).map(this::shown);
    }

    @Override
    public List<BookAsset> bySerial(String serial) {
        return snipeIt.assetsBySerial(serial).stream()
                .filter(asset -> !asset.isDeleted())
                .map(this::shown)
                .toList();
    }

    @Override
    public List<BookAsset> assets() {
        return IntStream.rangeClosed(1, snipeIt.assetCount())
                .mapToObj(this::look)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public int count() {
        return snipeIt.assetCount();
    }

    private BookAsset shown(AssetState asset) {
        var links = new HashMap<String, String>();
        LINKS.forEach((provider, field) -> value(asset, field).ifPresent(id -> links.put(provider, id)));
        var fields = new HashMap<String, String>();
        columns.keySet().stream()
                .filter(name -> !LINKS.containsValue(name) && !name.equals(CompanyPlatform.ORDER))
                .forEach(name -> value(asset, name).ifPresent(value -> fields.put(name, value)));
        return new BookAsset(
                asset.id(),
                asset.serial(),
                asset.modelId(),
                labels.getOrDefault(asset.statusId(), ""),
                asset.holder().map(SnipeItBook::holder),
                links,
                value(asset, CompanyPlatform.ORDER),
                fields,
                asset.isDeleted());
    }

    private Optional<String> value(AssetState asset, String field) {
        return Optional.ofNullable(asset.custom().get(column(field))).filter(value -> !value.isEmpty());
    }

    private static BookAsset.Holder holder(AssetState.Holder holder) {
        var kind =
                switch (holder.type()) {
                    case USER -> BookAsset.Kind.PERSON;
                    case LOCATION -> BookAsset.Kind.PLACE;
                    case ASSET -> BookAsset.Kind.ASSET;
                };
        return new BookAsset.Holder(kind, holder.id());
    }

    private String column(String field) {
        return Optional.ofNullable(columns.get(field))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The company has no field \"" + field + "\". Name one of " + columns.keySet() + "."));
    }

    private static String linkField(String provider) {
        return Optional.ofNullable(LINKS.get(provider))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The company has no field for \"" + provider + "\". Name one of " + LINKS.keySet() + "."));
    }

    @Override
    public Editor editor() {
        return new Hand(snipeIt.person(SnipeItWorld.ADMIN));
    }

    @Override
    public int handovers(int asset) {
        return (int) snipeIt.logOf(asset).stream()
                .map(LogEntry::action)
                .filter(action -> action.startsWith("check"))
                .count();
    }

    @Override
    public List<String> history() {
        return snipeIt.log().stream().map(LogEntry::toString).toList();
    }

    @Override
    public long requests() {
        return snipeIt.requests();
    }

    @Override
    public List<String> writes() {
        return snipeIt.writes();
    }

    @Override
    public long writesTo(int asset) {
        return writes().stream()
                .filter(write -> (write + "/").contains("/hardware/" + asset + "/"))
                .count();
    }

    @Override
    public void unavailable(boolean on) {
        snipeIt.faults().maintenance(on);
    }

    @Override
    public void duringNextWrite(Runnable other) {
        snipeIt.faults().duringNextWrite(other);
    }

    @Override
    public void refuse(int asset) {
        snipeIt.edit(world -> world.deleteModel(look(asset).orElseThrow().model()));
    }

    @Override
    public void allowUserCreation() {
        snipeIt.edit(
                world -> world.token(Company.SYNC_TOKEN, world.user("maker", draft -> draft.name("Rollcall", "Maker")
                        .permissions(SnipeItWorld.SYNC_PERMISSIONS)
                        .permissions(List.of("users.create")))));
    }

    @Override
    public void close() {
        snipeIt.close();
    }

    /** An asset's row being given. */
    private final class Sheet implements AssetSheet {
        private final AssetDraft draft;

        Sheet(AssetDraft draft) {
            this.draft = draft;
        }

        @Override
        public AssetSheet serial(@Nullable String serial) {
            draft.serial(serial);
            return this;
        }

        @Override
        public AssetSheet name(@Nullable String name) {
            draft.name(name);
            return this;
        }

        @Override
        public AssetSheet model(int model) {
            draft.model(model);
            return this;
        }

        @Override
        public AssetSheet status(String name) {
            draft.status(platform.label(name));
            return this;
        }

        @Override
        public AssetSheet heldBy(int person) {
            draft.heldByUser(person);
            return this;
        }

        @Override
        public AssetSheet heldAt(int place) {
            draft.heldBy(HolderType.LOCATION, place);
            return this;
        }

        @Override
        public AssetSheet link(String provider, @Nullable String sourceId) {
            return field(linkField(provider), sourceId);
        }

        @Override
        public AssetSheet order(@Nullable String order) {
            return field(CompanyPlatform.ORDER, order);
        }

        @Override
        public AssetSheet field(String name, @Nullable String value) {
            draft.custom(platform.field(name), value);
            return this;
        }
    }

    /** Somebody in the web application. */
    private final class Hand implements Editor {
        private final dev.rollcall.sandbox.snipeit.Person person;

        Hand(dev.rollcall.sandbox.snipeit.Person person) {
            this.person = person;
        }

        @Override
        public void assign(int asset, int to) {
            person.checkOut(asset, to);
        }

        @Override
        public void clear(int asset) {
            person.checkIn(asset);
        }

        @Override
        public void handOn(int asset, int to) {
            person.handOn(asset, to);
        }

        @Override
        public void status(int asset, String name) {
            person.changeStatus(asset, platform.label(name));
        }

        @Override
        public void link(int asset, String provider, @Nullable String sourceId) {
            field(asset, linkField(provider), sourceId);
        }

        @Override
        public void order(int asset, @Nullable String order) {
            field(asset, CompanyPlatform.ORDER, order);
        }

        @Override
        public void field(int asset, String name, @Nullable String value) {
            var fields = new HashMap<String, @Nullable String>();
            fields.put(column(name), value);
            person.edit(asset, fields);
        }

        @Override
        public void serial(int asset, String serial) {
            person.edit(asset, Map.of("serial", serial));
        }

        @Override
        public void delete(int asset) {
            person.delete(asset);
        }
    }
}
