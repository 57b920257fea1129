package dev.rollcall.host.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.host.audit.AuditEntry;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import dev.rollcall.host.journal.PersonalData;
import dev.rollcall.host.journal.Pruning;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.retention.Retention.Periods;
import dev.rollcall.host.retention.Retention.Pruned;
import dev.rollcall.host.state.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is deleted by itself, and what an erasure leaves in the trail, on both databases. */
class RetentionTest {
    private static final Periods PERIODS = new Periods(Duration.ofDays(40), Duration.ofDays(100));

    private final Instant[] now = {Instant.parse("2026-03-01T10:00:00Z")};

    private record State(Runs runs, AuditTrail trail, Retention retention, Erasures erasures) {}

    private State on(Database database) {
        var source = database.fresh();
        var client = JdbcClient.create(source);
        var trail = new AuditTrail(client, new TransactionTemplate(new JdbcTransactionManager(source)), () -> now[0]);
        return new State(
                new Runs(client),
                trail,
                new Retention(new Pruning(client), trail, PERIODS, () -> now[0]),
                new Erasures(new PersonalData(client), trail));
    }

    private void run(State state, String id, String initiator) {
        state.runs.begin(new RunRecord(
                id,
                "c1",
                "Acme",
                Purpose.APPLY,
                RunState.RUNNING,
                initiator,
                "host",
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                now[0],
                Optional.empty(),
                RunReport.EMPTY));
        state.runs.end(id, RunState.SUCCEEDED, true, now[0], RunReport.EMPTY);
    }

    private static List<String> what(State state) {
        return state.trail.entries().stream().map(AuditEntry::what).toList();
    }

    @ParameterizedTest
    @EnumSource
    void deletesWhatWasKeptLongEnoughAndSaysSo(Database database) {
        var state = on(database);
        run(state, "r1", "Ann");
        state.trail.add("Ann", "thing done", "");
        now[0] = now[0].plus(Duration.ofDays(40));
        assertThat(state.retention.prune()).isEqualTo(new Pruned(0, 0, 0));
        assertThat(what(state)).containsExactly("thing done");

        now[0] = now[0].plus(Duration.ofDays(1));
        assertThat(state.retention.prune()).isEqualTo(new Pruned(1, 0, 0));
        assertThat(what(state)).containsExactly("thing done", "journal pruned");
        assertThat(state.trail.entries().get(1).details())
                .isEqualTo("1 runs and 0 changes of runs that ended before 2026-03-02T10:00:00Z were deleted, as"
                        + " rollcall.retention.journal says.");

        now[0] = now[0].plus(Duration.ofDays(60));
        assertThat(state.retention.prune()).isEqualTo(new Pruned(0, 0, 1));
        assertThat(what(state)).containsExactly("journal pruned", "audit pruned");
        assertThat(state.trail.verify(Optional.empty()).problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takesAPersonOutOfTheTrailAndOfRuns(Database database) {
        var state = on(database);
        run(state, "r1", "ann@example.com");
        state.trail.add(Author.of("Ann@example.com", "192.0.2.7"), "thing done", "Of ann@example.com and of Bob.");
        state.trail.add(Author.of("Bob", "192.0.2.8"), "thing done", "For Ann Example.");

        var result = state.erasures.erase("ann@example.com", List.of("Ann Example"), Author.of("Bob"));

        assertThat(result).isEqualTo(new Erasures.Result(0, 1, 0, 2, 0));
        assertThat(state.runs.find("r1").orElseThrow().initiator()).isEqualTo("(erased)");
        assertThat(state.trail.entries())
                .extracting(AuditEntry::who, AuditEntry::from, AuditEntry::what, AuditEntry::details)
                .containsExactly(
                        tuple("(erased)", Optional.empty(), "thing done", "Of (erased) and of Bob."),
                        tuple("Bob", Optional.of("192.0.2.8"), "thing done", "For (erased)."),
                        tuple(
                                "Bob",
                                Optional.empty(),
                                "personal data erased",
                                "A person was erased from 0 changes, 1 runs and 0 noted refusals of the journal, from"
                                        + " 0 devices of connections, and from 2 entries of the audit trail."));
        assertThat(state.trail.verify(Optional.empty()).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P31D", "PT0S", "-P40D", "P36501D"})
    void refusesATimeThatIsTooShortOrTooLong(String text) {
        assertThatThrownBy(() -> new Periods(Duration.parse(text), Duration.ofDays(40)))
                .hasMessageStartingWith("The property rollcall.retention.journal is ")
                .hasMessageEndingWith(". Set it to a time from 32d to 36500d.");
        assertThatThrownBy(() -> new Periods(Duration.ofDays(40), Duration.parse(text)))
                .hasMessageStartingWith("The property rollcall.retention.audit is ");
    }

    @Test
    void takesTheShortestAndTheLongestTime() {
        assertThatCode(() -> new Periods(Periods.SHORTEST, Periods.LONGEST)).doesNotThrowAnyException();
    }
}
