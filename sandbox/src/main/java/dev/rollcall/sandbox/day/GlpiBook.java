package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.day.BookAsset.Holder;
import dev.rollcall.sandbox.day.BookAsset.Kind;
import dev.rollcall.sandbox.glpi.Glpi;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.glpi.ItemState;
import dev.rollcall.sandbox.glpi.ItemType;
import dev.rollcall.sandbox.glpi.LogEntry;
import dev.rollcall.sandbox.glpi.OperatingSystem;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The book of a company that has a GLPI: computers and phones, links in "Remote management", orders as bought and awaited. */
final class GlpiBook implements AssetBook {
    private static final List<ItemType> TYPES = List.of(ItemType.COMPUTER, ItemType.PHONE);
    /** The search option by which the history names the user. */
    private static final int USER = 70;

    private final Product product;
    private final GlpiSetup setup;
    private final Glpi glpi;
    private final Map<String, Integer> manufacturers = new HashMap<>();
    /** By the model's number. */
    private final Map<Integer, Integer> manufacturersOfModels = new ConcurrentHashMap<>();

    GlpiBook(CompanyOptions options) {
        product = options.platform();
        var version = product == Product.GLPI_10 ? GlpiVersion.V10_0_19 : GlpiVersion.V11_0_6;
        var world = GlpiWorld.fresh(version, options.clock());
        setup = GlpiSetup.in(world);
        glpi = Glpi.start(world, options.ports().platform());
    }

    Glpi server() {
        return glpi;
    }

    @Override
    public Product product() {
        return product;
    }

    @Override
    public URI url() {
        return glpi.url();
    }

    @Override
    public Map<String, String> properties() {
        var properties = new LinkedHashMap<>(GlpiSetup.properties());
        properties.put("url", url().toString());
        properties.put("token", Company.SYNC_TOKEN);
        return properties;
    }

    @Override
    public String idOf(int asset) {
        return GlpiNumbers.text(asset);
    }

    @Override
    public int numberOf(String id) {
        return GlpiNumbers.of(id);
    }

    @Override
    public int person(NewPerson person) {
        return made(world -> world.user(person.login(), draft -> draft.name(person.firstName(), person.lastName())
                .email(person.email())
                .active(person.isActive())));
    }

    @Override
    public void active(int person, boolean active) {
        glpi.edit(world -> world.changeUser(person, draft -> draft.active(active)));
    }

    /** A group, since a location holds nothing in GLPI. */
    @Override
    public int place(String name) {
        return made(world -> world.group(name));
    }

    @Override
    public int model(NewModel model) {
        return made(world -> {
            var type = model.isPhone() ? ItemType.PHONE : ItemType.COMPUTER;
            var number = GlpiNumbers.of(type, world.model(type, model.name()));
            manufacturersOfModels.put(number, manufacturers.computeIfAbsent(model.manufacturer(), world::manufacturer));
            return number;
        });
    }

    @Override
    public int add(Consumer<AssetSheet> sheet) {
        var filled = new GlpiSheet(setup, manufacturersOfModels);
        sheet.accept(filled);
        return made(world -> filled.addTo(world, String.format(Locale.ROOT, "IT-%05d", count() + 1)));
    }

    @Override
    public void change(int asset, Consumer<AssetSheet> sheet) {
        var filled = new GlpiSheet(setup, manufacturersOfModels);
        sheet.accept(filled);
        var type = GlpiNumbers.type(asset);
        var id = GlpiNumbers.id(asset);
        var now = glpi.operatingSystem(type, id).orElse(new OperatingSystem("", ""));
        glpi.edit(world -> filled.change(world, type, id, now));
    }

    private int made(ToIntFunction<GlpiWorld> making) {
        var made = new int[1];
        glpi.edit(world -> made[0] = making.applyAsInt(world));
        return made[0];
    }

    @Override
    public Optional<BookAsset> look(int asset) {
        return glpi.item(GlpiNumbers.type(asset), GlpiNumbers.id(asset)).map(this::shown);
    }

    @Override
    public List<BookAsset> bySerial(String serial) {
        return glpi.itemsBySerial(serial).stream()
                .filter(item -> !item.isTrashed() && !item.isTemplate())
                .map(this::shown)
                .toList();
    }

    @Override
    public List<BookAsset> assets() {
        return items().stream().map(this::shown).toList();
    }

    private List<ItemState> items() {
        var items = new ArrayList<ItemState>();
        TYPES.forEach(type -> items.addAll(glpi.items(type)));
        return items;
    }

    @Override
    public int count() {
        return TYPES.stream().mapToInt(glpi::itemCount).sum();
    }

    private BookAsset shown(ItemState item) {
        var links = new HashMap<String, String>();
        glpi.links(item.type(), item.id()).forEach(link -> links.put(link.provider(), link.remoteId()));
        return new BookAsset(
                GlpiNumbers.of(item.type(), item.id()),
                item.serial(),
                item.model() == 0 ? 0 : GlpiNumbers.of(item.type(), item.model()),
                setup.stateName(item.status()),
                holder(item),
                links,
                glpi.openOrder(item.type(), item.id()),
                fields(item),
                item.isTrashed());
    }

    private static Optional<Holder> holder(ItemState item) {
        if (item.user() > 0) {
            return Optional.of(new Holder(Kind.PERSON, item.user()));
        }
        return item.group() > 0 ? Optional.of(new Holder(Kind.PLACE, item.group())) : Optional.empty();
    }

    private Map<String, String> fields(ItemState item) {
        var fields = new HashMap<String, String>();
        setup.fields()
                .forEach((label, key) ->
                        item.value(key).filter(value -> !value.isEmpty()).ifPresent(value -> fields.put(label, value)));
        glpi.operatingSystem(item.type(), item.id()).ifPresent(system -> {
            fields.put(CompanyPlatform.OS, system.name());
            fields.put(CompanyPlatform.OS_VERSION, system.version());
        });
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    @Override
    public Editor editor() {
        return new GlpiEditor(glpi, setup);
    }

    @Override
    public int handovers(int asset) {
        return (int) log(asset).stream()
                .filter(entry -> entry.searchOption() == USER)
                .count();
    }

    private List<LogEntry> log(int asset) {
        return glpi.logOf(GlpiNumbers.type(asset), GlpiNumbers.id(asset));
    }

    @Override
    public List<String> history() {
        return items().stream()
                .flatMap(item -> glpi.logOf(item.type(), item.id()).stream())
                .map(LogEntry::toString)
                .toList();
    }

    @Override
    public long requests() {
        return glpi.requests();
    }

    @Override
    public List<String> writes() {
        return glpi.writes();
    }

    @Override
    public long writesTo(int asset) {
        return log(asset).size();
    }

    @Override
    public void unavailable(boolean on) {
        glpi.faults().maintenance(on);
    }

    @Override
    public void duringNextWrite(Runnable other) {
        glpi.faults().duringNextWrite(other);
    }

    /** Somebody has locked its user. */
    @Override
    public void refuse(int asset) {
        glpi.edit(world -> world.lock(GlpiNumbers.type(asset), GlpiNumbers.id(asset), "users_id"));
    }

    @Override
    public void allowUserCreation() {
        glpi.edit(world -> world.rights(setup.profile(), Map.of("user", 1 + 4)));
        glpi.killSessions();
    }

    @Override
    public void close() {
        glpi.close();
    }
}
