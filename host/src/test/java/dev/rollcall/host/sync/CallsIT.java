package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.Product;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many requests a sync takes. */
@OnPlatforms
class CallsIT {
    private static final int ASSETS_A_PAGE = 500;
    private static final int DEVICES_A_PAGE = 300;
    private static final int OF_A_HANDOVER = 6;
    /** In GLPI a page of 1,000 rows begins 10 before the end of the one before. */
    private static final int ROWS_A_PAGE = 990;
    /** The items, their links, systems and fields, and two types, each of which may have a page that is not full. */
    private static final int TABLES_OF_ASSETS = 5;

    /** Users and their addresses. */
    private static final int TABLES_OF_PEOPLE = 2;

    private static final int OF_A_HANDOVER_IN_GLPI = 9;

    @TempDir
    private Path home;

    @Test
    void asksNoMoreThanItMustWhereNothingChanged(Product product) {
        try (var house = new SyncHouse(home, CompanyOptions.of(2500).platform(product))) {
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
                    .isLessThanOrEqualTo(mostOfAReading(product, house.book().count(), people));
            assertThat(kandji.requests().count()).isLessThanOrEqualTo(pages(kandji.size(), DEVICES_A_PAGE) + 2);
            assertThat(house.book().history()).as("nothing was written").hasSize(log);
            assertThat(kandji.requests().writes()).isEmpty();
        }
    }

    @Test
    void handsAnAssetOverInFewCalls(Product product) {
        try (var house = new SyncHouse(home, CompanyOptions.of(0).platform(product))) {
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
            assertThat(busy - idle).isLessThanOrEqualTo(product.isGlpi() ? OF_A_HANDOVER_IN_GLPI : OF_A_HANDOVER);
        }
    }

    private static long mostOfAReading(Product product, int assets, int people) {
        if (product.isGlpi()) {
            return TABLES_OF_ASSETS * pages(assets, ROWS_A_PAGE) + TABLES_OF_PEOPLE * pages(people, ROWS_A_PAGE) + 20;
        }
        return pages(assets, ASSETS_A_PAGE) + 1 + pages(people, ASSETS_A_PAGE) + 1 + 8;
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
