package dev.rollcall.host.asset.glpi;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.api.CheckReport;
import dev.rollcall.api.device.Device;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.CreateOutcome;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.NewAsset;
import dev.rollcall.host.asset.NewUser;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A GLPI, 10.0 or 11.0, by its legacy API. */
public final class GlpiPlatform implements AssetPlatform {
    private final GlpiApi api;
    private final Supplier<GlpiSettings> settings;
    private final Dropdowns dropdowns;
    private final ReentrantLock creation = new ReentrantLock();
    private final Users users;
    private final Sides sides;
    private final Cascade cascade;
    private volatile @Nullable Scheme known;
    private volatile Names names;
    /** Whether the last reading failed, or something was hidden from it. */
    private volatile boolean lackedRights;

    private GlpiPlatform(GlpiApi api, Supplier<GlpiSettings> settings) {
        this.api = api;
        this.settings = settings;
        this.dropdowns = new Dropdowns(api);
        this.users = new Users(api, Ticker.systemTicker());
        this.sides = new Sides(api);
        this.cascade = new Cascade(sides);
        this.names = new Names(api);
    }

    /**
     * Opens it; sends nothing yet.
     *
     * @throws PlatformException of kind CONFIGURATION if the address may not be called
     */
    public static GlpiPlatform open(OutboundHttp http, GlpiSettings settings) throws PlatformException {
        return open(http, () -> settings);
    }

    /**
     * Opens it; sends nothing yet.
     *
     * @param settings asked anew by each reading, check and preparation: link fields come and go with plugins. Address,
     *     tokens and pace are those of the first answer
     * @throws PlatformException of kind CONFIGURATION if the address may not be called
     */
    public static GlpiPlatform open(OutboundHttp http, Supplier<GlpiSettings> settings) throws PlatformException {
        return new GlpiPlatform(GlpiApi.open(http, settings.get()), settings);
    }

    @Override
    public PlatformSurvey read(ReadingProgress progress) throws PlatformException, InterruptedException {
        if (lackedRights) {
            // What was missing may have been given since, and a session keeps the rights that it began with.
            api.logInAnew();
        }
        lackedRights = true;
        var scheme = Scheme.read(api, settings.get()).usable();
        known = scheme;
        names = new Names(api);
        progress.begun();
        var survey = new Survey(tools(scheme), progress).read();
        lackedRights = !names.hidden().isEmpty();
        return survey;
    }

    @Override
    public PlatformReading surroundings() throws PlatformException, InterruptedException {
        var people = users.known();
        return new PlatformReading(List.of(), people.isComplete(), people.people(), scheme().lifecycle());
    }

    @Override
    public Optional<Asset> asset(String id) throws PlatformException, InterruptedException {
        var tools = tools(scheme());
        var ref = Ref.ofAsset(id).filter(known -> isAsset(tools, known));
        return ref.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(looked(tools, List.of(ref.get())).get(ref.get()));
    }

    @Override
    public List<Asset> assetsBySerial(String serial) throws PlatformException, InterruptedException {
        var wanted = GlpiText.serial(serial);
        if (wanted.isEmpty()) {
            return List.of();
        }
        var tools = tools(scheme());
        var found = new ArrayList<Ref>();
        for (var type : ItemType.values()) {
            if (tools.scheme().settings().types().contains(type)) {
                var path = "/" + type.glpi() + "?" + GlpiText.serialLike("serial", serial);
                api.list(path, Rows.columns(type, tools.scheme())).stream()
                        .filter(row ->
                                GlpiText.serial(GlpiText.at(row, "serial")).equals(wanted) && Rows.isAsset(row))
                        .forEach(row -> found.add(Ref.of(type, GlpiText.id(row, "id"))));
            }
        }
        var assets = looked(tools, found);
        return found.stream().map(assets::get).filter(Objects::nonNull).toList();
    }

    private static boolean isAsset(Tools tools, Ref ref) {
        return tools.scheme().settings().types().contains(ref.type());
    }

    private static Map<Ref, Asset> looked(Tools tools, List<Ref> refs) throws PlatformException, InterruptedException {
        return refs.isEmpty()
                ? Map.of()
                : new Fresh(tools).look(refs, EnumSet.allOf(Fresh.Part.class)).assets();
    }

    @Override
    public Specs spelled(Device device) throws PlatformException, InterruptedException {
        return new Spelling(scheme()).of(device);
    }

    @Override
    public int writesAtOnce() {
        return ItemWrites.MOST;
    }

    @Override
    public List<WriteOutcome> write(List<AssetWrite> writes) throws PlatformException, InterruptedException {
        return new BatchWriter(tools(scheme())).write(writes);
    }

    @Override
    public Optional<AssetEdit> remaining(AssetWrite write, Asset now) {
        return Steps.remaining(
                write.before(), write.edit(), now, settings.get().linkFields().keySet());
    }

    @Override
    public List<String> sideEffects(AssetWrite write) {
        return cascade.sideEffects(write);
    }

    @Override
    public CreateOutcome create(NewAsset asset) throws InterruptedException {
        creation.lockInterruptibly();
        try {
            return new Creator(tools(scheme()), asset).create();
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
            var person = new Newcomers(api).create(user);
            users.forget();
            return person;
        } finally {
            creation.unlock();
        }
    }

    @Override
    public Optional<URI> pageOfAsset(String id) {
        return Ref.ofAsset(id).flatMap(ref -> api.page(ref.type().page(), Long.toString(ref.id())));
    }

    @Override
    public Optional<URI> pageOfPerson(String id) {
        return api.page("user", id);
    }

    @Override
    public CheckReport check() throws InterruptedException {
        return new GlpiCheck(api, settings.get()).run();
    }

    @Override
    public List<StatusChoice> statuses() throws PlatformException, InterruptedException {
        var states = Catalogue.states(api);
        return states.stream().map(state -> state.choice(states)).toList();
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

    private Tools tools(Scheme scheme) {
        return new Tools(api, scheme, names, sides, users, dropdowns, cascade);
    }

    /** As at the last reading; statuses and fields are looked up anew by each. */
    private Scheme scheme() throws PlatformException, InterruptedException {
        var scheme = known;
        if (scheme == null) {
            scheme = Scheme.read(api, settings.get()).usable();
            known = scheme;
        }
        return scheme;
    }
}
