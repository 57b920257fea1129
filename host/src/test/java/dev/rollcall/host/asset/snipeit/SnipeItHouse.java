package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.AssetPlatformContract;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.sandbox.snipeit.FieldSpec;
import dev.rollcall.sandbox.snipeit.LabelType;
import dev.rollcall.sandbox.snipeit.SnipeIt;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A sandbox with an adapter before it. */
final class SnipeItHouse implements AssetPlatformContract.House {
    static final String TOKEN = "sync-token";

    final SnipeItWorld world;
    final SnipeIt server;
    final OutboundHttp http;
    final int inUse;
    final int handedBack;
    final int archived;
    final int link;
    final int osVersion;
    final int order;
    final int fieldset;
    final int category;
    final int model;
    final int syncer;
    private final int room;
    private SnipeItPlatform platform;

    SnipeItHouse(SnipeItVersion version) {
        this(version, InstantSource.system(), 1_000_000);
    }

    SnipeItHouse(SnipeItVersion version, InstantSource clock, int throttle) {
        world = SnipeItWorld.fresh(version, clock);
        world.settings().throttlePerMinute(throttle);
        inUse = world.label("In use", LabelType.DEPLOYABLE);
        handedBack = world.label("Handed back", LabelType.DEPLOYABLE);
        archived = world.label("Retired", LabelType.ARCHIVED);
        link = world.field(FieldSpec.text("Kandji & Iru ID"));
        osVersion = world.field(FieldSpec.text("OS version"));
        order = world.field(FieldSpec.text("Order"));
        fieldset = world.fieldset("MDM", link, osVersion, order);
        category = world.category("Laptops");
        model = world.model("MacBook Air", "Mac14,2", category, world.manufacturer("Apple"), fieldset);
        room = world.location("Room 1");
        syncer = world.user("sync", draft -> draft.name("Sync", "Role").permissions(SnipeItWorld.SYNC_PERMISSIONS));
        world.token(TOKEN, syncer);
        server = SnipeIt.start(world);
        http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofSeconds(20));
        platform = opened(settings());
    }

    SnipeItSettings settings() {
        Map<SpecKey<?>, SpecField> specs =
                Map.of(StandardSpecs.OS_VERSION, new SpecField("OS version", WriteMode.ALWAYS));
        return new SnipeItSettings(
                server.url(),
                Secret.of(TOKEN),
                100_000,
                new StatusNames(List.of("In use"), List.of("Handed back")),
                Map.of("kandji", "Kandji & Iru ID"),
                specs,
                ActiveOrder.NONE,
                Creation.DEFAULT);
    }

    SnipeItPlatform opened(SnipeItSettings settings) {
        try {
            return SnipeItPlatform.open(http, settings);
        } catch (PlatformException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Goes on with other settings. */
    SnipeItPlatform with(UnaryOperator<SnipeItSettings> change) {
        platform.close();
        platform = opened(change.apply(settings()));
        return platform;
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

    private String user(String username, String email, boolean activated) {
        var id = new int[1];
        server.edit(rows -> id[0] = rows.user(
                username, draft -> draft.name(username, "Person").email(email).activated(activated)));
        return Integer.toString(id[0]);
    }

    @Override
    public String asset(String label, String serial) {
        var id = new int[1];
        server.edit(rows -> id[0] = rows.asset(draft -> draft.tag(label)
                .serial(serial.isEmpty() ? null : serial)
                .name("Name of " + label)
                .model(model)
                .status(inUse)));
        return Integer.toString(id[0]);
    }

    @Override
    public void handOver(String asset, String person) {
        server.person(SnipeItWorld.ADMIN).checkOut(number(asset), number(person));
    }

    @Override
    public void place(String asset) {
        server.person(SnipeItWorld.ADMIN).checkOutToLocation(number(asset), room);
    }

    @Override
    public void takeBack(String asset) {
        server.person(SnipeItWorld.ADMIN).checkIn(number(asset));
    }

    @Override
    public void delete(String asset) {
        server.edit(rows -> rows.changeAsset(number(asset), draft -> draft.deleted(Instant.EPOCH.plusSeconds(99))));
    }

    @Override
    public List<String> handovers(String asset) {
        return server.logOf(number(asset)).stream()
                .filter(entry -> entry.action().startsWith("check"))
                .map(entry -> (entry.action().equals("checkout") ? "out " : "in ") + entry.targetId())
                .toList();
    }

    @Override
    public long changes() {
        return server.log().size();
    }

    static int number(String id) {
        return Integer.parseInt(id);
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
