package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import org.junit.jupiter.api.DisplayName;

/** R15, as the platform's own logs see it. */
class NothingToDoIT extends Housed {
    @EachMdm
    @DisplayName("R15 a second run sends nothing that changes anything")
    void secondRun(Mdm mdm, boolean optIn) {
        var tenant = mdm.of(house);
        var connection = optIn ? on(tenant) : off(tenant);
        settled(tenant, "C02XX1", "ann");
        house.asset("C02XX2", CompanyPlatform.ALLOCATED, draft -> {});
        house.device(tenant, "C02XX2", "bob");
        house.asset("C02XX3", "Lost", draft -> {});
        house.device(tenant, "C02XX3", "bob");
        house.asset("C02XX4", CompanyPlatform.TRANSFERRED, draft -> {});
        tenant.add(draft -> draft.serial("C02XX4"));
        house.sync(connection);
        var writes = writes();
        var log = house.book().history();
        assertThat(writes).isNotEmpty();

        var again = house.sync(connection);

        assertThat(again.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(writes()).isEqualTo(writes);
        assertThat(house.book().history()).isEqualTo(log);
    }

    @EachMdm
    @DisplayName("R15 an assignment that the platform refused for good is tried again when the user changes")
    void refusedUser(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        var ann = house.person("ann");
        var carl = house.person("carl");
        house.person("bob");
        house.book().refuse(asset);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        var first = house.sync(connection);
        var tried = writes();
        house.sync(connection);

        assertThat(story(first, asset)).containsExactly("R21 REASSIGN REFUSED");
        assertThat(writes()).isEqualTo(tried);
        assertThat(house.holder(asset)).contains(ann);
        tenant.assign("C02XX1", SyncHouse.email("carl"), "carl");
        var third = house.sync(connection);
        assertThat(story(third, asset)).containsExactly("R21 REASSIGN REFUSED");
        assertThat(carl).isNotEqualTo(ann);
    }
}
