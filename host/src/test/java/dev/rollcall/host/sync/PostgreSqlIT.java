package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Instances;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.state.Database;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole life with the state in PostgreSQL. A host that is killed beside it: {@link KilledHostIT}. */
class PostgreSqlIT {
    private static final int TOO_MANY = 6;

    @TempDir
    private Path home;

    private SyncHouse house;
    private MdmTenant tenant;
    private final List<Integer> assets = new ArrayList<>();

    @BeforeEach
    void open() {
        house = new SyncHouse(home, CompanyOptions.of(0), Database.POSTGRESQL.fresh());
        tenant = house.company.kandji();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @DisplayName("R72 a host that starts at once takes up what a killed one left, as soon as that counts as gone")
    @Fault(
            value = "SIGKILL of one of several hosts on one PostgreSQL",
            step = "between the check-in and the check-out of a hand-over",
            outcome = "another host finishes it within a minute and a half, without a run")
    void takesUpWhatAnotherHostLeft() throws Exception {
        try (var site = new Site(home, house)) {
            Story.HANDOVER.prepare(site);
            var killed = site.life();
            killed.wire.cut(new Wire.Cut(2, Wire.Moment.BEFORE, killed::kill));
            var run = killed.start(site.connection.id());
            killed.syncs.await(run.id());
            var next = site.start();
            next.syncs.recover();
            assertThat(state(run)).isEqualTo(RunState.RUNNING);
            next.syncs.tend();
            assertThat(state(run)).isEqualTo(RunState.RUNNING);
            assertThat(site.look()).isEqualTo(Story.HANDOVER.states().get(1));

            house.later(Instances.GONE_AFTER.plusSeconds(1));
            next.syncs.tend();

            assertThat(state(run)).isEqualTo(RunState.INTERRUPTED);
            Awaitility.await().until(() -> house.notebook.changes().open().isEmpty());
            assertThat(site.look()).isEqualTo(Story.HANDOVER.last());
        }
    }

    @Test
    void joinsTheRunThatAnotherHostIsOnWith() throws Exception {
        try (var site = new Site(home, house)) {
            Story.HANDOVER.prepare(site);
            var first = site.life();
            var second = site.start();
            var answers = new ArrayList<Object>();
            first.wire.then(new Wire.Cut(2, Wire.Moment.BEFORE, () -> {
                second.syncs.tend();
                answers.add(asked(second, site, Purpose.APPLY));
                answers.add(asked(second, site, Purpose.PREVIEW));
            }));

            var run = first.sync(site.connection.id());

            assertThat(answers.get(0)).isEqualTo(new Syncs.Started(begun(run), true));
            assertThat(answers.get(1))
                    .asInstanceOf(InstanceOfAssertFactories.STRING)
                    .contains("Another host is on with", run.id());
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(second.wire.writes()).isEmpty();
            assertThat(site.look()).isEqualTo(Story.HANDOVER.last());
            assertThat(second.sync(site.connection.id()).id()).isNotEqualTo(run.id());
        }
    }

    /** What a host answers that is asked for a sync now: what it started, or why it does not. */
    private static Object asked(HostLife life, Site site, Purpose purpose) {
        try {
            return life.syncs.sync(site.connection.id(), purpose, Optional.empty(), "test");
        } catch (SyncException e) {
            return e.getMessage();
        }
    }

    /** The run as it was while it was on. */
    private static RunRecord begun(RunRecord run) {
        return new RunRecord(
                run.id(),
                run.connectionId(),
                run.connectionName(),
                run.purpose(),
                RunState.RUNNING,
                run.initiator(),
                run.owner(),
                run.basis(),
                run.device(),
                run.trial(),
                false,
                run.beganAt(),
                Optional.empty(),
                RunReport.EMPTY);
    }

    @Test
    @Fault(
            value = "a host that is suspended for longer than a minute, on one PostgreSQL with others",
            step = "while the platform is read",
            outcome = "another host's sync takes the connection over; back again, the first one writes nothing")
    void beginsNothingOnceAnotherHostHasTakenOver() throws Exception {
        try (var site = new Site(home, house)) {
            Story.HANDOVER.prepare(site);
            var first = site.life();
            var second = site.start();
            var isSuspended = new AtomicBoolean();
            var taken = new ArrayList<RunRecord>();
            first.wire.play(sent -> {
                if (!isSuspended.getAndSet(true)) {
                    house.later(Instances.GONE_AFTER.plusSeconds(1));
                    taken.add(second.sync(site.connection.id()));
                }
                return Wire.Answer.ASK;
            });

            var run = first.sync(site.connection.id());

            assertThat(taken).singleElement().satisfies(one -> assertThat(one.state())
                    .isEqualTo(RunState.SUCCEEDED));
            assertThat(first.wire.writes()).isEmpty();
            assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
            assertThat(house.notebook.changes().of(run.id(), Set.of(), 0, 10)).isEmpty();
            assertThat(site.look()).isEqualTo(Story.HANDOVER.last());
        }
    }

    private RunState state(RunRecord run) {
        return house.notebook.runs().find(run.id()).orElseThrow().state();
    }

    @Test
    @DisplayName("R70, R73 what a sync holds is written when it is approved, by another host, and taken back")
    void holdsApprovesAndTakesBack() throws Exception {
        var ann = house.person("ann");
        var bob = house.person("bob");
        tenant.add(draft -> draft.serial("BYSTANDER"));
        for (var i = 0; i <= TOO_MANY; i++) {
            var serial = "C02XX" + i;
            assets.add(house.held(serial, "ann", tenant, house.device(tenant, serial, "ann")));
        }
        var connection = house.connect(tenant, SyncHouse.ON);
        assertThat(house.sync(connection).state()).isEqualTo(RunState.SUCCEEDED);
        tenant.assign("C02XX0", SyncHouse.email("bob"), "bob");
        for (var i = 1; i <= TOO_MANY; i++) {
            tenant.vanish("C02XX" + i);
        }
        var gone = assets.subList(1, assets.size());

        var run = house.sync(connection);
        assertThat(run.state()).isEqualTo(RunState.HELD);
        assertThat(house.holder(assets.get(0))).contains(bob);
        assertThat(gone).allSatisfy(asset -> assertThat(house.holder(asset)).contains(ann));

        house.restart();
        house.later(Duration.ofDays(2));
        var approval = house.ended(house.syncs.approve(run.id(), Set.of(), "admin"));
        assertThat(approval.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(gone).allSatisfy(asset -> {
            assertThat(house.status(asset)).isEqualTo(CompanyPlatform.TRANSFERRED);
            assertThat(house.holder(asset)).isEmpty();
        });

        var undo = house.ended(house.syncs.revert(approval.id(), Set.of(), "admin"));
        assertThat(house.changes(undo, ChangeState.DONE)).isNotEmpty();
        assertThat(gone).allSatisfy(asset -> {
            assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
            assertThat(house.holder(asset)).contains(ann);
        });
        var idle = house.sync(connection);
        assertThat(house.changes(idle, ChangeState.DONE)).isEmpty();
    }
}
