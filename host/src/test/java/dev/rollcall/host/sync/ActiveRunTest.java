package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.reconcile.Policy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActiveRunTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final ActiveRun run = new ActiveRun(record(), connection(), new RunProgress(Clock.systemUTC()));

    @Test
    void readsNothingIfItWasCancelledBeforeItsThreadBegan() {
        run.cancel("The host is stopping.");
        assertThatThrownBy(() -> run.beginsOn(Thread.currentThread())).isInstanceOf(InterruptedException.class);
    }

    @Test
    void beginsIfNobodyCancelsIt() {
        assertThatCode(() -> run.beginsOn(Thread.currentThread())).doesNotThrowAnyException();
    }

    private static RunRecord record() {
        return new RunRecord(
                "run",
                "acme",
                "Acme Iru",
                Purpose.APPLY,
                RunState.RUNNING,
                "test",
                "host",
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                NOW,
                Optional.empty(),
                RunReport.EMPTY);
    }

    private static ConfiguredConnection connection() {
        return new ConfiguredConnection(
                "acme",
                "kandji",
                "Acme Iru",
                1,
                true,
                Map.of(),
                Set.of(),
                Policy.DEFAULT,
                "",
                false,
                null,
                null,
                null,
                1,
                NOW,
                NOW);
    }
}
