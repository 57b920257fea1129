package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.Rollcall;
import dev.rollcall.host.journal.RunFilter;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.journal.Times;
import dev.rollcall.host.state.Database;
import dev.rollcall.sandbox.day.CompanyOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes on one PostgreSQL, to which one connection is due at once. One of them is killed in its midst. */
class TwoHostsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final DataSource database = Database.POSTGRESQL.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final List<Process> hosts = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();

    @AfterEach
    void close() {
        hosts.forEach(Process::destroyForcibly);
        wires.forEach(Wire::close);
    }

    @Test
    @DisplayName("R72 one syncs what is due; when it is killed the other finishes what it had begun, and not before")
    void takesOverWhatAKilledOneHadBegun() throws Exception {
        var house = new SyncHouse(home, CompanyOptions.of(0), database);
        house.later(Duration.between(house.clock.instant(), Instant.now().minus(Duration.ofHours(1))));
        try (var site = new Site(home, house)) {
            Story.HANDOVER.prepare(site);
            due(site.connection.id());
            var before = house.notebook.runs().latest(RunFilter.ALL, 0, 10).size();
            var seen = new AtomicReference<@Nullable Throwable>();
            for (var number = 0; number < 2; number++) {
                var own = number;
                var wire = new Wire(house.book().url());
                wires.add(wire);
                wire.cut(new Wire.Cut(2, Wire.Moment.BEFORE, () -> midway(house, own, seen)));
                hosts.add(processes(house).start(wire, home.resolve("host" + number + ".txt"), Rollcall.class));
            }

            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> hosts.stream()
                    .anyMatch(host -> !host.isAlive()));

            assertThat(seen.get()).isNull();
            assertThat(hosts).filteredOn(Process::isAlive).as(logs()).hasSize(1);
            assertThat(house.notebook.runs().latest(RunFilter.ALL, 0, 10)).hasSize(before + 1);
            assertThat(site.look()).isEqualTo(Story.HANDOVER.states().get(1));
            var run = house.notebook.runs().unended().get(0);
            passAMinute(run);
            Awaitility.await().atMost(SOON).untilAsserted(() -> {
                assertThat(house.notebook.changes().open()).as(logs()).isEmpty();
                assertThat(site.look()).isEqualTo(Story.HANDOVER.last());
            });
            assertThat(house.notebook.runs().find(run.id()).orElseThrow().state())
                    .isEqualTo(RunState.INTERRUPTED);
        }
    }

    private HostProcess processes(SyncHouse house) throws Exception {
        try (var connection = database.getConnection()) {
            return new HostProcess(
                    home,
                    house.book().properties(),
                    List.of(
                            "serve",
                            "--rollcall.database.url="
                                    + connection.getMetaData().getURL(),
                            "--rollcall.database.username="
                                    + connection.getMetaData().getUserName(),
                            "--rollcall.secrets.key="
                                    + Files.readString(home.resolve("secret.key"))
                                            .strip()));
        }
    }

    /** Due since before the hosts start. */
    private void due(String connectionId) {
        jdbc.sql("insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)"
                        + " values ('sync', :connection, '', :due, false, 1)")
                .param("connection", connectionId)
                .param("due", Times.of(Instant.now().minusSeconds(60)))
                .update();
    }

    /** In the midst of the run of one: the other looks and leaves it alone; then the one is killed. */
    private void midway(SyncHouse house, int own, AtomicReference<@Nullable Throwable> seen) {
        try {
            var other = 1 - own;
            wires.get(other).heal();
            var run = house.notebook.runs().unended().get(0);
            var now = Instant.now();
            Awaitility.await().atMost(SOON).until(() -> hasLooked(run, now));
            assertThat(house.notebook.runs().unended()).hasSize(1);
            assertThat(house.notebook.changes().open()).isNotEmpty();
            assertThat(wires.get(other).writes()).isEmpty();
        } catch (AssertionError | RuntimeException e) {
            seen.set(e);
        } finally {
            kill(hosts.get(own));
        }
    }

    /** Whether the host that has not got the run has said since then that it lives, which it does before it looks. */
    private boolean hasLooked(RunRecord run, Instant since) {
        return jdbc.sql("select seen_at from instance where id <> :owner and seen_at > :since + interval '11' second")
                .param("owner", run.owner())
                .param("since", Times.of(since))
                .query(OffsetDateTime.class)
                .optional()
                .isPresent();
    }

    private static void kill(Process host) {
        host.destroyForcibly();
        try {
            assertThat(host.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passAMinute(RunRecord run) {
        assertThat(jdbc.sql("update instance set seen_at = seen_at - interval '61' second where id = :owner")
                        .param("owner", run.owner())
                        .update())
                .isOne();
    }

    private String logs() {
        try {
            return Files.readString(home.resolve("host0.txt")) + "\n---\n"
                    + Files.readString(home.resolve("host1.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
