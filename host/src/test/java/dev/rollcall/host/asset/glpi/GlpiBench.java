package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.glpi.GlpiSettings.ActiveOrder;
import dev.rollcall.host.asset.glpi.GlpiSettings.Creation;
import dev.rollcall.host.asset.glpi.GlpiSettings.Groups;
import dev.rollcall.host.asset.glpi.GlpiSettings.Locks;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.sandbox.glpi.Glpi;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.glpi.ItemDraft;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** A sandbox with an adapter before it, and settings to turn one by one. */
final class GlpiBench implements AutoCloseable {
    static final String TOKEN = "sync-token";

    final Glpi server;
    final int inUse;
    final int returned;
    final int syncer;
    final int profile;

    URI url;
    String token = TOKEN;
    Optional<Secret> appToken = Optional.empty();
    Set<ItemType> types = GlpiSettings.DEFAULT_TYPES;
    StatusNames statuses = new StatusNames(List.of("In use"), List.of("In stock > Returned"));
    Map<String, String> linkFields = Map.of();
    Map<SpecKey<?>, SpecField> specs = GlpiSettings.DEFAULT_SPECS;
    ActiveOrder order = ActiveOrder.NONE;
    Locks locks = Locks.RESPECT;
    Creation creation = Creation.DEFAULT;

    private final OutboundHttp http =
            OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofSeconds(20));
    private final GlpiPlatform platform;

    GlpiBench(GlpiVersion version) {
        var world = GlpiWorld.fresh(version, InstantSource.system());
        inUse = world.state("In use", 0);
        returned = world.state("Returned", world.state("In stock", 0));
        profile = world.profile("MDM sync", GlpiWorld.SYNC_RIGHTS);
        syncer = world.user("sync", draft -> draft.profile(profile).recursive(true));
        world.token(TOKEN, syncer);
        server = Glpi.start(world);
        url = server.url();
        platform = opened();
    }

    private GlpiPlatform opened() {
        try {
            return GlpiPlatform.open(http, this::settings);
        } catch (PlatformException e) {
            throw new IllegalStateException(e);
        }
    }

    GlpiSettings settings() {
        return new GlpiSettings(
                url,
                Secret.of(token),
                appToken,
                1_000_000,
                types,
                statuses,
                linkFields,
                specs,
                order,
                locks,
                Groups.HOLD,
                creation);
    }

    GlpiPlatform platform() {
        return platform;
    }

    /** One with the address and tokens that are set now. */
    GlpiPlatform another() {
        return opened();
    }

    /** The names in a list of GLPI's, doubles too. */
    List<String> names(String table) throws Exception {
        try (var api = GlpiApi.open(http, settings())) {
            return List.copyOf(new Dropdowns(api).names(table).values());
        }
    }

    /** Changes rights of the profile; those that are not named stay. */
    void rights(Map<String, Integer> changed) {
        var rights = new HashMap<>(GlpiWorld.SYNC_RIGHTS);
        rights.putAll(changed);
        server.edit(world -> world.rights(profile, rights));
    }

    /** Makes a row and says its id. */
    int made(ToIntFunction<GlpiWorld> making) {
        var id = new int[1];
        server.edit(world -> id[0] = making.applyAsInt(world));
        return id[0];
    }

    int computer(Consumer<ItemDraft> filling) {
        return made(world -> world.item(dev.rollcall.sandbox.glpi.ItemType.COMPUTER, filling));
    }

    int person(String login, String email) {
        return made(
                world -> world.user(login, draft -> draft.name(login, "Person").email(email)));
    }

    @Override
    public void close() {
        platform.close();
        http.close();
        server.close();
    }
}
