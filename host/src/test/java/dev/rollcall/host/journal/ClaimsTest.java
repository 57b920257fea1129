package dev.rollcall.host.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.state.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One run per connection among processes that share the state, on both databases. */
class ClaimsTest {
    private static final Instant NOW = Things.NOW;
    private static final Instant SOON = NOW.plus(Instances.GONE_AFTER).minusMillis(1);
    private static final Instant LATE = NOW.plus(Instances.GONE_AFTER);

    /** A process that shares the state, as it is at one time. */
    private record Peer(Instances instances, Claims claims, JdbcClient jdbc) {
        static Peer at(Instant time, DataSource source) {
            var jdbc = JdbcClient.create(source);
            var instances = new Instances(jdbc, Clock.fixed(time, ZoneOffset.UTC), true);
            instances.beat();
            return new Peer(instances, new Claims(jdbc, instances), jdbc);
        }

        boolean takes(String connection, String run) {
            return claims.take(connection, run, NOW).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesAConnectionToOneOfTheProcessesThatLive(Database database) {
        var source = database.fresh();
        var one = Peer.at(NOW, source);
        var other = Peer.at(SOON, source);
        assertThat(one.takes("c1", "r1")).isTrue();
        assertThat(other.claims.take("c1", "r2", NOW)).contains(new Claims.Claim("c1", "r1", one.instances.own()));
        assertThat(other.claims.runsElsewhere("r1")).isTrue();
        assertThat(one.claims.runsElsewhere("r1")).as("its own").isFalse();
        assertThat(other.takes("c2", "r3")).as("another connection").isTrue();

        other.claims.release("c1", "r1");
        assertThat(one.claims.holds("c1", "r1")).as("it is not the other's").isTrue();
        one.claims.release("c1", "r1");
        assertThat(other.takes("c1", "r2")).isTrue();
        assertThat(one.claims.holds("c1", "r1")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void givesWhatAProcessHadThatIsGoneToOneOther(Database database) {
        var source = database.fresh();
        var gone = Peer.at(NOW, source);
        assertThat(gone.takes("c1", "r1")).isTrue();
        var heir = Peer.at(LATE, source);
        var second = Peer.at(LATE, source);

        assertThat(heir.claims.runsElsewhere("r1")).isFalse();
        assertThat(heir.takes("c1", "r2")).isTrue();
        assertThat(second.takes("c1", "r3")).isFalse();

        gone.instances.beat();
        gone.claims.release("c1", "r1");
        assertThat(gone.takes("c1", "r4")).as("when it is back").isFalse();
        assertThat(gone.claims.holds("c1", "r1")).isFalse();
        assertThat(heir.claims.holds("c1", "r2")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void lastsAsLongAsItsProcessSaysThatItLives(Database database) {
        var source = database.fresh();
        var one = Peer.at(NOW, source);
        assertThat(one.takes("c1", "r1")).isTrue();
        one.jdbc
                .sql("update instance set seen_at = :now")
                .param("now", Times.of(NOW.plusSeconds(1)))
                .update();
        assertThat(Peer.at(LATE, source).takes("c1", "r2")).isFalse();
        one.instances.leave();
        assertThat(Peer.at(LATE, source).takes("c1", "r2")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void givesAConnectionToOneOfManyThatWantItAtOnce(Database database) throws Exception {
        var source = database.fresh();
        var processes = new ArrayList<Peer>();
        for (var i = 0; i < 4; i++) {
            processes.add(Peer.at(NOW, source));
        }
        for (var round = 0; round < 20; round++) {
            var connection = "c" + round;
            assertThat(winners(processes, connection)).as(connection).isOne();
        }
        var heirs = new ArrayList<Peer>();
        for (var i = 0; i < 4; i++) {
            heirs.add(Peer.at(LATE, source));
        }
        for (var round = 0; round < 20; round++) {
            var connection = "c" + round;
            assertThat(winners(heirs, connection))
                    .as(connection + " of a dead one")
                    .isOne();
        }
    }

    private static long winners(List<Peer> processes, String connection) throws Exception {
        var threads = Executors.newFixedThreadPool(processes.size());
        try {
            var start = new CyclicBarrier(processes.size());
            var tries = new ArrayList<Future<Boolean>>();
            for (var process : processes) {
                Callable<Boolean> attempt = () -> {
                    start.await();
                    return process.takes(connection, process.instances.own());
                };
                tries.add(threads.submit(attempt));
            }
            var winners = 0;
            for (var one : tries) {
                winners += one.get(30, TimeUnit.SECONDS) ? 1 : 0;
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesBackWhatAnEndCouldNot(Database database) {
        var source = database.fresh();
        var one = Peer.at(NOW, source);
        var other = Peer.at(NOW, source);
        var runs = new Runs(one.jdbc);
        for (var run : List.of("r1", "r2")) {
            runs.begin(Things.run(run, Purpose.APPLY, NOW));
        }
        runs.end("r2", RunState.SUCCEEDED, true, NOW, RunReport.EMPTY);
        assertThat(one.takes("c1", "r1")).isTrue();
        assertThat(one.takes("c2", "r2")).isTrue();
        assertThat(one.takes("c3", "finishing")).isTrue();
        assertThat(other.takes("c4", "another's")).isTrue();

        one.claims.tidy();

        assertThat(other.takes("c1", "r3")).as("of a run that is on").isFalse();
        assertThat(other.takes("c2", "r3")).as("of one that has ended").isTrue();
        assertThat(other.takes("c3", "r3")).as("of no run").isTrue();
        assertThat(one.takes("c4", "r3")).as("of another process").isFalse();
    }

    @Test
    void letsWhoTakesOverSeeWhatWasBegunBefore() throws Exception {
        var source = Database.POSTGRESQL.fresh();
        var silent = Peer.at(NOW, source);
        var heir = Peer.at(LATE, source);
        var changes = new Changes(new JdbcTemplate(source));
        new Runs(silent.jdbc).begin(Things.run("r1", Purpose.APPLY, NOW));
        assertThat(silent.takes("c1", "r1")).isTrue();
        var threads = Executors.newSingleThreadExecutor();
        try {
            var seen = new ArrayList<Future<List<ChangeRecord>>>();
            new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(status -> {
                assertThat(silent.claims.keeps("c1", "r1")).isTrue();
                seen.add(threads.submit(() -> {
                    assertThat(heir.takes("c1", "r2")).isTrue();
                    return changes.of("r1", Set.of(ChangeState.BEGUN), 0, 10);
                }));
                Awaitility.await().until(() -> isSomebodyWaiting(heir.jdbc));
                changes.begin(Things.change("r1", ChangeState.BEGUN), NOW);
            });
            assertThat(seen.get(0).get(30, TimeUnit.SECONDS)).hasSize(1);
            assertThat(silent.claims.keeps("c1", "r1")).isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isSomebodyWaiting(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database()")
                        .query(Long.class)
                        .single()
                > 0;
    }
}
