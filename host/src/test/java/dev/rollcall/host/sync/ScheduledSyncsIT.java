package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.ConnectionChange;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.journal.Instances;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunFilter;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.schedule.DueTimes;
import dev.rollcall.host.schedule.ScheduledSyncs;
import dev.rollcall.host.state.Database;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.mdm.KandjiTenant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Syncs that start by themselves. The time is the test's; each host looks when the test says so. */
class ScheduledSyncsIT {
    private static final Duration BEAT = Duration.ofMillis(200);
    private static final String AT_THREE = "0 0 3 * * *";
    private static final Instant FIRST = Instant.parse("2026-11-23T03:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path home;

    private final List<ScheduledSyncs> scheduled = new ArrayList<>();
    private final List<HostLife> lives = new ArrayList<>();
    private @Nullable SyncHouse open;

    @AfterEach
    void close() {
        scheduled.forEach(ScheduledSyncs::close);
        lives.forEach(HostLife::close);
        house().close();
    }

    private SyncHouse house() {
        return Objects.requireNonNull(open);
    }

    private ConfiguredConnection connected(Database database, String schedule) {
        var house = new SyncHouse(home, CompanyOptions.of(0), database.fresh());
        open = house;
        house.device(kandji(), "C02XX1", "ann");
        house.held("C02XX1", "ann", kandji(), "other");
        return changed(house.connect(kandji(), SyncHouse.ON), schedule);
    }

    private KandjiTenant kandji() {
        return house().company.kandji();
    }

    private ConfiguredConnection changed(ConfiguredConnection connection, String schedule) {
        try {
            return house().connections
                    .change(connection.id(), ConnectionChange.NONE.schedule(schedule), OptionalLong.empty());
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    private ScheduledSyncs started() {
        return started(house().database, house().syncs, house().notebook);
    }

    private ScheduledSyncs started(DataSource database, Syncs syncs, Notebook notebook) {
        var tools = new ScheduledSyncs.Tools(database, syncs, notebook, house().connections, house().clock);
        var one = new ScheduledSyncs(tools, BEAT);
        scheduled.add(one);
        one.start();
        return one;
    }

    private HostLife life() {
        var life = new HostLife(house(), home);
        lives.add(life);
        return life;
    }

    private void at(Instant time) {
        house().later(Duration.between(house().clock.instant(), time));
    }

    private List<RunRecord> runs() {
        return house().notebook.runs().latest(RunFilter.ALL, 0, 100);
    }

    private Optional<Instant> next(ConfiguredConnection connection) {
        var times = new DueTimes(JdbcClient.create(house().database), house().connections, house().clock);
        return Optional.ofNullable(times.all().get(connection.id()));
    }

    /** Waits until so many runs have ended, and their next times are kept. */
    private void awaitRuns(int count) {
        Awaitility.await()
                .until(() -> runs().size() == count
                        && runs().stream().allMatch(run -> run.endedAt().isPresent())
                        && nobodyIsOn());
    }

    private boolean nobodyIsOn() {
        return JdbcClient.create(house().database)
                        .sql("select count(*) from scheduled_tasks where picked")
                        .query(Long.class)
                        .single()
                == 0;
    }

    @ParameterizedTest
    @EnumSource
    void startsASyncWhenItIsDueAndNotBefore(Database database) {
        var connection = connected(database, AT_THREE);
        var host = started();
        assertThat(next(connection)).contains(FIRST);

        at(FIRST.minusSeconds(1));
        host.look();
        at(FIRST);
        host.look();
        awaitRuns(1);

        assertThat(runs()).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.purpose()).isEqualTo(Purpose.APPLY);
            assertThat(run.initiator()).isEqualTo("the schedule");
            assertThat(run.beganAt()).isEqualTo(FIRST);
        });
        assertThat(next(connection)).contains(FIRST.plus(DAY));
    }

    @Test
    void startsOnceWhatCameDueWhileNoHostWasThere() {
        var connection = connected(Database.H2, AT_THREE);
        started().close();
        at(FIRST.plus(Duration.ofDays(5)).plusSeconds(60));
        assertThat(next(connection)).as("waits").contains(FIRST);

        started().look();
        awaitRuns(1);

        assertThat(next(connection)).contains(FIRST.plus(Duration.ofDays(6)));
    }

    @Test
    void followsWhatBecomesOfAConnection() throws ConnectionException {
        var connection = connected(Database.H2, AT_THREE);
        var host = started();
        changed(connection, "0 0 5 * * * Europe/Berlin");
        host.changed(connection.id());
        assertThat(next(connection)).contains(Instant.parse("2026-11-23T04:00:00Z"));
        changed(connection, "never");
        host.changed(connection.id());
        assertThat(next(connection)).isEmpty();
        changed(connection, AT_THREE);
        host.changed(connection.id());
        house().connections.deactivate(connection.id());
        host.deactivated(connection.id());
        at(FIRST.plusSeconds(1));
        house().connections.activate(connection.id());
        host.changed(connection.id());
        assertThat(next(connection)).as("what it missed meanwhile").contains(FIRST.plus(DAY));
        house().connections.delete(connection.id());
        host.deleted(connection.id());
        at(FIRST.plus(DAY));
        host.look();

        assertThat(rows()).isZero();
        assertThat(runs()).isEmpty();
    }

    private long rows() {
        return JdbcClient.create(house().database)
                .sql("select count(*) from scheduled_tasks")
                .query(Long.class)
                .single();
    }

    @Test
    void goesOnAfterARunThatCouldNotReadTheMdm() {
        var connection = connected(Database.H2, AT_THREE);
        kandji().faults().credentialsRefused(true);
        var host = started();
        at(FIRST);
        host.look();
        awaitRuns(1);
        assertThat(runs().get(0).state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(next(connection)).contains(FIRST.plus(DAY));

        kandji().faults().none();
        at(FIRST.plus(DAY));
        host.look();
        awaitRuns(2);
        assertThat(runs().get(0).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void triesAgainInAMinuteWhileAnotherRunIsOn() throws Exception {
        var connection = connected(Database.H2, AT_THREE);
        var life = life();
        var host = started(life.source, life.syncs, life.notebook);
        at(FIRST);
        life.wire.hold(sent -> true);
        var preview = life.syncs
                .sync(connection.id(), Purpose.PREVIEW, Optional.empty(), "test")
                .run();
        host.look();
        Awaitility.await().until(() -> next(connection).equals(Optional.of(FIRST.plusSeconds(60))) && nobodyIsOn());
        assertThat(runs()).hasSize(1);

        life.wire.release();
        life.syncs.await(preview.id());
        at(FIRST.plusSeconds(60));
        host.look();
        awaitRuns(2);
        assertThat(runs().get(0).purpose()).isEqualTo(Purpose.APPLY);
        assertThat(next(connection)).contains(FIRST.plus(DAY));
    }

    @Test
    void beginsAgainWhatAStopBrokeOff() {
        var connection = connected(Database.H2, AT_THREE);
        var life = life();
        var host = started(life.source, life.syncs, life.notebook);
        at(FIRST);
        life.wire.hold(sent -> true);
        host.look();
        Awaitility.await().until(() -> !runs().isEmpty());
        host.close();
        assertThat(next(connection)).as("due still").contains(FIRST);
        life.wire.release();
        life.syncs.close();
        assertThat(runs()).singleElement().satisfies(run -> assertThat(run.state())
                .isEqualTo(RunState.CANCELLED));

        started().look();
        awaitRuns(2);
        assertThat(runs())
                .extracting(RunRecord::state)
                .containsExactlyInAnyOrder(RunState.CANCELLED, RunState.SUCCEEDED);
        assertThat(next(connection)).contains(FIRST.plus(DAY));
    }

    @Test
    void doesNothingTwiceWhenTheClockIsSetBack() {
        var connection = connected(Database.H2, AT_THREE);
        var host = started();
        at(FIRST);
        host.look();
        awaitRuns(1);
        at(FIRST.minus(Duration.ofHours(1)));
        host.align();
        assertThat(next(connection)).contains(FIRST.plus(DAY));
        at(FIRST);
        host.look();
        at(FIRST.plus(DAY));
        host.look();
        awaitRuns(2);
    }

    @Test
    void recoversFromAClockThatWasAYearAhead() {
        var connection = connected(Database.H2, AT_THREE);
        var host = started();
        at(FIRST.plus(Duration.ofDays(365)));
        host.look();
        awaitRuns(1);
        at(FIRST.plusSeconds(1));
        assertThat(next(connection)).contains(FIRST.plus(Duration.ofDays(366)));
        host.align();
        assertThat(next(connection)).contains(FIRST.plus(DAY));
    }

    @Test
    void startsASyncOnOneOfSeveralHosts() {
        var connection = connected(Database.POSTGRESQL, AT_THREE);
        var first = life();
        var second = life();
        var hosts = List.of(
                started(first.source, first.syncs, first.notebook),
                started(second.source, second.syncs, second.notebook));
        for (var day = 0; day < 5; day++) {
            at(FIRST.plus(Duration.ofDays(day)));
            hosts.forEach(ScheduledSyncs::look);
            awaitRuns(day + 1);
            assertThat(next(connection)).contains(FIRST.plus(Duration.ofDays(day + 1)));
        }
        assertThat(runs()).allSatisfy(run -> assertThat(run.state()).isEqualTo(RunState.SUCCEEDED));
    }

    @Test
    void beginsAgainWhatAHostHadBegunThatIsGone() {
        var connection = connected(Database.POSTGRESQL, AT_THREE);
        var killed = life();
        var other = life();
        var doomed = started(killed.source, killed.syncs, killed.notebook);
        at(FIRST);
        killed.wire.hold(sent -> true);
        doomed.look();
        Awaitility.await().until(() -> !runs().isEmpty());
        var heir = started(other.source, other.syncs, other.notebook);
        other.syncs.tend();
        heir.look();
        assertThat(runs()).as("while the first one lives").hasSize(1);
        killed.kill();
        killed.wire.release();

        house().later(Instances.GONE_AFTER.plusSeconds(1));
        other.syncs.tend();
        Awaitility.await().until(() -> {
            heir.look();
            return runs().size() == 2
                    && runs().stream().allMatch(run -> run.endedAt().isPresent());
        });
        assertThat(runs()).extracting(RunRecord::state).containsExactly(RunState.SUCCEEDED, RunState.INTERRUPTED);
        assertThat(runs().get(0).owner()).isEqualTo(other.notebook.instances().own());
        Awaitility.await().until(() -> next(connection).equals(Optional.of(FIRST.plus(DAY))));
    }
}
