package dev.rollcall.host.sync;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.Editor;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.mdm.KandjiTenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One asset and its device in a small company, beside hosts that die. */
final class Site implements AutoCloseable {
    private static final String ON = "{\"allowAssigneeUpdates\": true, \"unknownDevices\": \"CREATE\"}";
    private static final String OFF = "{\"unknownDevices\": \"CREATE\"}";
    private static final String SERIAL = "C02XX1";

    final SyncHouse house;
    final KandjiTenant kandji;
    final ConfiguredConnection connection;
    private final Path home;
    private final List<HostLife> lives = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private RunRecord lastSync;
    private int asset;

    Site(Path home) {
        this(home, new SyncHouse(home));
    }

    Site(Path home, SyncHouse house) {
        this.home = home;
        this.house = house;
        kandji = house.company.kandji();
        connection = house.connect(kandji, ON);
        List.of("ann", "bob", "carl").forEach(house::person);
        house.device(kandji, "C02XX2", "ann");
        house.held("C02XX2", "ann", kandji, "other");
        lastSync = start().sync(connection.id());
    }

    /** Another host starts; those before it are to be gone. */
    HostLife start() {
        var life = new HostLife(house, home);
        lives.add(life);
        return life;
    }

    HostLife life() {
        return lives.get(lives.size() - 1);
    }

    void sync() {
        lastSync = life().sync(connection.id());
    }

    RunRecord lastSync() {
        return lastSync;
    }

    /** Nobody has the asset, and the MDM says nobody. */
    void free() {
        var id = kandji.add(draft -> draft.serial(SERIAL)).sourceId();
        ids.put("old", id);
        asset = house.asset(SERIAL, CompanyPlatform.ALLOCATED, sheet -> sheet.link(kandji.provider(), id));
        sync();
    }

    /** Ann has it, on both sides. */
    void held() {
        ids.put("old", house.device(kandji, SERIAL, "ann"));
        asset = house.held(SERIAL, "ann", kandji, id("old"));
        sync();
    }

    /** It was ended; then somebody may have got it by hand; now its device is enrolled anew. */
    void returned(String holder, String user) {
        held();
        lose();
        sync();
        if (!holder.isEmpty()) {
            admin().assign(asset, house.person(holder));
        }
        kandji.bringBack(id("old"));
        enrolAgain(user);
    }

    /** Both sides agree on Ann, but nothing links them yet. */
    void unlinked() {
        ids.put("new", house.device(kandji, SERIAL, "ann"));
        var ann = house.person("ann");
        asset = house.asset(SERIAL, CompanyPlatform.ALLOCATED, sheet -> sheet.heldBy(ann));
    }

    void moved() {
        held();
        var jamf = house.company.jamf();
        var other = house.connect(jamf, ON);
        house.device(jamf, SERIAL, "ann");
        life().sync(other.id());
        lose();
    }

    /** A device that the platform does not know. */
    void unknown() {
        // Of a model that the platform has once: the house has added a second one of the first.
        var device = kandji.add(draft ->
                draft.serial(SERIAL).model(FleetGenerator.models().get(1)).assignedTo(SyncHouse.email("bob"), "bob"));
        ids.put("new", device.sourceId());
    }

    /** The MDM shows another user; nobody if the name is empty. */
    void give(String name) {
        if (name.isEmpty()) {
            kandji.unassign(id("old"));
            return;
        }
        kandji.assign(id("old"), SyncHouse.email(name), name);
    }

    void lose() {
        kandji.vanish(id("old"));
    }

    void enrolAgain(String name) {
        var id = kandji.enrolAgain(id("old"), SyncHouse.email(name), name).sourceId();
        ids.put("new", id);
        if (name.isEmpty()) {
            kandji.unassign(id);
        }
    }

    void update() {
        kandji.osVersion(id("old"), Look.NEW_OS);
    }

    /** What happens between the break and what comes after. */
    void happens(Meanwhile meanwhile) {
        switch (meanwhile) {
            case OFF -> house.change(connection, OFF);
            case OFF_AND_ON -> {
                house.change(connection, OFF);
                house.change(connection, ON);
            }
            case MDM_AWAY -> kandji.faults().credentialsRefused(true);
            case INACTIVE -> activate(false);
            case HOLDER -> handOn();
            case STATUS -> admin().status(find(), Look.PROTECTED);
            case LINK -> relink();
            case NOTHING -> {}
        }
    }

    /** What went away comes back; what a person has decided stays. */
    void comesBack(Meanwhile meanwhile) {
        if (meanwhile == Meanwhile.MDM_AWAY) {
            kandji.faults().none();
        }
        if (meanwhile == Meanwhile.INACTIVE) {
            activate(true);
        }
    }

    private void handOn() {
        var carl = house.person("carl");
        if (house.holder(find()).isPresent()) {
            admin().handOn(find(), carl);
            return;
        }
        admin().assign(find(), carl);
    }

    private void relink() {
        admin().link(find(), kandji.provider(), house.link(find(), kandji).isEmpty() ? "hand" : null);
    }

    private void activate(boolean on) {
        try {
            if (on) {
                house.connections.activate(connection.id());
                return;
            }
            house.connections.deactivate(connection.id());
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Editor admin() {
        return house.book().editor();
    }

    private String id(String symbol) {
        return String.valueOf(ids.get(symbol));
    }

    /** The asset's id; 0 if there is none. */
    int find() {
        if (asset == 0) {
            asset = house.company.asset(SERIAL).map(state -> state.id()).orElse(0);
        }
        return asset;
    }

    Look look() {
        if (find() == 0) {
            return Look.NONE;
        }
        var state = house.state(asset);
        var holder = List.of("ann", "bob", "carl").stream()
                .filter(name ->
                        state.assignee().filter(id -> id == house.person(name)).isPresent())
                .findFirst()
                .orElse("");
        var link = house.link(asset, kandji).map(this::symbol).orElse("");
        var os = state.field(CompanyPlatform.OS_VERSION).orElse("");
        return new Look(house.status(asset), holder, link, os);
    }

    private String symbol(String id) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(id);
    }

    /** How many check-ins and check-outs the asset's history shows. */
    int handovers() {
        return house.book().handovers(find());
    }

    @Override
    public void close() {
        lives.forEach(HostLife::close);
        house.close();
    }
}
