package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.AssetPlatformContract;
import dev.rollcall.host.asset.PlatformException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A sandbox with an adapter before it. */
final class GlpiHouse implements AssetPlatformContract.House {
    static final String TOKEN = "synctoken";
    private static final int USER_OPTION = 70;
    private static final Pattern ID = Pattern.compile(".*\\(([0-9]+)\\)");

    final GlpiWorld world;
    final Glpi server;
    final OutboundHttp http;
    final int inUse;
    final int handedBack;
    final int stock;
    final int apple;
    final int macBook;
    final int sales;
    final int profile;
    final int syncer;
    private GlpiPlatform platform;

    GlpiHouse(GlpiVersion version) {
        world = GlpiWorld.fresh(version, InstantSource.system());
        inUse = world.state("In use", 0);
        handedBack = world.state("Handed back", 0);
        stock = world.state("In stock", 0);
        apple = world.manufacturer("Apple");
        macBook = world.model(sandboxed(ItemType.COMPUTER), "MacBook Air");
        sales = world.group("Sales");
        profile = world.profile("MDM Sync", GlpiWorld.SYNC_RIGHTS);
        syncer = world.user(
                "sync", draft -> draft.name("Sync", "Role").profile(profile).entity(0));
        world.token(TOKEN, syncer);
        server = Glpi.start(world);
        http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofSeconds(20));
        platform = opened(settings());
    }

    GlpiSettings settings() {
        return new GlpiSettings(
                server.url(),
                Secret.of(TOKEN),
                Optional.empty(),
                1_000_000,
                GlpiSettings.DEFAULT_TYPES,
                new StatusNames(List.of("In use"), List.of("Handed back")),
                Map.of(),
                GlpiSettings.DEFAULT_SPECS,
                ActiveOrder.NONE,
                Locks.RESPECT,
                Groups.HOLD,
                Creation.DEFAULT);
    }

    GlpiPlatform opened(GlpiSettings settings) {
        try {
            return GlpiPlatform.open(http, settings);
        } catch (PlatformException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Goes on with other settings. */
    GlpiPlatform with(UnaryOperator<SettingsTo> change) {
        platform.close();
        platform = opened(change.apply(SettingsTo.from(settings())).made());
        return platform;
    }

    static dev.rollcall.sandbox.glpi.ItemType sandboxed(ItemType type) {
        return dev.rollcall.sandbox.glpi.ItemType.valueOf(type.name());
    }

    /** Changes something behind the adapter's back; the id of what it made. */
    int edit(ToIntFunction<GlpiWorld> change) {
        var id = new int[1];
        server.edit(rows -> id[0] = change.applyAsInt(rows));
        return id[0];
    }

    @Override
    public AssetPlatform platform() {
        return platform;
    }

    @Override
    public String person(String username, String email) {
        return user(username, email, true);
    }

    @Override
    public String formerPerson(String username, String email) {
        return user(username, email, false);
    }

    private String user(String username, String email, boolean active) {
        return Integer.toString(edit(rows -> rows.user(username, draft -> draft.name(username, "Person")
                .email(email)
                .active(active)
                .profile(profile)
                .entity(0))));
    }

    @Override
    public String asset(String label, String serial) {
        return item(ItemType.COMPUTER, draft -> draft.otherserial(label)
                .name("Name of " + label)
                .serial(serial.isEmpty() ? null : serial)
                .model(macBook)
                .manufacturer(apple)
                .status(inUse));
    }

    /** An item; the asset's id. */
    String item(ItemType type, Consumer<ItemDraft> filling) {
        return type.glpi() + "/" + edit(rows -> rows.item(sandboxed(type), filling));
    }

    @Override
    public void handOver(String asset, String person) {
        server.person(GlpiWorld.ADMIN).assign(type(asset), number(asset), Integer.parseInt(person));
    }

    @Override
    public void place(String asset) {
        server.edit(rows -> rows.changeItem(
                type(asset), number(asset), draft -> draft.user(0).group(sales)));
    }

    @Override
    public void takeBack(String asset) {
        server.person(GlpiWorld.ADMIN).clear(type(asset), number(asset));
    }

    @Override
    public void delete(String asset) {
        server.person(GlpiWorld.ADMIN).trash(type(asset), number(asset));
    }

    /** In GLPI's history a change of the user is one line, of who had it and who has it. */
    @Override
    public List<String> handovers(String asset) {
        var handovers = new ArrayList<String>();
        for (var entry : server.logOf(type(asset), number(asset))) {
            if (entry.searchOption() == USER_OPTION) {
                id(entry.before()).ifPresent(id -> handovers.add("in " + id));
                id(entry.after()).ifPresent(id -> handovers.add("out " + id));
            }
        }
        return handovers;
    }

    private static Optional<String> id(String shown) {
        var found = ID.matcher(shown);
        return found.matches() && !found.group(1).equals("0") ? Optional.of(found.group(1)) : Optional.empty();
    }

    @Override
    public long changes() {
        return server.writes().size();
    }

    static dev.rollcall.sandbox.glpi.ItemType type(String asset) {
        return sandboxed(Ref.ofAsset(asset).orElseThrow().type());
    }

    static int number(String asset) {
        return (int) Ref.ofAsset(asset).orElseThrow().id();
    }

    URI url() {
        return server.url();
    }

    @Override
    public void close() {
        platform.close();
        http.close();
        server.close();
    }
}
