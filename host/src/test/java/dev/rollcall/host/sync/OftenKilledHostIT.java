package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.EmbeddedDatabase;
import dev.rollcall.host.state.Database;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A host's process that is killed at random moments while it writes as much as it can, again and again. */
@Tag("endurance")
class OftenKilledHostIT {
    private static final int KILLS = 50;
    private static final int DEVICES = 60;
    /** So many hand-overs that none is held (R70). */
    private static final int HANDOVERS = 9;
    /** After its first word; two runs over so many devices take about as long. */
    private static final int LATEST_MILLIS = 3_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<String> more = new ArrayList<>(List.of("--rollcall.sync.scheduled=false"));
    private final List<Integer> assets = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();

    @TempDir
    private Path home;

    /** The database, as whoever is not the host gets at it. */
    private interface State {
        <T> T with(Question<T> question);

        /** The next host may take the killed one for gone. */
        void passAMinute();
    }

    private interface Question<T> {
        T ask(JdbcClient client);
    }

    @Test
    @DisplayName("R72 50 kills at random moments, the state in H2: no committed row is lost, and all ends right")
    @Fault(
            value = "SIGKILL of the host's process, 50 times, under load",
            step = "at random moments of runs over two connections; in the profile endurance",
            outcome = "no committed row is lost, each broken run is shown as interrupted, and the next one ends right")
    void survivesOnH2() throws Exception {
        var file = EmbeddedDatabase.open(home);
        Flyway.configure().dataSource(file).load().migrate();
        var house = prepared(file);
        file.close();
        play(house, new State() {
            @Override
            public <T> T with(Question<T> question) {
                try (var reopened = EmbeddedDatabase.open(home)) {
                    return question.ask(JdbcClient.create(reopened));
                }
            }

            @Override
            public void passAMinute() {
                // A file belongs to one host: who opens it knows that the other is gone.
            }
        });
    }

    @Test
    @DisplayName(
            "R72 50 kills at random moments, the state in PostgreSQL: no committed row is lost, and all ends right")
    @Fault(
            value = "SIGKILL of the host's process, 50 times, under load, the state in PostgreSQL",
            step = "at random moments of runs over two connections; in the profile endurance",
            outcome = "no committed row is lost, each broken run is shown as interrupted, and the next one ends right")
    void survivesOnPostgreSql() throws Exception {
        var database = Database.POSTGRESQL.fresh();
        var house = prepared(database);
        try (var connection = database.getConnection()) {
            more.add("--rollcall.database.url=" + connection.getMetaData().getURL());
            more.add("--rollcall.database.username=" + connection.getMetaData().getUserName());
        }
        more.add("--rollcall.secrets.key="
                + Files.readString(home.resolve("secret.key")).strip());
        play(house, new State() {
            @Override
            public <T> T with(Question<T> question) {
                return question.ask(JdbcClient.create(database));
            }

            @Override
            public void passAMinute() {
                with(client -> client.sql("update instance set seen_at = seen_at - interval '61' second")
                        .update());
            }
        });
    }

    private SyncHouse prepared(DataSource database) {
        var house = new SyncHouse(home, CompanyOptions.of(0), database);
        house.later(Duration.between(house.clock.instant(), Instant.now().minus(Duration.ofHours(1))));
        List.of("ann", "bob").forEach(house::person);
        for (var tenant : tenants(house)) {
            house.connect(tenant, SyncHouse.ON);
            for (var i = 0; i < DEVICES; i++) {
                var serial = serial(tenant, i);
                assets.add(house.held(serial, "ann", tenant, house.device(tenant, serial, "ann")));
            }
        }
        return house;
    }

    private static List<MdmTenant> tenants(SyncHouse house) {
        return List.of(house.company.kandji(), house.company.jamf());
    }

    private static String serial(MdmTenant tenant, int number) {
        return tenant.provider().toUpperCase(Locale.ROOT) + number;
    }

    private void play(SyncHouse house, State state) throws Exception {
        try (house) {
            for (var kill = 1; kill <= KILLS; kill++) {
                change(house, kill);
                kill(kill, house, state);
            }
            assertEndsRight(house, state);
        }
    }

    private void assertEndsRight(SyncHouse house, State state) throws Exception {
        // The first may still leave hand-overs to the second: until both connections have read all, nobody knows whose
        // word counts (R60).
        for (var run = 1; run <= 2; run++) {
            finish(house, home.resolve("last-" + run + ".txt"));
            state.passAMinute();
        }
        assertThat(runs(state, "RUNNING")).as("seed %d", seed).isEmpty();
        assertThat(runs(state, "INTERRUPTED")).as("seed %d", seed).containsAll(broken);
        assertThat(assets).as("seed %d", seed).allSatisfy(asset -> assertThat(
                        house.state(asset).field(CompanyPlatform.OS_VERSION))
                .contains(version(KILLS)));
        for (var i = 0; i < HANDOVERS; i++) {
            assertThat(house.holder(assets.get(i))).contains(house.person("bob"));
        }
    }

    private void finish(SyncHouse house, Path log) throws Exception {
        var host = new HostProcess(home, house.book().properties(), more)
                .start(house.book().url(), log, WitnessedProgram.class);
        try {
            assertThat(host.waitFor(180, TimeUnit.SECONDS)).isTrue();
        } finally {
            host.destroyForcibly().waitFor();
        }
        assertThat(host.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).contains("Nothing is open.").doesNotContain("FAILED", "PARTIAL");
    }

    /** Something to write for every asset. */
    private static void change(SyncHouse house, int kill) {
        for (var tenant : tenants(house)) {
            for (var i = 0; i < DEVICES; i++) {
                tenant.osVersion(serial(tenant, i), version(kill));
            }
        }
        if (kill <= HANDOVERS) {
            var tenant = tenants(house).get(0);
            tenant.assign(serial(tenant, kill - 1), SyncHouse.email("bob"), "bob");
        }
    }

    private static String version(int kill) {
        return "26." + kill;
    }

    private void kill(int kill, SyncHouse house, State state) throws Exception {
        var log = home.resolve("log-" + kill + ".txt");
        var host = new HostProcess(home, house.book().properties(), more)
                .start(house.book().url(), log, WitnessedProgram.class);
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !host.isAlive() || last(log).isPresent());
            // A moment that nobody chose: how long this waits decides what is tested, and not whether it passes.
            host.waitFor(random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
        } finally {
            host.destroyForcibly().waitFor();
        }
        var said = last(log).orElseThrow(() -> new AssertionError("It said nothing: " + text(log)));
        var kept = state.with(WitnessedProgram::counts);
        for (var i = 0; i < said.size(); i++) {
            assertThat(kept.get(i))
                    .as("rows of %s after kill %d, seed %d", WitnessedProgram.TABLES.get(i), kill, seed)
                    .isGreaterThanOrEqualTo(said.get(i));
        }
        var running = runs(state, "RUNNING");
        assertThat(running).as("after kill %d, seed %d", kill, seed).hasSizeLessThanOrEqualTo(1);
        broken.addAll(running);
        state.passAMinute();
    }

    private static Set<String> runs(State state, String wanted) {
        return state.with(client -> client.sql("select id from run where state = :state")
                .param("state", wanted)
                .query(String.class)
                .set());
    }

    /** The last numbers that the process has told to their end. */
    private static Optional<List<Long>> last(Path log) {
        var text = text(log);
        var whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return whole.lines()
                .filter(line -> line.startsWith(WitnessedProgram.COMMITTED))
                .reduce((one, next) -> next)
                .map(line -> Stream.of(line.substring(WitnessedProgram.COMMITTED.length())
                                .split(" "))
                        .map(Long::valueOf)
                        .toList());
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
