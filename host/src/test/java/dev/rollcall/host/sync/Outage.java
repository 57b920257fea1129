package dev.rollcall.host.sync;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.state.Database;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.mdm.KandjiTenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Assets that are due for a hand-over, from Ann to somebody else each, beside a host that can be cut off. */
final class Outage implements AutoCloseable {
    final SyncHouse house;
    final KandjiTenant kandji;
    final ConfiguredConnection connection;
    final HostLife life;
    final List<Integer> assets = new ArrayList<>();
    private final List<String> devices = new ArrayList<>();

    /**
     * @param count how many assets
     */
    Outage(Path home, int count) {
        this(home, count, Database.H2.fresh());
    }

    Outage(Path home, int count, DataSource database) {
        house = new SyncHouse(home, CompanyOptions.of(0), database);
        kandji = house.company.kandji();
        connection = house.connect(kandji, SyncHouse.ON);
        life = new HostLife(house, home);
        for (var number = 0; number < count; number++) {
            var serial = "C02YY" + number;
            var id = house.device(kandji, serial, "ann");
            devices.add(id);
            assets.add(house.held(serial, "ann", kandji, id));
        }
        life.sync(connection.id());
        for (var number = 0; number < count; number++) {
            house.person("new" + number);
            kandji.assign(devices.get(number), SyncHouse.email("new" + number), "new" + number);
        }
        life.wire.heal();
    }

    String device(int number) {
        return devices.get(number);
    }

    RunRecord sync() {
        return life.sync(connection.id());
    }

    /** How many assets their new persons have. */
    long handedOver() {
        return count("new");
    }

    /** How many Ann has still. */
    long untouched() {
        return assets.stream()
                .filter(asset -> house.holder(asset).equals(Optional.of(house.person("ann"))))
                .count();
    }

    private long count(String prefix) {
        var count = 0L;
        for (var number = 0; number < assets.size(); number++) {
            var person = house.person(prefix + number);
            count += house.holder(assets.get(number)).equals(Optional.of(person)) ? 1 : 0;
        }
        return count;
    }

    /** Entries on check-ins and check-outs of all the assets. */
    long handovers() {
        return assets.stream().mapToLong(house.book()::handovers).sum();
    }

    List<ChangeState> states(RunRecord run) {
        return house.changes(run).stream().map(change -> change.state()).toList();
    }

    @Override
    public void close() {
        life.close();
        house.close();
    }
}
