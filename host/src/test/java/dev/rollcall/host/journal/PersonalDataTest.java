package dev.rollcall.host.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.journal.PersonalData.Erased;
import dev.rollcall.host.reconcile.Field;
import dev.rollcall.host.reconcile.History;
import dev.rollcall.host.reconcile.Memory;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Sighting.Missing;
import dev.rollcall.host.state.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the erasure of a person takes out of the journal, and what it leaves, on both databases. */
class PersonalDataTest {
    private static final Holder.Person NOOR = new Holder.Person("7", "Noor Šimunović");
    private static final Holder.Person CID = new Holder.Person("8", "Cid Jones");
    private static final ObservedUser NOOR_AS_SEEN = user("Noor@example.com", "noor", "Noor S.");
    private static final ObservedUser CID_AS_SEEN = user("cid@example.com", "noor2", "Cid Jones");

    private record Journal(
            Runs runs,
            Changes changes,
            SightingStore sightings,
            AssetMemory assets,
            PersonalData personal,
            JdbcClient jdbc) {
        static Journal on(Database database) {
            var source = database.fresh();
            var template = new JdbcTemplate(source);
            var client = JdbcClient.create(source);
            var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
            var journal = new Journal(
                    new Runs(client),
                    new Changes(template),
                    new SightingStore(template, transactions),
                    new AssetMemory(client, transactions),
                    new PersonalData(client),
                    client);
            journal.runs.begin(Things.run("r1", Purpose.APPLY, Things.NOW));
            return journal;
        }

        long add(ChangeRecord change) {
            var id = changes.begin(change, Things.NOW);
            changes.end(id, change.state(), change.message(), Things.NOW);
            return id;
        }

        ChangeRecord get(long id) {
            return changes.find(id).orElseThrow();
        }

        Erased erase(String person, String... names) {
            var identity = new Identity(person, List.of(names));
            personal.recognise(identity);
            return personal.erase(identity);
        }

        String everything() {
            var all = new StringBuilder();
            for (var table :
                    List.of("run", "run_action", "asset_change", "refusal", "ended_asset", "revert", "sighting")) {
                for (Map<String, Object> row :
                        jdbc.sql("select * from " + table).query().listOfRows()) {
                    row.keySet().forEach(column -> all.append(text(table, column)));
                }
            }
            return all.toString();
        }

        /** Also of columns that a driver would only name. */
        private String text(String table, String column) {
            return jdbc.sql("select " + column + " from " + table)
                    .query((row, number) -> String.valueOf(row.getString(1)))
                    .list()
                    .toString();
        }
    }

    private static ObservedUser user(String email, String username, String name) {
        return AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
                .email(email)
                .username(username)
                .displayName(name)
                .build();
    }

    private static ChangeRecord change(ChangeKind kind, ChangeState state, Holder from, Holder to, ObservedUser seen) {
        var change = Things.change("r1", state);
        var device = Things.device();
        var shown = new Observed(
                device.sourceId(),
                device.serial(),
                device.partition(),
                device.enrolment(),
                seen,
                device.lastContact(),
                device.lastEnrolled(),
                device.ownership(),
                device.specs());
        return with(change, kind, from, AssetEdit.NOTHING.withHolder(to), shown);
    }

    private static ChangeRecord with(
            ChangeRecord change, ChangeKind kind, Holder from, AssetEdit edit, @Nullable Observed shown) {
        var to = edit.holder().orElse(Holder.NOBODY);
        return new ChangeRecord(
                0,
                change.runId(),
                change.connectionId(),
                change.subject(),
                change.assetId(),
                "Laptop of " + from,
                change.serial(),
                change.sourceId(),
                kind,
                change.rule(),
                "The MDM shows " + to + ", no longer " + from + ".",
                change.state(),
                "noor@example.com has it.",
                change.decider(),
                change.wish(),
                change.counted(),
                Things.asset(from),
                edit,
                shown,
                List.of("A mail goes to " + to + "."),
                change.optedInSince(),
                change.decidedAt(),
                change.endedAt(),
                "Noor Šimunović",
                null);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoNameOfThePerson(Database database) {
        var journal = Journal.on(database);
        journal.add(change(ChangeKind.REASSIGN, ChangeState.DONE, CID, NOOR, NOOR_AS_SEEN));
        journal.add(change(ChangeKind.REASSIGN, ChangeState.DONE, NOOR, CID, CID_AS_SEEN));
        journal.add(with(Things.change("r1", ChangeState.DONE), ChangeKind.END, NOOR, Things.edit(), null));
        var report = new RunReport(
                List.of(), 0, true, 0, Map.of(), Map.of(), Map.of(), List.of("Noor Šimunović is unmatched."), "");
        journal.runs.end("r1", RunState.SUCCEEDED, true, Things.NOW, report);
        journal.runs.act(new RunAction(
                "r1", RunAction.Kind.DISCARD, "Noor Šimunović", Things.NOW, OptionalInt.of(1), Optional.empty()));
        journal.assets.refused(new History.Refusal("asset 7", 9, "Noor Šimunović can't have it."), Things.NOW);
        assertThat(journal.everything()).contains("Noor");

        assertThat(journal.erase("noor@EXAMPLE.com")).isEqualTo(new Erased(3, 1, 1, 0, 0));

        assertThat(journal.everything().replace("noor2", ""))
                .doesNotContainIgnoringCase("noor")
                .doesNotContain("Šimunović")
                .contains("Cid Jones", "cid@example.com");
        assertThat(journal.erase("noor@example.com")).isEqualTo(new Erased(0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatChangesAreComparedBy(Database database) {
        var journal = Journal.on(database);
        var id = journal.add(change(ChangeKind.REASSIGN, ChangeState.DONE, CID, NOOR, NOOR_AS_SEEN));
        var was = journal.get(id);
        journal.erase("noor@example.com");
        var is = journal.get(id);
        assertThat(is.edit()).isEqualTo(was.edit());
        assertThat(is.before()).isEqualTo(was.before());
        assertThat(holder(is)).hasToString(Redaction.ERASED);
        assertThat(is.counted()).isEqualTo(was.counted());
        assertThat(is.wish()).isEqualTo(was.wish());
        assertThat(is.serial()).isEqualTo(was.serial());
        assertThat(evidence(is).sourceId()).isEqualTo(evidence(was).sourceId());
        assertThat(evidence(is).user()).isInstanceOf(ObservedUser.NotReported.class);
        assertThat(PersonalData.isErased(is.evidence())).isTrue();
        assertThat(PersonalData.isErased(was.evidence())).isFalse();
        assertThat(is.reason()).isEqualTo("The MDM shows (erased), no longer Cid Jones.");
    }

    @ParameterizedTest
    @EnumSource
    void findsAPersonByTheAccountWhereThereIsNoAddress(Database database) {
        var journal = Journal.on(database);
        var seen = AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
                .username("simunovic")
                .displayName("Noor Šimunović")
                .build();
        var id = journal.add(change(ChangeKind.ASSIGN, ChangeState.DONE, Holder.NOBODY, NOOR, seen));
        assertThat(journal.erase("Simunovic").changes()).isEqualTo(1);
        assertThat(journal.get(id).reason()).isEqualTo("The MDM shows (erased), no longer nobody.");
    }

    @ParameterizedTest
    @EnumSource
    void takesOutNamesThatOnlyWhoAsksKnows(Database database) {
        var journal = Journal.on(database);
        var id = journal.add(change(ChangeKind.REASSIGN, ChangeState.DONE, NOOR, CID, CID_AS_SEEN));
        assertThat(journal.erase("nobody@example.com", "Noor Šimunović").changes())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(journal.get(id).before()).holder()).hasToString(Redaction.ERASED);
        assertThat(evidence(journal.get(id)).user()).isEqualTo(CID_AS_SEEN);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R72, R70 leaves intents that are open, and what is held, as they are, and says how many")
    void leavesOpenIntentsAndHeldChanges(Database database) {
        var journal = Journal.on(database);
        var ids = new ArrayList<Long>();
        for (var state : List.of(ChangeState.BEGUN, ChangeState.UNFINISHED, ChangeState.HELD)) {
            ids.add(journal.add(change(ChangeKind.REASSIGN, state, CID, NOOR, NOOR_AS_SEEN)));
        }
        var was = ids.stream().map(journal::get).toList();
        assertThat(journal.erase("noor@example.com")).isEqualTo(new Erased(0, 0, 0, 0, 3));
        var is = ids.stream().map(journal::get).toList();
        assertThat(is).isEqualTo(was);
        assertThat(is).allSatisfy(change -> assertThat(holder(change)).hasToString("Noor Šimunović"));

        ids.forEach(id -> journal.changes.end(id, ChangeState.DONE, "", Things.NOW));
        assertThat(journal.erase("noor@example.com")).isEqualTo(new Erased(3, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R40, R73, R33, R70 leaves the marks of ends and reverts, sightings and counts as they are")
    void leavesMarksAndSightings(Database database) {
        var journal = Journal.on(database);
        journal.add(change(ChangeKind.REASSIGN, ChangeState.DONE, CID, NOOR, NOOR_AS_SEEN));
        journal.assets.ended("5", "r1", Things.NOW);
        journal.assets.reverted(
                "6", new History.Revert("c1", Set.of(new Field(Field.Kind.ASSIGNEE, "")), 42), Things.NOW);
        var notes = new Memory.Notes(
                List.of(Things.sighting("k1", "C02X", "5", Missing.NOT)), Set.of(), false, Set.of(), Set.of());
        journal.sightings.keep("c1", notes, Set.of(), Things.NOW);
        var history = journal.assets.history();
        var sighted = sighted(journal);
        var counted = journal.changes.countedSince("c1", Things.NOW);

        assertThat(journal.erase("noor@example.com").changes()).isEqualTo(1);

        assertThat(journal.assets.history()).isEqualTo(history);
        assertThat(sighted(journal)).isEqualTo(sighted).hasSize(1);
        assertThat(journal.changes.countedSince("c1", Things.NOW))
                .isEqualTo(counted)
                .isNotEmpty();
    }

    private static Holder holder(ChangeRecord change) {
        return Objects.requireNonNull(change.edit()).holder().orElseThrow();
    }

    private static Observed evidence(ChangeRecord change) {
        return Objects.requireNonNull(change.evidence());
    }

    private static List<Sighting> sighted(Journal journal) {
        var all = new ArrayList<Sighting>();
        journal.sightings.each(Set.of("c1"), new ValuePool(), all::add);
        return all;
    }
}
