package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.host.EmbeddedDatabase;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.journal.Pruning;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.retention.Retention;
import dev.rollcall.host.schedule.ScheduledSyncs;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Daily runs in fast motion, each with something to write, and what is old deleted once a day. */
class YearOfRunsIT {
    private static final int DAYS = 365;
    /**
     * From here on there is as much as there will ever be: runs are kept for 32 days, then the entries that tell of their
     * deletion for as long, and then those that tell of the entries'.
     */
    private static final int FULL = 110;

    private static final int DEVICES = 50;
    private static final List<String> TABLES = List.of(
            "run",
            "run_action",
            "run_claim",
            "asset_change",
            "sighting",
            "roll",
            "connection_memory",
            "ended_asset",
            "refusal",
            "revert",
            "trial",
            "device_detail",
            "device_comparison",
            "device_comparison_sum",
            "instance",
            "audit_entry",
            "scheduled_tasks");

    @TempDir
    private Path home;

    /**
     * How much there is of everything.
     *
     * @param file of the database, in bytes
     * @param heap in use after a collection, in bytes
     */
    private record Size(Map<String, Long> rows, long file, long heap) {}

    @Test
    @Tag("endurance")
    void takesNoMoreRoomAfterAYear() throws IOException {
        try (var database = EmbeddedDatabase.open(home)) {
            Flyway.configure().dataSource(database).load().migrate();
            play(database);
        }
    }

    private void play(HikariDataSource database) throws IOException {
        var house = new SyncHouse(home, CompanyOptions.of(0), database);
        var tenant = house.company.kandji();
        var devices = new ArrayList<String>();
        for (var number = 0; number < DEVICES; number++) {
            devices.add(house.device(tenant, "C02XX" + number, "ann"));
            house.held("C02XX" + number, "ann", tenant, devices.get(number));
        }
        var connection = house.connect(tenant, SyncHouse.ON);
        var tools = new ScheduledSyncs.Tools(database, house.syncs, house.notebook, house.connections, house.clock);
        var retention = retention(database, house);
        // A year passes in less time than H2 keeps what was replaced for.
        JdbcClient.create(database).sql("set retention_time 0").update();
        try (house;
                var scheduled = new ScheduledSyncs(tools, ScheduledSyncs.HEARTBEAT)) {
            scheduled.start();
            var sizes = new LinkedHashMap<Integer, Size>();
            for (var day = 1; day <= DAYS; day++) {
                change(tenant, devices, day);
                house.later(Duration.ofDays(1));
                scheduled.look();
                awaitRun(house, connection.id());
                retention.prune();
                if (day == FULL || day == DAYS) {
                    sizes.put(day, size(database));
                }
            }
            System.out.println("After " + FULL + " and " + DAYS + " days: " + sizes);
            compare(Objects.requireNonNull(sizes.get(FULL)), Objects.requireNonNull(sizes.get(DAYS)));
        }
    }

    private static Retention retention(HikariDataSource database, SyncHouse house) {
        var client = JdbcClient.create(database);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        var audit = new AuditTrail(client, transactions, house.clock);
        audit.begin();
        return new Retention(
                new Pruning(client),
                audit,
                new Retention.Periods(Retention.Periods.SHORTEST, Retention.Periods.SHORTEST),
                house.clock);
    }

    /** Each day some have another system. */
    private static void change(MdmTenant tenant, List<String> devices, int day) {
        for (var number = day % 10; number < devices.size(); number += 10) {
            tenant.osVersion(devices.get(number), "15." + day);
        }
    }

    private static void awaitRun(SyncHouse house, String connectionId) {
        Instant since = house.clock.instant().minus(Duration.ofHours(1));
        Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
            var runs = house.notebook.runs();
            return runs.hasBegunSince(connectionId, since) && runs.unended().isEmpty() && nobodyIsOn(house);
        });
    }

    private static boolean nobodyIsOn(SyncHouse house) {
        return JdbcClient.create(house.database)
                        .sql("select count(*) from scheduled_tasks where picked")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private Size size(HikariDataSource database) throws IOException {
        var client = JdbcClient.create(database);
        var rows = new LinkedHashMap<String, Long>();
        for (var table : TABLES) {
            rows.put(
                    table,
                    client.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        assertThat(client.sql("select state || ' ' || report from run where state <> :done")
                        .param("done", RunState.SUCCEEDED.name())
                        .query(String.class)
                        .list())
                .isEmpty();
        return new Size(rows, Files.size(home.resolve("rollcall.mv.db")), heap());
    }

    private static long heap() {
        var runtime = Runtime.getRuntime();
        for (var again = 0; again < 3; again++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void compare(Size full, Size last) {
        full.rows.forEach(
                (table, rows) -> assertThat(last.rows.get(table)).as(table).isLessThanOrEqualTo(rows + 5));
        assertThat(last.file).isLessThan(full.file * 2);
        assertThat(last.heap).isLessThan(full.heap * 3 / 2);
    }
}
