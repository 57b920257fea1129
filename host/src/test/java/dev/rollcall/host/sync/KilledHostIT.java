package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.host.EmbeddedDatabase;
import dev.rollcall.host.state.Database;
import dev.rollcall.host.sync.Wire.Cut;
import dev.rollcall.host.sync.Wire.Moment;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real process is killed, or told to stop, while the platform works on its request, and another one is started on its H2
 * file.
 */
class KilledHostIT {
    @TempDir
    private Path home;

    /** Properties of the platform. */
    private final Map<String, String> platform = new HashMap<>();

    /** Properties of the host beside the usual ones. */
    private final List<String> more = new ArrayList<>(List.of("--rollcall.sync.scheduled=false"));

    static List<Cell> chosen() {
        return Stream.concat(
                        chosen(Product.SNIPE_IT, Story.HANDOVER, Story.END_HELD, Story.CREATE),
                        chosen(Product.GLPI_11, Story.END_HELD))
                .toList();
    }

    private static Stream<Cell> chosen(Product product, Story... stories) {
        return killed(product)
                .filter(cell -> cell.moment() == Moment.LOST && cell.write() == 1)
                .filter(cell -> List.of(stories).contains(cell.story()));
    }

    static List<Cell> others() {
        var chosen = chosen();
        return Stream.concat(killed(Product.SNIPE_IT), killed(Product.GLPI_11))
                .filter(cell -> !chosen.contains(cell))
                .toList();
    }

    /** An undo is not begun by a sync; its breaks are played in process. */
    private static Stream<Cell> killed(Product product) {
        return Cell.all(product).stream()
                .filter(cell -> cell.isRestarted() && cell.meanwhile() == Meanwhile.NOTHING)
                .filter(cell ->
                        cell.moment() != Moment.ANSWERED && !cell.story().isUndo());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chosen")
    @DisplayName("R72 ends right after SIGKILL")
    @Fault(
            value = "SIGKILL of the host's process",
            step = "while a request is under way: four cells in each build, all in the profile endurance",
            outcome = "the next process finishes what was begun at its start, from the H2 file")
    void endsRight(Cell cell) throws Exception {
        play(cell);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    @Tag("endurance")
    @DisplayName("R72 ends right after SIGKILL, all of them")
    void endsRightAlways(Cell cell) throws Exception {
        play(cell);
    }

    @Test
    @DisplayName("R72 ends right after SIGKILL, with the state in PostgreSQL")
    @Fault(
            value = "SIGKILL of the host's process, the state in PostgreSQL",
            step = "while the second request of a hand-over is under way",
            outcome = "the next process finishes what was begun at its start, from the database")
    void endsRightOnPostgreSql() throws Exception {
        var database = Database.POSTGRESQL.fresh();
        try (var connection = database.getConnection()) {
            more.add("--rollcall.database.url=" + connection.getMetaData().getURL());
            more.add("--rollcall.database.username=" + connection.getMetaData().getUserName());
        }
        var second = killed(Product.SNIPE_IT)
                .filter(cell -> cell.story() == Story.HANDOVER && cell.write() == 2 && cell.moment() == Moment.LOST)
                .findFirst()
                .orElseThrow();
        play(second, database);
    }

    @Test
    @DisplayName("R72 ends what is being written after SIGTERM")
    @Fault(
            value = "SIGTERM of the host's process",
            step = "while the first request of a hand-over is under way",
            outcome = "the hand-over is written to its end, the run ends cancelled, and nothing is left to finish")
    void endsWhatIsBeingWrittenWhenItIsToldToStop() throws Exception {
        more.add("--logging.level.dev.rollcall=info");
        more.add("--logging.structured.format.console=ecs");
        var database = EmbeddedDatabase.open(home);
        Flyway.configure().dataSource(database).load().migrate();
        var house = new SyncHouse(home, CompanyOptions.of(0), database);
        platform.putAll(house.book().properties());
        house.later(Duration.between(house.clock.instant(), Instant.now().minus(Duration.ofHours(1))));
        var log = home.resolve("stopped.txt");
        try (var site = new Site(home, house);
                var wire = new Wire(house.book().url())) {
            Story.HANDOVER.prepare(site);
            database.close();
            wire.hold(Wire.Sent::isWrite);
            var host = start(wire, log);
            await(() -> wire.writes().size() == 1);
            host.destroy();
            await(() -> Files.readString(log).contains("is stopping"));
            wire.release();
            assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(host.exitValue()).as(Files.readString(log)).isEqualTo(143);
            assertThat(site.look()).isEqualTo(Story.HANDOVER.last());
            assertThat(wire.writes()).hasSize(Story.HANDOVER.requests().size());
        }
        tellsOfTheRunInJson(Files.readString(log));
        try (var reopened = EmbeddedDatabase.open(home)) {
            var journal = JdbcClient.create(reopened);
            assertThat(journal.sql("select state from asset_change where kind = 'REASSIGN'")
                            .query(String.class)
                            .list())
                    .containsExactly("DONE");
            assertThat(journal.sql("select state from run order by began_at desc fetch next 1 rows only")
                            .query(String.class)
                            .single())
                    .isEqualTo("CANCELLED");
            assertThat(journal.sql("select count(*) from asset_change where state in ('BEGUN', 'UNFINISHED')")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    /** Each line of the log is an object, and that of the run's end names the run and its connection. */
    private static void tellsOfTheRunInJson(String log) {
        var lines = log.lines()
                .filter(line -> line.startsWith("{"))
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("message").asString()).contains("CANCELLED").contains("The host is stopping.");
            assertThat(line.path("run").asString()).hasSize(36);
            assertThat(line.path("connection").asString()).isNotEmpty();
        });
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(condition);
    }

    private void play(Cell cell) throws Exception {
        try (var database = EmbeddedDatabase.open(home)) {
            Flyway.configure().dataSource(database).load().migrate();
            play(cell, database);
        }
    }

    private void play(Cell cell, DataSource database) throws Exception {
        var house = new SyncHouse(
                home, CompanyOptions.of(0).platform(cell.sequence().product()), database);
        platform.putAll(house.book().properties());
        house.later(Duration.between(house.clock.instant(), Instant.now().minus(Duration.ofHours(1))));
        try (var site = new Site(home, house);
                var wire = new Wire(house.book().url())) {
            cell.story().prepare(site);
            var before = site.find() == 0 ? 0 : site.handovers();
            if (database instanceof HikariDataSource file) {
                file.close();
            } else {
                more.add("--rollcall.secrets.key="
                        + Files.readString(home.resolve("secret.key")).strip());
            }
            breakOff(cell, wire);
            assertThat(site.look()).as("the asset after the break").isEqualTo(cell.broken());
            wire.heal();
            if (!(database instanceof HikariDataSource)) {
                passAMinute(database);
            }
            assertThat(run(wire)).contains("Nothing is open.").contains("SUCCEEDED");
            assertThat(site.look()).as("the asset after the next start").isEqualTo(cell.end());
            assertThat(site.handovers() - before).isEqualTo(cell.handovers());
        }
    }

    /** On a database that hosts share, one counts as gone when it has been silent for a minute. */
    private static void passAMinute(DataSource database) {
        assertThat(JdbcClient.create(database)
                        .sql("update instance set seen_at = seen_at - interval '61' second")
                        .update())
                .isPositive();
    }

    private void breakOff(Cell cell, Wire wire) throws Exception {
        var log = home.resolve("killed.txt");
        var host = start(wire, log);
        wire.cut(new Cut(cell.write(), cell.moment(), () -> kill(host)));
        assertThat(host.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(host.exitValue()).as(Files.readString(log)).isEqualTo(137);
    }

    private static void kill(Process host) {
        host.destroyForcibly();
        try {
            host.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String run(Wire wire) throws Exception {
        var log = home.resolve("log.txt");
        var host = start(wire, log);
        assertThat(host.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(host.exitValue()).as(Files.readString(log)).isZero();
        return Files.readString(log);
    }

    private Process start(Wire wire, Path log) throws IOException {
        return new HostProcess(home, platform, more).start(wire, log, HostProgram.class);
    }
}
