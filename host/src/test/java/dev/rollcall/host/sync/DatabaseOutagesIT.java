package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.sync.Wire.Cut;
import dev.rollcall.host.sync.Wire.Moment;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** The database of the journal is full or away. */
class DatabaseOutagesIT {
    private static boolean isIntent(String sql) {
        return sql.startsWith("insert into asset_change");
    }

    private static boolean isOutcome(String sql) {
        return sql.startsWith("update asset_change set state");
    }

    @TempDir
    private Path home;

    @Test
    @Fault(value = "disk full", step = "before a run", outcome = "no run begins; the next one does all")
    void isFullBeforeARun() {
        try (var outage = new Outage(home, 1)) {
            outage.life.source.refuse(sql -> sql.startsWith("insert into run"));
            assertThatThrownBy(outage::sync).isInstanceOf(DataAccessException.class);
            assertThat(outage.life.wire.writes()).isEmpty();
            endsAfterIt(outage, 2);
        }
    }

    @Test
    @Fault(
            value = "disk full",
            step = "while it is noted what was seen",
            outcome = "the run fails and says so; nothing is sent")
    void isFullBeforeAnythingIsDecided() {
        try (var outage = new Outage(home, 1)) {
            outage.kandji.osVersion(outage.device(0), Look.NEW_OS);
            outage.life.source.refuse(sql -> sql.contains("roll") || sql.contains("sighting"));
            var run = outage.sync();
            assertThat(run.state()).isNotEqualTo(RunState.SUCCEEDED);
            assertThat(outage.life.wire.writes()).isEmpty();
            endsAfterIt(outage, 2);
        }
    }

    @Test
    @DisplayName("R72 nothing is sent without an intent")
    @Fault(
            value = "disk full",
            step = "at the intent",
            outcome = "the run fails and says so; nothing is sent; the next run does all")
    void isFullBeforeTheIntent() {
        try (var outage = new Outage(home, 20)) {
            outage.life.source.refuse(DatabaseOutagesIT::isIntent);
            var run = outage.sync();
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.report().failure()).contains("journal");
            assertThat(outage.life.wire.writes()).isEmpty();
            assertThat(outage.untouched()).isEqualTo(20);
            endsAfterIt(outage, 40);
        }
    }

    @Test
    @DisplayName("R72 what was sent is finished later")
    @Fault(
            value = "disk full",
            step = "at the outcome",
            outcome = "the run fails and begins nothing more; what was sent is kept as done by the next run")
    void isFullAtTheOutcome() {
        try (var outage = new Outage(home, 20)) {
            outage.life.source.refuse(DatabaseOutagesIT::isOutcome);
            var run = outage.sync();
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.report().failure()).contains("journal");
            assertThat(outage.states(run)).isNotEmpty().containsOnly(ChangeState.BEGUN);
            assertThat(outage.handedOver()).isBetween(1L, 8L);
            endsAfterIt(outage, 40);
            assertThat(outage.states(run)).containsOnly(ChangeState.DONE);
        }
    }

    @Test
    @DisplayName("R72 what was sent while the database went away is finished later")
    @Fault(
            value = "database away",
            step = "after the intent, between two requests",
            outcome = "the sequence goes on to its end; the next start or run keeps it as done")
    void goesAwayBetweenTwoRequests() {
        try (var outage = new Outage(home, 1)) {
            outage.life.wire.then(new Cut(1, Moment.ANSWERED, outage.life.source::die));
            var run = outage.sync();
            assertThat(outage.states(run)).containsExactly(ChangeState.BEGUN);
            assertThat(outage.handedOver()).isEqualTo(1);
            assertThat(run.state()).isEqualTo(RunState.RUNNING);
            endsAfterIt(outage, 2);
            assertThat(outage.house.notebook.runs().find(run.id()).orElseThrow().state())
                    .isEqualTo(RunState.INTERRUPTED);
        }
    }

    @Test
    @Fault(value = "database away", step = "before a run", outcome = "no run begins; the next one does all")
    void isAwayBeforeARun() {
        try (var outage = new Outage(home, 1)) {
            outage.life.source.die();
            assertThatThrownBy(outage::sync).isInstanceOf(DataAccessException.class);
            assertThat(outage.life.wire.writes()).isEmpty();
            endsAfterIt(outage, 2);
        }
    }

    private static void endsAfterIt(Outage outage, long handovers) {
        outage.life.source.heal();
        outage.life.wire.heal();
        var next = outage.sync();
        assertThat(next.report().failure()).isEmpty();
        assertThat(outage.handedOver()).isEqualTo(outage.assets.size());
        assertThat(outage.handovers()).isEqualTo(handovers);
        assertThat(outage.house.notebook.changes().open()).isEmpty();
    }
}
