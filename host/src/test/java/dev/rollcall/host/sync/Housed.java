package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.ConnectionChange;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.Editor;
import dev.rollcall.sandbox.day.Product;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a house of its own, on each platform. After each, no MDM was ever asked to change anything (R1). */
@OnPlatforms
abstract class Housed {
    /** More ids than any test gives out, so that no two tenants of a provider share one by chance. */
    private static final int OTHER_IDS = 60;

    @TempDir
    Path home;

    SyncHouse house;
    private final List<MdmTenant> others = new ArrayList<>();

    @BeforeEach
    void open(Product product) {
        house = new SyncHouse(home, CompanyOptions.of(0).platform(product));
    }

    @AfterEach
    void close() {
        try {
            Stream.concat(house.tenants().stream(), others.stream())
                    .forEach(tenant -> assertThat(tenant.requests().writes())
                            .as("R1: what was written to an MDM")
                            .isEmpty());
        } finally {
            others.forEach(MdmTenant::close);
            house.close();
        }
    }

    /** A second tenant of a provider, whose ids are not those of the first. */
    MdmTenant another(Mdm mdm) {
        var tenant = sameIds(mdm);
        for (var i = 0; i < OTHER_IDS; i++) {
            tenant.add(draft -> draft.serial("OTHER-TENANT"));
        }
        tenant.vanishAll();
        return tenant;
    }

    /** A second tenant of a provider that gives its devices the same ids as the first. */
    MdmTenant sameIds(Mdm mdm) {
        var tenant = mdm.another(house.clock);
        others.add(tenant);
        return tenant;
    }

    /** A device more that nobody asks about, so that the list is not empty. */
    static void bystander(MdmTenant tenant) {
        tenant.add(draft -> draft.serial("BYSTANDER"));
    }

    /** An asset that somebody holds, linked to a device of the same person; the MDM lists a bystander too. */
    int settled(MdmTenant tenant, String serial, String name) {
        if (tenant.find("BYSTANDER").isEmpty()) {
            bystander(tenant);
        }
        return house.held(serial, name, tenant, house.device(tenant, serial, name));
    }

    ConfiguredConnection on(MdmTenant tenant) {
        return house.connect(tenant, SyncHouse.ON);
    }

    ConfiguredConnection off(MdmTenant tenant) {
        return house.connect(tenant, SyncHouse.OFF);
    }

    void deactivate(ConfiguredConnection connection) {
        try {
            house.connections.deactivate(connection.id());
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    void rank(ConfiguredConnection connection, int rank) {
        try {
            house.connections.change(connection.id(), ConnectionChange.NONE.rank(rank), OptionalLong.empty());
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on the connection is one to another tenant. */
    void move(ConfiguredConnection connection, MdmTenant tenant) {
        house.later(Duration.ofMinutes(1));
        var change = ConnectionChange.NONE;
        for (var setting : tenant.settings().entrySet()) {
            change = change.setting(setting.getKey(), setting.getValue());
        }
        try {
            house.connections.change(connection.id(), change, OptionalLong.empty());
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
        house.later(Duration.ofMinutes(1));
    }

    /** Something that {@link Syncs} is asked for. */
    interface Order {
        RunRecord given() throws SyncException;
    }

    RunRecord ended(Order order) throws SyncException {
        return house.ended(order.given());
    }

    RunRecord approve(RunRecord run) throws SyncException {
        return ended(() -> house.syncs.approve(run.id(), Set.of(), "admin"));
    }

    RunRecord revert(RunRecord run) throws SyncException {
        return ended(() -> house.syncs.revert(run.id(), Set.of(), "admin"));
    }

    RunRecord applied(RunRecord preview) throws SyncException {
        return ended(() -> house.syncs.applyPreview(preview.id(), "admin"));
    }

    /** What a run did with an asset and said of it, specs apart, as {@code R21 REASSIGN DONE}. */
    List<String> story(RunRecord run, int asset) {
        return of(run, asset).stream()
                .filter(change -> change.kind() != ChangeKind.SPECS)
                .map(Housed::line)
                .toList();
    }

    /** What it did and said, specs and devices without an asset apart, by asset. */
    Map<Integer, List<String>> stories(RunRecord run) {
        var stories = new HashMap<Integer, List<String>>();
        for (var change : house.changes(run)) {
            if (change.assetId() != null && change.kind() != ChangeKind.SPECS) {
                stories.computeIfAbsent(house.book().numberOf(change.assetId()), id -> new ArrayList<>())
                        .add(line(change));
            }
        }
        return stories;
    }

    /** What it did with devices that have no asset and said of them, bystanders apart. */
    List<String> strangers(RunRecord run) {
        return house.changes(run).stream()
                .filter(change -> change.assetId() == null || change.kind() == ChangeKind.CREATE)
                .filter(change -> !"BYSTANDER".equals(change.serial()))
                .map(Housed::line)
                .toList();
    }

    private static String line(ChangeRecord change) {
        return change.rule() + " " + change.kind() + " " + change.state();
    }

    /** All that a run says of an asset. */
    String words(RunRecord run, int asset) {
        return of(run, asset).stream()
                .map(change -> change.reason() + " " + change.message())
                .collect(Collectors.joining("\n"));
    }

    /** All that a run says of devices without an asset. */
    String strangersWords(RunRecord run) {
        return house.changes(run).stream()
                .filter(change -> change.assetId() == null)
                .map(change -> change.reason() + " " + change.message())
                .collect(Collectors.joining("\n"));
    }

    List<ChangeRecord> of(RunRecord run, int asset, ChangeState... states) {
        return house.changes(run, states).stream()
                .filter(change -> house.book().idOf(asset).equals(change.assetId()))
                .toList();
    }

    /** What was sent to the platform to change something, ever. */
    List<String> writes() {
        return house.book().writes();
    }

    String spec(int asset, String field) {
        return house.state(asset).field(field).orElse("");
    }

    /** From now on the device is of a model that the platform has once, which is not the asset's. */
    FleetModel withALoneName(MdmTenant tenant) {
        var twice = FleetGenerator.models().get(0).name();
        var system = tenant.find("C02XX1").orElseThrow().model().os();
        var lone = FleetGenerator.models().stream()
                .filter(model -> model.os() == system && !model.name().equals(twice))
                .findFirst()
                .orElseThrow();
        tenant.change("C02XX1", draft -> draft.model(lone));
        return lone;
    }

    String model(int asset, SpecKey<?> key) {
        try {
            var found = house.platform.asset(house.book().idOf(asset)).orElseThrow();
            return found.model().text(key).orElse("");
        } catch (PlatformException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing of the asset is as an end leaves it, or as an assignment would. */
    void assertUntouched(int asset, String status, int holder, MdmTenant tenant, String link) {
        assertThat(house.status(asset)).isEqualTo(status);
        assertThat(house.holder(asset)).contains(holder);
        assertThat(house.link(asset, tenant)).contains(link);
    }

    void assertEnded(int asset, MdmTenant tenant) {
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(house.holder(asset)).isEmpty();
        assertThat(house.link(asset, tenant)).isEmpty();
    }

    /** Somebody who edits in the platform by hand. */
    Editor admin() {
        return house.book().editor();
    }
}
