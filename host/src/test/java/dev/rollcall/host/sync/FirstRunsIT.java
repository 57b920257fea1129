package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.Product;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnPlatforms
class FirstRunsIT {
    @TempDir
    private Path home;

    private SyncHouse house;

    @BeforeEach
    void open(Product product) {
        house = new SyncHouse(home, CompanyOptions.of(0).platform(product));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @DisplayName("R12, R21 links an asset and hands it over")
    void linksAndHandsOver() {
        var kandji = house.company.kandji();
        var connection = house.connect(kandji, SyncHouse.ON);
        var ann = house.person("ann");
        var bob = house.person("bob");
        var asset = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> draft.heldBy(ann));
        var id = house.device(kandji, "C02XX1", "bob");

        var run = house.sync(connection);

        assertThat(run.report().failure()).isEmpty();
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(house.holder(asset)).contains(bob);
        assertThat(house.link(asset, kandji)).contains(id);
        assertThat(house.changes(run, ChangeState.DONE))
                .extracting(change -> change.kind())
                .contains(ChangeKind.LINK, ChangeKind.REASSIGN);
        var again = house.sync(connection);
        assertThat(house.changes(again)).isEmpty();
        assertThat(kandji.requests().writes()).isEmpty();
    }

    @Test
    @DisplayName("R30 ends an asset whose device is gone")
    void ends() {
        var kandji = house.company.kandji();
        var connection = house.connect(kandji, SyncHouse.ON);
        var id = house.device(kandji, "C02XX1", "ann");
        house.device(kandji, "C02XX2", "ann");
        var asset = house.held("C02XX1", "ann", kandji, id);
        house.sync(connection);
        kandji.vanish(id);

        var run = house.sync(connection);

        assertThat(run.report().failure()).isEmpty();
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(house.holder(asset)).isEmpty();
        assertThat(house.link(asset, kandji)).isEmpty();
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    }
}
