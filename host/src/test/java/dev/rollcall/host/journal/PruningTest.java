package dev.rollcall.host.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.journal.Pruning.Pruned;
import dev.rollcall.host.reconcile.Field;
import dev.rollcall.host.reconcile.History;
import dev.rollcall.host.reconcile.Memory;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Sighting.Missing;
import dev.rollcall.host.state.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What retention deletes and, more so, what it leaves, on both databases. */
class PruningTest {
    private static final Instant NOW = Things.NOW;
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(40));
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(400));

    private record Journal(Runs runs, Changes changes, SightingStore sightings, AssetMemory assets, Pruning pruning) {
        static Journal on(Database database) {
            var source = database.fresh();
            var template = new JdbcTemplate(source);
            var client = JdbcClient.create(source);
            var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
            return new Journal(
                    new Runs(client),
                    new Changes(template),
                    new SightingStore(template, transactions),
                    new AssetMemory(client, transactions),
                    new Pruning(client));
        }

        Journal withRun(String id, Instant began, ChangeState... states) {
            runs.begin(Things.run(id, Purpose.APPLY, began));
            for (var state : states) {
                var change = changes.begin(Things.change(id, ChangeState.BEGUN), began);
                changes.end(change, state, "", began);
            }
            runs.end(id, RunState.SUCCEEDED, true, began.plusSeconds(60), RunReport.EMPTY);
            return this;
        }

        List<ChangeState> states(String runId) {
            return changes.of(runId, Set.of(), 0, 5000).stream()
                    .map(ChangeRecord::state)
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void deletesRunsThatEndedLongAgoWithTheirChanges(Database database) {
        var journal = Journal.on(database)
                .withRun("old", LONG_AGO, ChangeState.DONE, ChangeState.NOTED, ChangeState.STALE)
                .withRun("young", NOW, ChangeState.DONE);
        assertThat(journal.pruning.prune(BEFORE)).isEqualTo(new Pruned(1, 3));
        assertThat(journal.runs.find("old")).isEmpty();
        assertThat(journal.runs.find("young")).isPresent();
        assertThat(journal.states("young")).containsExactly(ChangeState.DONE);
        assertThat(journal.pruning.prune(BEFORE)).isEqualTo(new Pruned(0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void deletesMoreThanItTakesAtATime(Database database) {
        var many = IntStream.range(0, 1001).mapToObj(i -> ChangeState.NOTED).toArray(ChangeState[]::new);
        var journal = Journal.on(database).withRun("old", LONG_AGO, many);
        assertThat(journal.pruning.prune(BEFORE)).isEqualTo(new Pruned(1, 1001));
    }

    @ParameterizedTest
    @EnumSource
    void leavesARunThatHasNotEnded(Database database) {
        var journal = Journal.on(database);
        journal.runs.begin(Things.run("on", Purpose.APPLY, LONG_AGO));
        assertThat(journal.pruning.prune(BEFORE)).isEqualTo(new Pruned(0, 0));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R72, R70 leaves intents that are open, and what is held for a person, with their runs")
    void leavesOpenIntentsAndHeldChanges(Database database) {
        var journal = Journal.on(database)
                .withRun("begun", LONG_AGO, ChangeState.BEGUN, ChangeState.DONE)
                .withRun("unfinished", LONG_AGO, ChangeState.UNFINISHED)
                .withRun("held", LONG_AGO, ChangeState.HELD, ChangeState.NOTED);
        assertThat(journal.pruning.prune(BEFORE)).isEqualTo(new Pruned(0, 2));
        assertThat(journal.states("begun")).containsExactly(ChangeState.BEGUN);
        assertThat(journal.states("held")).containsExactly(ChangeState.HELD);
        assertThat(journal.changes.open()).hasSize(2);
        assertThat(journal.changes.held("c1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R40, R73, R15, R33 leaves the marks of ends and reverts, refusals and sightings, however old")
    void leavesMarksAndSightings(Database database) {
        var journal = Journal.on(database).withRun("old", LONG_AGO, ChangeState.DONE);
        journal.assets.ended("5", "old", LONG_AGO);
        var revert = new History.Revert("c1", Set.of(new Field(Field.Kind.ASSIGNEE, "")), 42);
        journal.assets.reverted("6", revert, LONG_AGO);
        journal.assets.refused(new History.Refusal("asset 7", 9, "No."), LONG_AGO);
        var notes = new Memory.Notes(
                List.of(Things.sighting("k1", "C02X", "5", Missing.NOT)), Set.of(), false, Set.of(), Set.of());
        journal.sightings.keep("c1", notes, Set.of(), Things.NOW);
        var history = journal.assets.history();
        var sighted = sighted(journal);

        assertThat(journal.pruning.prune(BEFORE)).isEqualTo(new Pruned(1, 1));

        assertThat(journal.assets.history()).isEqualTo(history);
        assertThat(history.ended()).containsExactly("5");
        assertThat(history.reverts()).containsEntry("6", revert);
        assertThat(history.refusals()).containsKey("asset 7");
        assertThat(sighted(journal)).isEqualTo(sighted).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R70 leaves what the guardrail counts within its longest window")
    void leavesWhatIsCounted(Database database) {
        var window = Duration.ofDays(31);
        var journal = Journal.on(database)
                .withRun("counted", NOW.minus(window), ChangeState.DONE)
                .withRun("old", LONG_AGO, ChangeState.DONE);
        var counted = journal.changes.countedSince("c1", NOW.minus(window));
        journal.pruning.prune(NOW.minus(Duration.ofDays(32)));
        assertThat(journal.changes.countedSince("c1", NOW.minus(window)))
                .isEqualTo(counted)
                .hasSize(2);
        assertThat(journal.runs.find("old")).isEmpty();
    }

    private static List<Sighting> sighted(Journal journal) {
        var all = new ArrayList<Sighting>();
        journal.sightings.each(Set.of("c1"), new ValuePool(), all::add);
        return all;
    }
}
