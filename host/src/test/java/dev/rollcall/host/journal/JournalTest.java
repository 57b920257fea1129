package dev.rollcall.host.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.journal.DetailStore.Detail;
import dev.rollcall.host.reconcile.Change;
import dev.rollcall.host.reconcile.Field;
import dev.rollcall.host.reconcile.History;
import dev.rollcall.host.reconcile.Memory;
import dev.rollcall.host.reconcile.Rule;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Sighting.Missing;
import dev.rollcall.host.state.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that is kept comes back as it was, on both databases. */
class JournalTest {
    private static final Instant NOW = Things.NOW;

    /** The journal on one database. */
    private record Journal(
            Runs runs,
            Changes changes,
            SightingStore sightings,
            AssetMemory assets,
            DetailStore details,
            JdbcClient jdbc) {
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
                    new DetailStore(template, transactions),
                    client);
        }

        Journal withRun(String id) {
            runs.begin(Things.run(id, Purpose.APPLY, NOW));
            return this;
        }

        List<Sighting> sighted() {
            var all = new ArrayList<Sighting>();
            sightings.each(Set.of("c1"), new ValuePool(), all::add);
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsARunFromItsBeginToItsEnd(Database database) {
        var journal = Journal.on(database).withRun("r1");
        var report = new RunReport(
                List.of(new ListReport("devices", "Devices", false, 3, 1, "It broke off. Sync again.")),
                4,
                true,
                2,
                Map.of(ChangeState.DONE, 1L),
                Map.of("R21", 1L),
                Map.of("mdm", 5L),
                List.of("A remark."),
                "");

        journal.runs.end("r1", RunState.INCOMPLETE, false, NOW.plusSeconds(9), report);

        var run = journal.runs.find("r1").orElseThrow();
        assertThat(run.report()).isEqualTo(report);
        assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(run.beganAt()).isEqualTo(NOW);
        assertThat(run.endedAt()).contains(NOW.plusSeconds(9));
        assertThat(journal.runs.unended()).isEmpty();
        assertThat(journal.runs.find("r2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void listsTheRunsThatAreAskedFor(Database database) {
        var journal = Journal.on(database);
        for (var number = 0; number < 4; number++) {
            var purpose = number == 3 ? Purpose.PREVIEW : Purpose.APPLY;
            journal.runs.begin(Things.run("run-" + number, purpose, NOW.plusSeconds(number)));
        }
        journal.runs.end("run-1", RunState.HELD, true, NOW.plusSeconds(9), RunReport.EMPTY);
        journal.runs.end("run-2", RunState.PARTIAL, true, NOW.plusSeconds(9), RunReport.EMPTY);

        assertThat(journal.runs.latest(RunFilter.ALL, 0, 9)).hasSize(4);
        assertThat(ids(journal, states(RunState.HELD, RunState.PARTIAL))).containsExactly("run-2", "run-1");
        assertThat(ids(journal, new RunFilter(all(), Set.of(), Set.of(Purpose.PREVIEW), all(), all())))
                .containsExactly("run-3");
        assertThat(ids(journal, new RunFilter(all(), Set.of(), Set.of(), at(1), at(3))))
                .as("from the first moment on, and before the other")
                .containsExactly("run-2", "run-1");
        assertThat(ids(journal, new RunFilter(Optional.of("c1"), Set.of(RunState.HELD), Set.of(), at(2), all())))
                .isEmpty();
    }

    private static RunFilter states(RunState... states) {
        return new RunFilter(all(), Set.of(states), Set.of(), all(), all());
    }

    private static <T> Optional<T> all() {
        return Optional.empty();
    }

    private static Optional<Instant> at(int second) {
        return Optional.of(NOW.plusSeconds(second));
    }

    private static List<String> ids(Journal journal, RunFilter filter) {
        return journal.runs.latest(filter, 0, 9).stream().map(RunRecord::id).toList();
    }

    @ParameterizedTest
    @EnumSource
    void listsTheChangesThatAreAskedFor(Database database) {
        var journal = Journal.on(database).withRun("r1");
        journal.changes.add(List.of(
                Things.change("r1", ChangeState.DONE),
                Things.change("r1", ChangeState.NOTED),
                Things.change("r1", ChangeState.NOTED)));
        journal.jdbc
                .sql("update asset_change set rule = 'R20', serial = 'C02_XX%', reason = 'Unusual 100% a_b! words'"
                        + " where id = (select max(id) from asset_change)")
                .update();

        assertThat(found(journal, new ChangeFilter(Set.of(ChangeState.NOTED), Set.of(), Set.of(), all(), all())))
                .hasSize(2);
        assertThat(found(journal, new ChangeFilter(Set.of(), Set.of("R20", "R99"), Set.of(), all(), all())))
                .hasSize(1);
        assertThat(found(journal, new ChangeFilter(Set.of(), Set.of(), Set.of(), Optional.of("C02_XX%"), all())))
                .hasSize(1);
        assertThat(texts(journal, "uNUSUAL", "100%", "a_b!", "02_xx%")).containsOnly(1);
        assertThat(texts(journal, "1000%", "a%b", "axb", "'")).containsOnly(0);
        assertThat(found(journal, new ChangeFilter(Set.of(ChangeState.DONE), Set.of("R20"), Set.of(), all(), all())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsPersonsBeforeAndAfterAndInWhatTheMdmShowed(Database database) {
        var journal = Journal.on(database).withRun("r1");
        journal.changes.add(List.of(Things.change("r1", ChangeState.DONE)));
        assertThat(texts(journal, "ANN@example.com", "nobody", "Ann")).containsOnly(1);
        assertThat(texts(journal, "bob@example.com", "Ann\"s")).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    void countsTheChangesOfARunAndFindsTheRareOnesInTheirOrder(Database database) {
        var journal = Journal.on(database).withRun("r1").withRun("r2");
        var states = List.of(ChangeState.DONE, ChangeState.DONE, ChangeState.NOTED, ChangeState.FAILED);
        for (var number = 0; number < 40; number++) {
            journal.changes.add(List.of(Things.change("r1", states.get(number % 4))));
        }
        journal.changes.add(List.of(Things.change("r2", ChangeState.NOTED)));

        assertThat(journal.changes.counts("r1"))
                .containsExactlyInAnyOrder(
                        new ChangeCount(ChangeState.DONE, ChangeKind.END, "R30", 20),
                        new ChangeCount(ChangeState.NOTED, ChangeKind.END, "R30", 10),
                        new ChangeCount(ChangeState.FAILED, ChangeKind.END, "R30", 10));
        var first = journal.changes.first("r1", new ChangeCount(ChangeState.NOTED, ChangeKind.END, "R30", 10), 2);
        assertThat(first).hasSize(2).allSatisfy(change -> assertThat(change.state())
                .isEqualTo(ChangeState.NOTED));
        var filter = new ChangeFilter(
                Set.of(ChangeState.NOTED, ChangeState.FAILED), Set.of("R30"), Set.of(ChangeKind.END), all(), all());
        var expected = journal.changes.of("r1", ChangeFilter.of(Set.of()), 0, 99).stream()
                .filter(change -> change.state() != ChangeState.DONE)
                .toList();
        var search = journal.changes.search("r1", filter);
        var found = new ArrayList<ChangeRecord>();
        for (var part = search.after(0, 3);
                !part.isEmpty();
                part = search.after(part.get(part.size() - 1).id(), 3)) {
            found.addAll(part);
        }
        assertThat(found).hasSize(20).isEqualTo(expected);
        assertThat(journal.changes.of("r1", filter, 0, 5_000)).isEqualTo(expected);
    }

    private static List<ChangeRecord> found(Journal journal, ChangeFilter filter) {
        return journal.changes.of("r1", filter, 0, 9);
    }

    private static List<Integer> texts(Journal journal, String... texts) {
        return Stream.of(texts)
                .map(text -> found(journal, new ChangeFilter(Set.of(), Set.of(), Set.of(), all(), Optional.of(text)))
                        .size())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhoDidWhatWithARunAndWhen(Database database) {
        var journal = Journal.on(database).withRun("r1").withRun("r2").withRun("r3");
        var discarded = new RunAction("r1", RunAction.Kind.DISCARD, "Ann", NOW, OptionalInt.of(3), Optional.empty());
        var approved = new RunAction(
                "r1", RunAction.Kind.APPROVE, "Bob", NOW.plusSeconds(1), OptionalInt.of(0), Optional.of("r2"));
        var cancelled = new RunAction("r2", RunAction.Kind.CANCEL, "Ann", NOW, OptionalInt.empty(), Optional.empty());
        List.of(discarded, approved, cancelled).forEach(journal.runs::act);

        assertThat(journal.runs.actions(List.of("r1", "r2", "r3")))
                .containsOnly(Map.entry("r1", List.of(discarded, approved)), Map.entry("r2", List.of(cancelled)));
        assertThat(journal.runs.actions(List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takesOverWhoDidWhatFromTheRunsOfAnEarlierVersion(Database database) {
        var source = database.freshOfVersion("2");
        var jdbc = JdbcClient.create(source);
        var approval = Things.run("approval", Purpose.APPROVE, NOW.plusSeconds(5));
        keepAsEarlier(jdbc, Things.run("held", Purpose.APPLY, NOW), Optional.empty());
        keepAsEarlier(jdbc, approval, Optional.of("held"));
        keepAsEarlier(jdbc, Things.run("lost", Purpose.REVERT, NOW), Optional.of("nowhere"));

        Database.migrate(source);

        var runs = new Runs(jdbc);
        assertThat(runs.actions(List.of("held", "approval", "lost", "nowhere")))
                .containsOnly(Map.entry(
                        "held",
                        List.of(new RunAction(
                                "held",
                                RunAction.Kind.APPROVE,
                                approval.initiator(),
                                approval.beganAt(),
                                OptionalInt.empty(),
                                Optional.of("approval")))));
    }

    /** As version 2 kept a run, which knew fewer columns. */
    private static void keepAsEarlier(JdbcClient jdbc, RunRecord run, Optional<String> basis) {
        jdbc.sql("insert into run (id, connection_id, connection_name, purpose, state, initiator, owner, basis, trial,"
                        + " complete, began_at, report) values (:id, :connection, :name, :purpose, :state, :initiator,"
                        + " :owner, :basis, false, false, :began, '{}')")
                .param("id", run.id())
                .param("connection", run.connectionId())
                .param("name", run.connectionName())
                .param("purpose", run.purpose().name())
                .param("state", run.state().name())
                .param("initiator", run.initiator())
                .param("owner", run.owner())
                .param("basis", basis.orElse(null))
                .param("began", Times.of(run.beganAt()))
                .update();
    }

    @ParameterizedTest
    @EnumSource
    void listsRunsLatestFirst(Database database) {
        var journal = Journal.on(database);
        for (var number = 0; number < 5; number++) {
            journal.runs.begin(Things.run(
                    "run-" + number, number == 4 ? Purpose.PREVIEW : Purpose.APPLY, NOW.plusSeconds(number)));
        }
        assertThat(journal.runs.latest(RunFilter.ofConnection("c1"), 1, 2))
                .extracting(RunRecord::id)
                .containsExactly("run-3", "run-2");
        assertThat(journal.runs.latest(RunFilter.ofConnection("other"), 0, 9)).isEmpty();
        assertThat(journal.runs.beginningWith("run-4")).hasSize(1);
        assertThat(journal.runs.beginningWith("%")).isEmpty();
        assertThat(journal.runs.hasBegunSince("c1", NOW.plusSeconds(2))).isTrue();
        assertThat(journal.runs.hasBegunSince("c1", NOW.plusSeconds(3)))
                .as("a preview is none")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R72 An intent comes back with all that it takes to finish it")
    void keepsAnIntentWhole(Database database) {
        var journal = Journal.on(database).withRun("r1");
        var change = Things.change("r1", ChangeState.BEGUN);

        var id = journal.changes.begin(change, NOW);

        var open = journal.changes.open();
        assertThat(open).hasSize(1);
        assertThat(open.get(0)).usingRecursiveComparison().ignoringFields("id").isEqualTo(change);
        assertThat(open.get(0).after().orElseThrow().holder()).isEqualTo(Holder.NOBODY);
        journal.changes.end(id, ChangeState.DONE, "", NOW.plusSeconds(1));
        assertThat(journal.changes.open()).isEmpty();
        assertThat(journal.changes.find(id).orElseThrow().endedAt()).contains(NOW.plusSeconds(1));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R70 What was applied within the window counts, and what is held")
    void countsWhatWasApplied(Database database) {
        var journal = Journal.on(database).withRun("r1");
        journal.changes.begin(Things.change("r1", ChangeState.DONE), NOW.minus(Duration.ofHours(25)));
        journal.changes.begin(Things.change("r1", ChangeState.DONE), NOW);
        journal.changes.begin(Things.change("r1", ChangeState.STALE), NOW);
        journal.changes.add(List.of(Things.change("r1", ChangeState.HELD)));

        assertThat(journal.changes.countedSince("c1", NOW.minus(Duration.ofHours(24))))
                .isEqualTo(Things.change("r1", ChangeState.DONE).counted());
        assertThat(journal.changes.countedSince("c2", NOW.minus(Duration.ofHours(24))))
                .isEmpty();
        assertThat(journal.changes.held("c1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhoDecidedOnAHeldChange(Database database) {
        var journal = Journal.on(database).withRun("r1");
        journal.changes.add(List.of(Things.change("r1", ChangeState.HELD), Things.change("r1", ChangeState.NOTED)));
        var held = journal.changes.held("c1").get(0);

        journal.changes.decide(List.of(held.id()), ChangeState.DISCARDED, "No.", "pat", NOW);

        assertThat(journal.changes.held("c1")).isEmpty();
        assertThat(journal.changes.of("r1", Set.of(), 0, 10))
                .extracting(ChangeRecord::state, ChangeRecord::actor)
                .containsExactly(tuple(ChangeState.DISCARDED, "pat"), tuple(ChangeState.NOTED, null));
        assertThat(journal.changes.of("r1", Set.of(ChangeState.NOTED), 0, 10)).hasSize(1);
        assertThat(journal.changes.of("r1", Set.of(), held.id(), 10)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheHistoryOfADevice(Database database) {
        var journal = Journal.on(database).withRun("r1");
        journal.changes.add(List.of(Things.change("r1", ChangeState.DONE), Things.change("r1", ChangeState.NOTED)));
        assertThat(journal.changes.history("C02X", List.of(), 10))
                .extracting(ChangeRecord::state)
                .containsExactly(ChangeState.NOTED, ChangeState.DONE);
        assertThat(journal.changes.history("OTHER", List.of("5"), 10)).hasSize(2);
        assertThat(journal.changes.history("OTHER", List.of(), 10)).isEmpty();
        var first = journal.changes.of("r1", Set.of(ChangeState.DONE), 0, 1).get(0);
        journal.changes.reverted(first.id(), "r9");
        assertThat(journal.changes.find(first.id()).orElseThrow().revertedBy()).isEqualTo("r9");
    }

    @ParameterizedTest
    @EnumSource
    void keepsSightings(Database database) {
        var journal = Journal.on(database);
        var first = Things.sighting("k1", "C02X", "5", Missing.NOT);
        var second = Things.sighting("k2", null, null, new Missing(2, NOW.minusSeconds(5)));
        keep(journal, List.of(first, second), Set.of(), Set.of());
        assertThat(journal.sighted()).containsExactlyInAnyOrder(first, second);

        var moved = Things.sighting("k1", "C02X", "6", Missing.NOT);
        keep(journal, List.of(moved), Set.of("k1"), Set.of());
        assertThat(journal.sighted()).containsExactlyInAnyOrder(moved, second);
        assertThat(journal.sightings.of("c1", "k1")).contains(moved);
        assertThat(journal.sightings.of(Optional.of("C02X"), Optional.empty())).containsExactly(moved);
        assertThat(journal.sightings.of(Optional.empty(), Optional.of("6"))).containsExactly(moved);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R33 A quiet night moves the time of every device that was seen, and of no other")
    void readsSightingsThroughTheRoll(Database database) {
        var journal = Journal.on(database);
        var seen = Things.sighting("k1", "C02X", "5", Missing.NOT);
        var missing = Things.sighting("k2", "C02Y", "6", new Missing(1, NOW));
        keep(journal, List.of(seen, missing), Set.of(), Set.of());

        var later = NOW.plusSeconds(100);
        journal.sightings.keep(
                "c1", new Memory.Notes(List.of(), Set.of("devices"), true, Set.of(), Set.of()), Set.of(), later);

        assertThat(journal.sightings.of("c1", "k1").orElseThrow())
                .returns(later, Sighting::seenAt)
                .returns(later, Sighting::seenOptedIn);
        assertThat(journal.sightings.of("c1", "k2")).contains(missing);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R42 An end makes the missing devices forget the asset")
    void forgetsAfterAnEnd(Database database) {
        var journal = Journal.on(database);
        var seen = Things.sighting("k1", "C02X", "5", Missing.NOT);
        var missing = Things.sighting("k2", "C02Y", "5", new Missing(1, NOW));
        keep(journal, List.of(seen, missing), Set.of(), Set.of());
        var end = new Change.End(Rule.R30, "", Things.TRANSFERRED, "kandji", Map.of(), List.of(), false);

        journal.sightings.changed(end, "5", "c1");

        assertThat(journal.sightings.of("c1", "k1").orElseThrow().assetId()).isEqualTo("5");
        assertThat(journal.sightings.of("c1", "k2").orElseThrow().assetId()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void keepsHowFarAConnectionIs(Database database) {
        var journal = Journal.on(database);
        assertThat(journal.sightings.progress("c1").runEndedAt()).isNull();
        journal.sightings.readingCompleted("c1", NOW);
        journal.sightings.runEnded("c1", NOW.plusSeconds(4));
        assertThat(journal.sightings.progress("c1").completedRunBegan()).isEqualTo(NOW);
        assertThat(journal.sightings.progress("c1").runEndedAt()).isEqualTo(NOW.plusSeconds(4));
        keep(journal, List.of(Things.sighting("k1", "C02X", "5", Missing.NOT)), Set.of(), Set.of("devices"));
        journal.sightings.forget("c1");
        assertThat(journal.sighted()).isEmpty();
        assertThat(journal.sightings.progress("c1").completedRunBegan()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R15, R40, R73 Refusals, ends and reverts come back")
    void remembersAssets(Database database) {
        var journal = Journal.on(database);
        var refusal = new History.Refusal("5", -42L, "No.");
        journal.assets.refused(new History.Refusal("5", -42L, "Older."), NOW);
        journal.assets.refused(refusal, NOW);
        journal.assets.ended("5", "r1", NOW);
        journal.assets.ended("5", "r2", NOW);
        journal.assets.ended("6", "r2", NOW);
        journal.assets.forgetEnds(List.of("6"));
        journal.assets.reverted("5", new History.Revert("c1", Set.of(Field.STATUS), 1), NOW);
        journal.assets.reverted("5", new History.Revert("c2", Set.of(Field.link("kandji")), 2), NOW);
        journal.assets.reverted("6", new History.Revert("c2", Set.of(Field.ASSIGNEE), 2), NOW);
        journal.assets.lift(List.of("6"));

        var history = journal.assets.history();

        assertThat(history.ended()).containsExactly("5");
        assertThat(history.refusals()).containsExactly(Map.entry("5", List.of(refusal)));
        assertThat(history.reverts())
                .containsExactly(
                        Map.entry("5", new History.Revert("c2", Set.of(Field.STATUS, Field.link("kandji")), 2)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R13 Details come back, and count in their hour")
    void keepsDetails(Database database) {
        var journal = Journal.on(database);
        journal.details.keep("c1", List.of(new Detail("k1", null, Things.specs())), NOW);
        journal.details.keep("c1", List.of(new Detail("k1", NOW, Things.specs())), NOW.plusSeconds(1));
        journal.details.keep("c2", List.of(new Detail("k1", NOW, Things.specs())), NOW.minusSeconds(1));
        var kept = new ArrayList<Detail>();
        journal.details.each("c1", Specs::of, kept::add);
        assertThat(kept).containsExactly(new Detail("k1", NOW, Things.specs()));
        assertThat(journal.details.askedSince("c1", NOW)).isOne();
        assertThat(journal.details.askedSince("c1", NOW.plusSeconds(1))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhichProcessesLive(Database database) {
        var jdbc = Journal.on(database).jdbc;
        var one = new Instances(jdbc, Clock.fixed(NOW, ZoneOffset.UTC), true);
        var soon = new Instances(jdbc, Clock.fixed(NOW.plusSeconds(30), ZoneOffset.UTC), true);
        var late = new Instances(jdbc, Clock.fixed(NOW.plusSeconds(90), ZoneOffset.UTC), true);
        var alone = new Instances(jdbc, Clock.fixed(NOW, ZoneOffset.UTC), false);
        one.beat();
        one.beat();
        assertThat(soon.lives(one.own())).isTrue();
        assertThat(late.lives(one.own())).isFalse();
        assertThat(alone.lives(one.own()))
                .as("an embedded database has one user")
                .isFalse();
        assertThat(alone.lives(alone.own())).isTrue();
        one.leave();
        assertThat(soon.lives(one.own())).isFalse();
    }

    private static void keep(Journal journal, List<Sighting> changed, Set<String> known, Set<String> called) {
        journal.sightings.keep("c1", new Memory.Notes(changed, called, false, Set.of(), Set.of()), known, NOW);
    }
}
