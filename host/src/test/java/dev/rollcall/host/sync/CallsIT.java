package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many requests a sync takes. */
class CallsIT {
    private static final int ASSETS_A_PAGE = 500;
    private static final int DEVICES_A_PAGE = 300;

    @TempDir
    private Path home;

    @Test
    void asksNoMoreThanItMustWhereNothingChanged() {
        try (var house = new SyncHouse(home, CompanyOptions.of(2500))) {
            var kandji = house.company.kandji();
            var connection = house.connect(kandji, SyncHouse.OFF);
            house.sync(connection);
            var beforeHand = house.sync(connection);
            assertThat(house.changes(beforeHand, ChangeState.DONE)).isEmpty();
            var platformCalls = house.book().requests();
            kandji.requests().clear();
            var log = house.book().history().size();

            var run = house.sync(connection);

            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            var people = house.company.fleet().options().people() + 3;
            assertThat(house.book().requests() - platformCalls)
                    .isLessThanOrEqualTo(
                            pages(house.book().count(), ASSETS_A_PAGE) + 1 + pages(people, ASSETS_A_PAGE) + 1 + 8);
            assertThat(kandji.requests().count()).isLessThanOrEqualTo(pages(kandji.size(), DEVICES_A_PAGE) + 2);
            assertThat(house.book().history()).as("nothing was written").hasSize(log);
            assertThat(kandji.requests().writes()).isEmpty();
        }
    }

    @Test
    void handsAnAssetOverInSixCalls() {
        try (var house = new SyncHouse(home)) {
            var kandji = house.company.kandji();
            var connection = house.connect(kandji, SyncHouse.ON);
            var id = house.device(kandji, "C02XX1", "ann");
            var asset = house.held("C02XX1", "ann", kandji, id);
            var bob = house.person("bob");
            house.sync(connection);
            house.sync(connection);
            var idle = calls(house, () -> house.sync(connection));
            kandji.assign(id, SyncHouse.email("bob"), "bob");

            var busy = calls(house, () -> house.sync(connection));

            assertThat(house.holder(asset)).contains(bob);
            assertThat(busy - idle).isLessThanOrEqualTo(6);
        }
    }

    private static long calls(SyncHouse house, Runnable run) {
        var before = house.book().requests();
        run.run();
        return house.book().requests() - before;
    }

    private static long pages(long rows, long each) {
        return (rows + each - 1) / each;
    }
}
