package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.host.EmbeddedDatabase;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.Product;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is cancelled by an interrupt of the thread that reads, wherever that is; with the database of a real host. */
@OnPlatforms
class CancelledRunsIT {
    @TempDir
    private Path home;

    private HikariDataSource database = new HikariDataSource();
    private Optional<SyncHouse> open = Optional.empty();

    @BeforeEach
    void openDatabase() {
        database = EmbeddedDatabase.open(home);
        Flyway.configure().dataSource(database).load().migrate();
    }

    @AfterEach
    void close() {
        open.ifPresent(SyncHouse::close);
        database.close();
    }

    @Test
    @DisplayName("A run that is cancelled at any use of the database ends, and the next one does all")
    void endsWhereverItIsCancelled(Product product) {
        var house = new SyncHouse(home, CompanyOptions.of(0).platform(product), database);
        open = Optional.of(house);
        var kandji = house.company.kandji();
        var connection = house.connect(kandji, SyncHouse.ON);
        house.device(kandji, "C02XX1", "bob");
        var ann = house.person("ann");
        var bob = house.person("bob");
        var asset = house.asset("C02XX1", "Allocated", draft -> draft.heldBy(ann));
        var cancelled = 0;
        try (var life = new HostLife(house, home)) {
            for (var use = 1; cancelledAt(use, life, house, connection).state() == RunState.CANCELLED; use++) {
                cancelled++;
            }
            assertThat(life.sync(connection.id()).state()).isEqualTo(RunState.SUCCEEDED);
        }
        assertThat(cancelled).as("how often it was cancelled").isGreaterThan(10);
        assertThat(house.holder(asset)).contains(bob);
        assertThat(house.notebook.changes().open()).isEmpty();
        assertThat(house.notebook.runs().unended()).isEmpty();
    }

    private static RunRecord cancelledAt(int use, HostLife life, SyncHouse house, ConfiguredConnection connection) {
        var uses = new AtomicInteger();
        life.source.onUse(() -> {
            if (Thread.currentThread().getName().equals("run") && uses.incrementAndGet() == use) {
                cancel(life, house);
            }
        });
        var run = life.start(connection.id());
        life.await(run);
        life.source.onUse(() -> {});
        var ended = life.ended(run);
        assertThat(ended.endedAt()).as("cancelled at use %s", use).isPresent();
        assertThat(ended.report().failure()).doesNotContain("journal", "bug");
        return ended;
    }

    private static void cancel(HostLife life, SyncHouse house) {
        try {
            life.syncs.cancel(house.notebook.runs().unended().get(0).id(), "The test");
        } catch (SyncException e) {
            throw new IllegalStateException(e);
        }
    }
}
